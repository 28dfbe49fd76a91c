using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Platform.Exits;

/// <summary>Finds, by the keyed hash of a person's document, what was handed in on an asker's verifications.</summary>
public sealed class HandedInStore(RoadDatabase road)
{
    /// <summary>Most exits of one look-up.</summary>
    public const int FoundMax = 2_000;

    // The road bypasses row security: that a row lies in the asker's own scope is said here (promise P8). A withdrawn verification gives nothing.
    private const string AboutPersons = """
        select asked.place, person.verification_id, person.member_ordinal, exit.submitter, exit.request_id, exit.kind, exit.body_digest,
               exit.sealed_body
        from unnest(@places, @values, @verifications, @submitters, @programmes, @counties, @purposes)
             as asked (place, value, verification_id, submitter, programmes, county, purpose)
        join blind_index person on person.field = @field and person.value = asked.value and person.verification_id <> asked.verification_id
        join submission on submission.verification_id = person.verification_id and submission.state <> 'closed'
        join exit on exit.verification_id = person.verification_id
        where exit.state = 'applied' and exit.round is not null and exit.received_at >= @since
          and exit.submitter = asked.submitter and exit.programmes && string_to_array(asked.programmes, ',')
          and starts_with(exit.region, asked.county) and exit.purpose = asked.purpose
        order by asked.place, exit.received_at, exit.request_id
        limit @limit
        """;

    /// <summary>The exits that opened rounds of verifications these persons belong to, by place of the question, oldest first.</summary>
    /// <param name="field">The field of the blind index under which documents are found.</param>
    /// <param name="since">What was received before is left out.</param>
    public async Task<IReadOnlyList<FoundExit>> Find(string field, IReadOnlyList<PersonSought> sought, DateTimeOffset since, CancellationToken ct)
    {
        var found = await road.Query<FoundExit>(
            AboutPersons,
            new
            {
                field,
                since = since.ToUniversalTime(),
                places = Enumerable.Range(0, sought.Count).ToArray(),
                values = sought.Select(s => s.Index).ToArray(),
                verifications = sought.Select(s => s.Asking).ToArray(),
                submitters = sought.Select(s => s.Submitter).ToArray(),
                programmes = sought.Select(s => string.Join(',', s.Programmes)).ToArray(),
                counties = sought.Select(s => s.County).ToArray(),
                purposes = sought.Select(s => s.Purpose).ToArray(),
                limit = FoundMax + 1,
            },
            ct);
        Promise.That(found.Count <= FoundMax, "one look-up finds at most FoundMax exits");
        return found;
    }
}

/// <summary>A person looked for, and on whose behalf.</summary>
/// <param name="Index">The keyed hash of the document.</param>
/// <param name="Asking">The verification asked for, which is not looked at itself.</param>
/// <param name="County">Digits of the region what is found has to lie in.</param>
public sealed record PersonSought(byte[] Index, Guid Asking, string Submitter, IReadOnlyList<string> Programmes, string County, string Purpose);

/// <summary>An exit on a verification the person sought belongs to.</summary>
/// <param name="Place">Which person sought.</param>
/// <param name="MemberOrdinal">Who of that verification's household it is.</param>
public sealed record FoundExit(
    int Place, Guid VerificationId, int MemberOrdinal, string Submitter, string RequestId, string Kind, byte[] BodyDigest, byte[] SealedBody)
{
    public ExitKey Key => new(Submitter, RequestId);
}

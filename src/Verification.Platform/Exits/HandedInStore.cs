using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Platform.Exits;

/// <summary>Finds, by the keyed hash of a person's document, what was handed in on an asker's verifications.</summary>
public sealed class HandedInStore(RoadDatabase road)
{
    /// <summary>Most exits of one person; whose are more is not told of from a part of them.</summary>
    public const int PersonMax = 50;

    /// <summary>Most bodies read at once; one has at most some hundred kilobytes.</summary>
    public const int BodiesMax = 50;

    // The road bypasses row security: that a row lies in the asker's own scope is said here (promise P8). A withdrawn verification gives nothing.
    private const string AboutPersons = """
        select asked.place, found.verification_id, found.member_ordinal, found.submitter, found.request_id, found.kind, found.body_digest
        from unnest(@places, @values, @verifications, @submitters, @programmes, @counties, @purposes)
             as asked (place, value, verification_id, submitter, programmes, county, purpose)
        cross join lateral (
            select person.verification_id, person.member_ordinal, exit.submitter, exit.request_id, exit.kind, exit.body_digest, exit.received_at
            from blind_index person
            join submission on submission.verification_id = person.verification_id and submission.state <> 'closed'
            join exit on exit.verification_id = person.verification_id
            where person.field = @field and person.value = asked.value and person.verification_id <> asked.verification_id
              and exit.state = 'applied' and exit.round is not null and exit.received_at >= @since
              and exit.submitter = asked.submitter and exit.programmes && string_to_array(asked.programmes, ',')
              and starts_with(exit.region, asked.county) and exit.purpose = asked.purpose
            order by exit.received_at desc, exit.request_id desc
            limit @limit) as found
        order by found.received_at, found.request_id, asked.place
        """;

    private const string OfExits = """
        select exit.submitter, exit.request_id, exit.sealed_body
        from unnest(@submitters, @requests) as wanted (submitter, request_id)
        join exit on exit.submitter = wanted.submitter and exit.request_id = wanted.request_id
        """;

    /// <summary>
    /// The exits that opened rounds of verifications these persons belong to, oldest first; of a person with more than
    /// <see cref="PersonMax"/> the newest, one more than that.
    /// </summary>
    /// <param name="field">The field of the blind index under which documents are found.</param>
    /// <param name="since">What was received before is left out.</param>
    public Task<IReadOnlyList<FoundExit>> Find(string field, IReadOnlyList<PersonSought> sought, DateTimeOffset since, CancellationToken ct) =>
        road.Query<FoundExit>(
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
                limit = PersonMax + 1,
            },
            ct);

    /// <summary>The sealed bodies of these exits, at most <see cref="BodiesMax"/>; one that is gone meanwhile is not among them.</summary>
    public async Task<IReadOnlyDictionary<ExitKey, byte[]>> Bodies(IReadOnlyList<ExitKey> exits, CancellationToken ct)
    {
        Promise.That(exits.Count <= BodiesMax, "at most BodiesMax bodies are read at once");
        var rows = await road.Query<SealedExit>(
            OfExits, new { submitters = exits.Select(e => e.Submitter).ToArray(), requests = exits.Select(e => e.RequestId).ToArray() }, ct);
        return rows.ToDictionary(r => new ExitKey(r.Submitter, r.RequestId), r => r.SealedBody);
    }

    private sealed record SealedExit(string Submitter, string RequestId, byte[] SealedBody);
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
    int Place, Guid VerificationId, int MemberOrdinal, string Submitter, string RequestId, string Kind, byte[] BodyDigest)
{
    public ExitKey Key => new(Submitter, RequestId);
}

using Verification.Platform.Database;
using Verification.Platform.Vault;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>The sealed answers of every person and round.</summary>
public sealed class EvidenceStore(RoadDatabase road)
{
    private const string CopyRows = """
        copy evidence (verification_id, received_month, round, member_ordinal, part, sealed, digest, item_count,
                       submitter, programmes, region, purpose) from stdin (format binary)
        """;

    private const string OfRound = """
        select member_ordinal, part, sealed from evidence
        where verification_id = @verification and received_month = @month and round = @round
        order by part, member_ordinal
        limit 200
        """;

    /// <summary>Writes sealed rows in the batch of the round they belong to; its arbiter makes a second run write none.</summary>
    public Task CopyInto(Batch batch, IReadOnlyCollection<EvidenceRow> rows, CancellationToken ct) =>
        batch.Copy(
            CopyRows, rows,
            static (row, evidence) => row.Uuid(evidence.Round.Verification.Value).Date(evidence.Round.ReceivedMonth).Int(evidence.Round.Round)
                .Int(evidence.MemberOrdinal).SmallInt((short)evidence.Part).Bytes(evidence.Sealed).Bytes(evidence.Digest)
                .Int(evidence.ItemCount).Scope(evidence.Round.Scope),
            ct);

    /// <summary>All kept answers of a round, both parts, as they came.</summary>
    /// <remarks>A person whose key was destroyed has no answers any more.</remarks>
    public Task<IReadOnlyList<Answer>> Load(RoundKey round, HouseholdKeys keys, CancellationToken ct) => Load(round, null, keys, ct);

    /// <summary>The kept answers of one part of a round.</summary>
    public Task<IReadOnlyList<Answer>> Load(RoundKey round, EvidencePart part, HouseholdKeys keys, CancellationToken ct) =>
        Load(round, (EvidencePart?)part, keys, ct);

    private async Task<IReadOnlyList<Answer>> Load(RoundKey round, EvidencePart? part, HouseholdKeys keys, CancellationToken ct)
    {
        var rows = await road.Query<SealedAnswers>(OfRound, new { verification = round.Verification.Value, month = round.ReceivedMonth, round = round.Round }, ct);
        return Opened([.. rows.Where(r => part is null || r.Part == (short)part)], round, keys);
    }

    internal static IReadOnlyList<Answer> Opened(IReadOnlyList<SealedAnswers> rows, RoundKey round, HouseholdKeys keys) =>
        Opened(rows, round.Verification, round.Round, keys);

    internal static IReadOnlyList<Answer> Opened(IReadOnlyList<SealedAnswers> rows, VerificationId verification, int round, HouseholdKeys keys)
    {
        var answers = new List<Answer>();
        foreach (var row in rows.Where(r => keys.Has(r.MemberOrdinal)))
        {
            var name = KeptAnswers.SealName(round, (EvidencePart)row.Part);
            answers.AddRange(StoredAnswers.Read(keys.Open(row.MemberOrdinal, name, row.Sealed), verification));
        }

        return answers;
    }
}

/// <summary>An evidence row as it lies.</summary>
internal sealed record SealedAnswers(int MemberOrdinal, short Part, byte[] Sealed);

using Verification.Platform.Database;
using Verification.Platform.Vault;

namespace Verification.Evidence;

/// <summary>What a caller may read of answers, within its scope.</summary>
public sealed class EvidenceQueries(DoorDatabase door)
{
    private const string OfRound = """
        select member_ordinal, part, sealed from evidence
        where verification_id = @verification and received_month = @month and round = @round
        order by part, member_ordinal
        limit 200
        """;

    /// <summary>All kept answers of a round, as they came; opened with the household's keys.</summary>
    public async Task<IReadOnlyList<Vocabulary.Answer>> Load(Scope scope, RoundKey round, HouseholdKeys keys, CancellationToken ct)
    {
        var args = new { verification = round.Verification.Value, month = round.ReceivedMonth, round = round.Round };
        return EvidenceStore.Opened(await door.Query<SealedAnswers>(scope, OfRound, args, ct), round, keys);
    }
}

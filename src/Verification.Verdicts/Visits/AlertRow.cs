using System.Globalization;
using Verification.Assessment.Concealment;
using Verification.Platform.Database;
using Verification.Platform.Vault;
using Verification.Verdicts.Rounds;
using Verification.Vocabulary;

namespace Verification.Verdicts.Visits;

/// <summary>What a visit to a household would be for, beside the verdict of one round.</summary>
/// <param name="Rank">Where in the order of visits it stands.</param>
/// <param name="ExpectedFen">Fen a year; more than an integer holds counts as the most it holds.</param>
/// <param name="Sealed">The reasons, under the household's key.</param>
public sealed record AlertRow(NewRound Round, RegionCode Street, VisitRank Rank, int ExpectedFen, byte[] Sealed)
{
    private const int Household = 0;

    /// <summary>The row of a round, or null: nobody need go there.</summary>
    public static AlertRow? Of(NewRound round, RegionCode street, VisitReasons reasons, VisitRank rank, HouseholdKeys keys) =>
        reasons.IsEmpty || reasons.Yield <= Money.Zero
            ? null
            : new(round, street, rank, Fen(reasons.Yield), keys.Seal(Household, SealName(round.Round), StoredReasons.Write(reasons)));

    /// <summary>The reasons of a round, opened with the household's keys.</summary>
    public static VisitReasons Open(int round, byte[] sealedReasons, HouseholdKeys keys) =>
        StoredReasons.Read(keys.Open(Household, SealName(round), sealedReasons));

    internal static int Fen(Money amount) => (int)Math.Min(int.MaxValue, amount.Yuan * 100m);

    internal static Money? Yuan(int? fen) => fen is { } known ? Money.Of(known / 100m) : null;

    private static string SealName(int round) => string.Create(CultureInfo.InvariantCulture, $"alert/{round}");
}

/// <summary>Keeps alerts; none is ever changed.</summary>
public static class AlertStore
{
    private const string CopyAlerts = """
        copy alert (verification_id, received_month, round, street, visit_rank, expected_fen, raised_at, sealed, submitter, programmes, region, purpose)
        from stdin (format binary)
        """;

    /// <summary>Copies the alerts of rounds that were won; the round's arbiter makes a second run write none.</summary>
    public static Task CopyInto(Batch batch, IReadOnlyCollection<AlertRow> rows, CancellationToken ct) =>
        rows.Count == 0 ? Task.CompletedTask : batch.Copy(CopyAlerts, rows, Write, ct);

    private static void Write(RowWriter writer, AlertRow row) =>
        writer.Uuid(row.Round.Verification.Value).Date(row.Round.ReceivedMonth).Int(row.Round.Round).Text(row.Street.Code).Long(row.Rank.Key)
            .Int(row.ExpectedFen).Instant(row.Round.OpenedAt).Bytes(row.Sealed).Scope(row.Round.Scope);
}

using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Verdicts.Decisions;

/// <summary>Keeps what offices decided; nothing is edited, later notices stand beside earlier ones.</summary>
public sealed class DecisionStore
{
    private const int PastMax = 10_000;

    // Two notices about one person must not be reckoned without each other; they are rare enough to wait in line.
    private const string Line = "select pg_advisory_xact_lock(hashtextextended(@line, 0))::text";

    private const string Insert = """
        insert into decision (submitter, request_id, verification_id, verdict_id, round, decided, programme, decided_on, month_from, month_to,
                              deviates, received_at, sealed, receiving, ending, programmes, region, purpose)
        values (@submitter, @requestId, @verification, @verdict, @round, @decided, @programme, @decidedOn, @from, @to,
                @deviates, @receivedAt, @body, @receiving, @ending, @programmes, @region, @purpose)
        on conflict do nothing
        """;

    private const string About = """
        select decided, month_from, month_to, receiving, ending from decision
        where submitter = @submitter and programme = @programme and (receiving || ending) && @persons
        order by decided_on, received_at, request_id
        limit @limit
        """;

    /// <summary>Stores a decision in the transaction that applies it; waits for others of the same submitter and programme.</summary>
    /// <remarks>The primary key keeps a second run from storing it twice.</remarks>
    public async Task Add(Batch batch, DecisionRow row, CancellationToken ct)
    {
        await batch.Query<string>(Line, new { line = $"decision/{row.Scope.Submitter}/{row.Programme.Code}" }, ct);
        await batch.Execute(Insert, Columns(row), ct);
    }

    /// <summary>Every decision about any of these persons, in the order in which they were decided, whichever came first to us.</summary>
    public async Task<IReadOnlyList<PastDecision>> Of(
        Batch batch, string submitter, Programme programme, IReadOnlyCollection<byte[]> persons, CancellationToken ct)
    {
        var past = await batch.Query<PastDecision>(
            About, new { submitter, programme = programme.Code, persons = persons.ToArray(), limit = PastMax }, ct);
        Promise.That(past.Count < PastMax, "a household has fewer decisions than PastMax");
        return past;
    }

    private static object Columns(DecisionRow row) => new
    {
        submitter = row.Scope.Submitter,
        requestId = row.RequestId,
        verification = row.Verification.Value,
        verdict = row.Verdict.Value,
        round = row.Round,
        decided = row.Decided,
        programme = row.Programme.Code,
        decidedOn = row.DecidedOn,
        from = row.From?.FirstDay,
        to = row.To?.LastDay,
        deviates = row.Deviates,
        receivedAt = row.ReceivedAt.ToUniversalTime(),
        body = row.Sealed,
        receiving = row.Receiving.ToArray(),
        ending = row.Ending.ToArray(),
        programmes = row.Scope.Programmes.ToArray(),
        region = row.Scope.Region,
        purpose = row.Scope.Purpose,
    };
}

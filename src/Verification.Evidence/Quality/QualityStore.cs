using Verification.Platform.Database;
using Verification.Platform.Vault;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>The figures measured of sources, and the stored evidence they are measured over, page by page.</summary>
public sealed class QualityStore(RoadDatabase road, DataKeyStore keyStore)
{
    /// <summary>Verifications opened at once: mostly some hundred kilobytes, and no more of those with thousands of records than fit beside each other.</summary>
    public const int PageMax = 50;

    private const int RowsMax = 100_000;

    // The newest round holds all answers of its verification; both parts of it belong together.
    private const string Page = """
        select newest.verification_id, newest.round, evidence.member_ordinal, evidence.part, evidence.sealed
        from (select verification_id, max(round) as round from evidence
              where received_month = @month and verification_id > @after
              group by verification_id order by verification_id limit @limit) as newest
        join evidence on evidence.verification_id = newest.verification_id and evidence.received_month = @month and evidence.round = newest.round
        order by newest.verification_id, evidence.part, evidence.member_ordinal
        """;

    private const string Forget = "delete from source_quality where measured_on = @on or measured_on < @since";

    // Two measurements of a day may run at once, and both find nothing to delete.
    private const string Insert = $"""
        insert into source_quality ({Columns})
        select source, kind, month_from, month_to, @on, lag_days, lag_count, completeness, due_count, disagreement, shared_count
        from unnest(@sources, @kinds, @froms, @tos, @lags, @lagCounts, @shares, @dues, @differs, @shared)
             as figure (source, kind, month_from, month_to, lag_days, lag_count, completeness, due_count, disagreement, shared_count)
        on conflict (source, measured_on, kind, month_from, month_to) do update
            set lag_days = excluded.lag_days, lag_count = excluded.lag_count, completeness = excluded.completeness, due_count = excluded.due_count,
                disagreement = excluded.disagreement, shared_count = excluded.shared_count
        """;

    private const string Columns = """
        source, kind, month_from, month_to, measured_on, lag_days, lag_count, completeness, due_count, disagreement, shared_count
        """;

    private const string OfLast = $"""
        select {Columns} from source_quality where measured_on = (select max(measured_on) from source_quality)
        order by source, kind, month_from
        limit @limit
        """;

    private const string OfSources = $"""
        select distinct on (source) {Columns} from source_quality where kind = '' and measured_on >= @since
        order by source, measured_on desc
        limit @limit
        """;

    /// <summary>Every answer of the newest round of each verification received in a month, one list per verification.</summary>
    /// <remarks>Persons whose key was destroyed are not among them.</remarks>
    public async IAsyncEnumerable<IReadOnlyList<Answer>> Answers(
        YearMonth received, Vault vault, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var after = Guid.Empty;
        while (true)
        {
            var args = new { month = received.FirstDay, after, limit = PageMax };
            var rows = await road.InBatch(batch => batch.Query<PageRow>(Page, args, ct), ct);
            if (rows.Count == 0)
            {
                yield break;
            }

            var verifications = rows.GroupBy(r => r.VerificationId).ToList();
            var keyRows = await keyStore.Load([.. verifications.Select(v => new VerificationId(v.Key))], ct);
            foreach (var one in verifications)
            {
                var id = new VerificationId(one.Key);
                if (keyRows.TryGetValue(id, out var wrapped))
                {
                    using var keys = vault.Unwrap(id, wrapped);
                    yield return EvidenceStore.Opened([.. one.Select(r => new SealedAnswers(r.MemberOrdinal, r.Part, r.Sealed))], id, one.First().Round, keys);
                }
            }

            after = verifications[^1].Key;
        }
    }

    /// <summary>Keeps the figures of a day; a second measurement of the day takes the place of the first, and what is no longer valid by then goes.</summary>
    public Task Keep(DateOnly on, IReadOnlyList<QualityFigure> figures, CancellationToken ct) => road.InBatch(batch => CopyInto(batch, on, figures, ct), ct);

    /// <summary>The same in a transaction of somebody else's.</summary>
    public static async Task<int> CopyInto(Batch batch, DateOnly on, IReadOnlyList<QualityFigure> figures, CancellationToken ct)
    {
        await batch.Execute(Forget, new { on, since = on.AddDays(-QualityWatch.ValidDays) }, ct);
        return await batch.Execute(Insert, Rows(on, figures), ct);
    }

    /// <summary>All figures of the newest measurement.</summary>
    public Task<IReadOnlyList<StoredQuality>> Last(CancellationToken ct) => road.InBatch(batch => batch.Query<StoredQuality>(OfLast, new { limit = RowsMax }, ct), ct);

    /// <summary>The newest figure of each source over all it shows, measured since.</summary>
    public Task<IReadOnlyList<StoredQuality>> OfEach(DateOnly since, CancellationToken ct) =>
        road.InBatch(batch => batch.Query<StoredQuality>(OfSources, new { since, limit = EvidenceLimits.SourcesMax }, ct), ct);

    private static object Rows(DateOnly on, IReadOnlyList<QualityFigure> figures) => new
    {
        on,
        sources = figures.Select(f => f.Source.Code).ToArray(),
        kinds = figures.Select(f => f.Kind is { } kind ? EvidenceWords.Of(kind) : "").ToArray(),
        froms = figures.Select(f => f.From.FirstDay).ToArray(),
        tos = figures.Select(f => f.To.FirstDay).ToArray(),
        lags = figures.Select(f => f.Lag.Value).ToArray(),
        lagCounts = figures.Select(f => f.Lag.Count).ToArray(),
        shares = figures.Select(f => f.Completeness.Value).ToArray(),
        dues = figures.Select(f => f.Completeness.Count).ToArray(),
        differs = figures.Select(f => f.Disagreement.Value).ToArray(),
        shared = figures.Select(f => f.Disagreement.Count).ToArray(),
    };

    private sealed record PageRow(Guid VerificationId, int Round, int MemberOrdinal, short Part, byte[] Sealed);
}

/// <summary>A figure as it lies.</summary>
public sealed record StoredQuality(
    string Source, string Kind, DateOnly MonthFrom, DateOnly MonthTo, DateOnly MeasuredOn, int? LagDays, int LagCount, decimal? Completeness, int DueCount,
    decimal? Disagreement, int SharedCount);

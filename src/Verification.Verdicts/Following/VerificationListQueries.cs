using System.Text;
using Verification.Platform.Database;

namespace Verification.Verdicts.Following;

/// <summary>The list of a caller's verifications, latest received first, within its scope.</summary>
/// <remarks>
/// Every submitter's part is read along its own index and ends at the page's length. A condition that few rows meet would make a page read
/// all there are: such a page looks at so many rows of the scope and no further, and its next goes on below the last of them, also when it
/// shows fewer than asked, or none. Conditions are put together from fixed sentences: a value is always a parameter.
/// </remarks>
public sealed class VerificationListQueries(DoorDatabase door)
{
    /// <summary>Rows of the scope a page looks at for what its conditions want, over all submitters.</summary>
    public const int LookedAtMax = 5_000;

    private const int SubmittersMax = 1_000;

    // From name to name along the primary key, instead of through every row.
    private const string Submitters = """
        with recursive named as (
            (select submitter from submission order by submitter limit 1)
            union all
            select (select submission.submitter from submission where submission.submitter > named.submitter order by submission.submitter limit 1)
            from named where named.submitter is not null)
        select submitter from named where submitter is not null
        limit @limit
        """;

    // How far down a page may look: the lowest row of each submitter's share, and of these the highest, since beyond it no part is whole.
    private const string Reach = """
        select far.received_at, far.verification_id
        from unnest(@submitters) as mine (submitter)
        cross join lateral (
            select submission.received_at, submission.verification_id
            from submission
            where submission.submitter = mine.submitter
        """;

    private const string ReachEnd = """

            order by submission.received_at desc, submission.verification_id desc
            offset @share - 1 limit 1) as far
        order by far.received_at desc, far.verification_id desc
        limit 1
        """;

    private const string Before = """
        select found.verification_id, found.submitter, found.request_id, household.case_no, found.state, found.received_at, found.programmes,
               found.region, found.batch_id, latest.verdict_id, latest.round, latest.issued_at, latest.partial, latest.outcomes
        from unnest(@submitters) as mine (submitter)
        cross join lateral (
            select submission.verification_id, submission.submitter, submission.request_id, submission.state, submission.received_at,
                   submission.received_month, submission.programmes, submission.region, submission.batch_id
            from submission
            where submission.submitter = mine.submitter
        """;

    private const string After = """

            order by submission.received_at desc, submission.verification_id desc
            limit @limit) as found
        left join household on household.verification_id = found.verification_id and household.received_month = found.received_month
        left join lateral (
            select verdict_id, round, issued_at, partial, outcomes from verdict
            where verdict.verification_id = found.verification_id and verdict.received_month = found.received_month
            order by round desc limit 1) as latest on true
        order by found.received_at desc, found.verification_id desc
        limit @limit
        """;

    private const string IsInReach = "(submission.received_at, submission.verification_id) >= (@farAt, @farId)";
    private const string IsBelow = "(submission.received_at, submission.verification_id) < (@at, @id)";
    private const string HasState = "submission.state = @state";
    private const string HasProgramme = "submission.programmes @> array[@programme]";
    private const string LiesIn = "starts_with(submission.region, @region)";
    private const string ReceivedFrom = "submission.received_at >= @from";
    private const string ReceivedBefore = "submission.received_at < @before";

    private const string HasCaseNo = """
        submission.verification_id = any (array(
            select household.verification_id from household where household.submitter = mine.submitter and household.case_no = @caseNo))
        """;

    private const string IsOfBatch = """
        submission.verification_id = any (array(
            select unnest(batch.members) from batch where batch.submitter = mine.submitter and batch.batch_id = @batchId))
        """;

    private const string LatestSays = """
        exists (
            select from (
                select outcomes from verdict
                where verdict.verification_id = submission.verification_id and verdict.received_month = submission.received_month
                order by round desc limit 1) as latest, unnest(latest.outcomes) as said
            where said like @said)
        """;

    /// <summary>The verifications below a position, at most <paramref name="limit"/>.</summary>
    public async Task<VerificationList> List(
        Scope scope, VerificationFilter filter, ListPosition? below, int limit, CancellationToken ct)
    {
        var submitters = await SubmittersOf(scope, filter, ct);
        if (submitters.Count == 0)
        {
            return new([], null);
        }

        // One more than the page tells whether there is a next one.
        var reach = filter.MayFindLittle ? await ReachOf(scope, filter, below, limit, submitters, ct) : null;
        var found = await Ask<FoundVerification>(door, scope, filter, "", below, limit + 1, submitters, ct, reach);
        return found.Count <= limit ? new(found, reach) : new([.. found.Take(limit)], found[limit - 1].Position);
    }

    /// <summary>The last row a page looks at, or null when it may look at all of them.</summary>
    private async Task<ListPosition?> ReachOf(
        Scope scope, VerificationFilter filter, ListPosition? below, int limit, IReadOnlyList<string> submitters, CancellationToken ct)
    {
        var sql = new StringBuilder(Reach);
        AddDays(sql, filter, below);
        var share = Math.Max(limit + 1, LookedAtMax / submitters.Count);
        var args = new
        {
            submitters = submitters.ToArray(), share, at = below?.ReceivedAt, id = below?.VerificationId, from = filter.ReceivedFrom,
            before = filter.ReceivedBefore,
        };
        var far = (await door.QueryInOrder<Far>(scope, sql.Append(ReachEnd).ToString(), args, ct)).SingleOrDefault();
        return far is null ? null : new(far.ReceivedAt, far.VerificationId);
    }

    /// <param name="before">Nothing, or the word that asks for the plan instead.</param>
    internal static Task<IReadOnlyList<T>> Ask<T>(
        DoorDatabase door, Scope scope, VerificationFilter filter, string before, ListPosition? below, int limit, IReadOnlyList<string> submitters,
        CancellationToken ct, ListPosition? reach = null)
    {
        var (sql, args) = (before + Sql(filter, below, reach), Args(filter, submitters, below, limit, reach));
        // A case or a batch is a handful of rows, found by their ids and sorted.
        return filter is { CaseNo: null, BatchId: null } ? door.QueryInOrder<T>(scope, sql, args, ct) : door.Query<T>(scope, sql, args, ct);
    }

    private async Task<IReadOnlyList<string>> SubmittersOf(Scope scope, VerificationFilter filter, CancellationToken ct) =>
        (filter.Submitter ?? scope.Submitter) is { } one ? [one] : await door.Query<string>(scope, Submitters, new { limit = SubmittersMax }, ct);

    private static string Sql(VerificationFilter filter, ListPosition? below, ListPosition? reach)
    {
        var sql = new StringBuilder(Before);
        AddDays(sql, filter, below);
        AddIf(sql, reach is not null, IsInReach);
        AddIf(sql, filter.State is not null, HasState);
        AddIf(sql, filter.Programme is not null, HasProgramme);
        AddIf(sql, filter.RegionPrefix is not null, LiesIn);
        AddIf(sql, filter.CaseNo is not null, HasCaseNo);
        AddIf(sql, filter.BatchId is not null, IsOfBatch);
        AddIf(sql, filter.Outcome is not null, LatestSays);
        return sql.Append(After).ToString();
    }

    /// <summary>The conditions the index itself answers.</summary>
    private static void AddDays(StringBuilder sql, VerificationFilter filter, ListPosition? below)
    {
        AddIf(sql, below is not null, IsBelow);
        AddIf(sql, filter.ReceivedFrom is not null, ReceivedFrom);
        AddIf(sql, filter.ReceivedBefore is not null, ReceivedBefore);
    }

    private static void AddIf(StringBuilder sql, bool wanted, string condition)
    {
        if (wanted)
        {
            sql.Append("\n  and ").Append(condition);
        }
    }

    private static object Args(
        VerificationFilter filter, IReadOnlyList<string> submitters, ListPosition? below, int limit, ListPosition? reach) => new
    {
        farAt = reach?.ReceivedAt,
        farId = reach?.VerificationId,
        submitters = submitters.ToArray(),
        limit,
        at = below?.ReceivedAt,
        id = below?.VerificationId,
        state = filter.State,
        programme = filter.Programme,
        region = filter.RegionPrefix,
        from = filter.ReceivedFrom,
        before = filter.ReceivedBefore,
        caseNo = filter.CaseNo,
        batchId = filter.BatchId,
        said = $"{filter.Programme ?? "%"}:{filter.Outcome}",
    };

    private sealed record Far(DateTimeOffset ReceivedAt, Guid VerificationId);
}

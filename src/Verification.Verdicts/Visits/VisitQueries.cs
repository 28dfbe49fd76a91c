using Verification.Assessment.Concealment;
using Verification.Platform.Database;

namespace Verification.Verdicts.Visits;

/// <summary>What a caller may know of visits, within its scope.</summary>
public sealed class VisitQueries(DoorDatabase door)
{
    /// <summary>Most households one list may hold.</summary>
    public const int ListedMax = 2_000;

    // A list of rows that ended, or were overtaken by a later round, would send officers for nothing.
    // The order is that of the ranks; those of before there were any go by their yield.
    private const string Waiting = """
        with standing as (
            select alert.verification_id, alert.round, alert.visit_rank, alert.expected_fen,
                   exists (select from visit where visit.drawn_for = @drawnFor and visit.verification_id = alert.verification_id
                           and visit.round = alert.round) as given
            from alert
            where starts_with(alert.street, @street)
              and not exists (select from round where round.verification_id = alert.verification_id and round.round > alert.round)
              and exists (select from submission where submission.verification_id = alert.verification_id and submission.state <> 'closed')),
        placed as (
            select standing.verification_id, standing.round, standing.visit_rank, standing.expected_fen,
                   row_number() over (
                       order by standing.visit_rank, case when standing.visit_rank = @unranked then -standing.expected_fen end,
                                standing.verification_id) as place
            from standing
            where not standing.given)
        select placed.verification_id, placed.round, placed.visit_rank, placed.expected_fen,
               (select count(*) from placed)::int as waiting, (select count(*) from standing where given)::int as given_before,
               (select max(expected_fen) from placed where place > @limit) as highest_beyond_fen
        from placed
        order by placed.place
        limit @limit
        """;

    private const string Head = """
        select officers, visits_each, drawn_at, withheld, lowest_listed_fen, highest_withheld_fen, given_before
        from visit_list where drawn_for = @drawnFor and street = @street and week = @week
        limit 1
        """;

    private const string Households = """
        select visit.verification_id, visit.round, visit.place, alert.sealed, verdict.outcomes, household.case_no, alert.street, alert.submitter,
               alert.programmes, alert.region, alert.purpose
        from visit
        join alert on alert.verification_id = visit.verification_id and alert.round = visit.round
        join verdict on verdict.verification_id = visit.verification_id and verdict.received_month = visit.received_month
                    and verdict.round = visit.round
        join household on household.verification_id = visit.verification_id and household.received_month = visit.received_month
        where visit.drawn_for = @drawnFor and visit.street = @street and visit.week = @week
        order by visit.place
        limit @limit
        """;

    private const string OfWeek = """
        select visit.submitter, visit.place, visit.verification_id, household.case_no, alert.street, alert.expected_fen, visit_list.withheld,
               visit_list.highest_withheld_fen
        from visit_list
        join visit on visit.drawn_for = visit_list.drawn_for and visit.street = visit_list.street and visit.week = visit_list.week
        join alert on alert.verification_id = visit.verification_id and alert.round = visit.round
        join household on household.verification_id = visit.verification_id and household.received_month = visit.received_month
        where starts_with(visit_list.street, @street) and visit_list.week = @week
        order by visit_list.drawn_for, visit_list.street, visit.place
        limit @limit
        """;

    /// <summary>What was listed for a week in a place, whoever drew it; nothing that is sealed.</summary>
    public Task<IReadOnlyList<ListedVisit>> InWeek(Scope scope, string streetPrefix, VisitWeek week, CancellationToken ct) =>
        door.Query<ListedVisit>(scope, OfWeek, new { street = streetPrefix, week = week.Monday, limit = ListedMax }, ct);

    /// <summary>Households that were not listed yet, in the order of visits.</summary>
    /// <param name="limit">Most that are told; of those beyond only the most expected yield is.</param>
    public Task<IReadOnlyList<WaitingAlert>> WaitingFor(Scope scope, ListKey key, int limit, CancellationToken ct) =>
        door.Query<WaitingAlert>(scope, Waiting, new { drawnFor = key.DrawnFor, street = key.Street.Code, unranked = VisitRank.Unranked.Key, limit }, ct);

    /// <summary>A list as it was drawn, or null.</summary>
    public async Task<DrawnList?> Find(Scope scope, ListKey key, CancellationToken ct) =>
        (await door.Query<DrawnList>(scope, Head, new { drawnFor = key.DrawnFor, street = key.Street.Code, week = key.Week.Monday }, ct)).SingleOrDefault();

    /// <summary>The households of a list in their order.</summary>
    public Task<IReadOnlyList<ListedHousehold>> Listed(Scope scope, ListKey key, CancellationToken ct) =>
        door.Query<ListedHousehold>(
            scope, Households, new { drawnFor = key.DrawnFor, street = key.Street.Code, week = key.Week.Monday, limit = ListedMax }, ct);
}

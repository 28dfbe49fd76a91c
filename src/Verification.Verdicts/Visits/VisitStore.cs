using Verification.Assessment.Concealment;
using Verification.Platform.Database;

namespace Verification.Verdicts.Visits;

/// <summary>Keeps drawn lists and records who read which household's page.</summary>
/// <remarks>The primary key of <c>visit_list</c> lets one of several callers draw; the others read what it drew.</remarks>
public sealed class VisitStore(RoadDatabase road)
{
    private const string InsertList = """
        insert into visit_list (drawn_for, street, week, officers, visits_each, drawn_at, withheld, lowest_listed_fen, highest_withheld_fen,
                                given_before, submitter, programmes, region, purpose)
        values (@drawnFor, @street, @week, @officers, @visitsEach, @at, @withheld, @lowest, @highest, @givenBefore,
                @submitter, @programmes, @region, @purpose)
        on conflict do nothing
        returning week
        """;

    private const string InsertVisits = """
        insert into visit (drawn_for, verification_id, round, received_month, street, week, place, submitter, programmes, region, purpose)
        select @drawnFor, alert.verification_id, alert.round, alert.received_month, @street, @week, listed.place,
               alert.submitter, alert.programmes, alert.region, alert.purpose
        from unnest(@ids, @rounds) with ordinality as listed (verification_id, round, place)
        join alert on alert.verification_id = listed.verification_id and alert.round = listed.round
        order by listed.verification_id
        on conflict do nothing
        """;

    private const string InsertReads = """
        insert into visit_read (verification_id, round, read_at, reader, read_for, form, submitter, programmes, region, purpose)
        select alert.verification_id, alert.round, @at, @reader, @readFor, @form, alert.submitter, alert.programmes, alert.region, alert.purpose
        from unnest(@ids, @rounds) as read (verification_id, round)
        join alert on alert.verification_id = read.verification_id and alert.round = read.round
        """;

    /// <summary>Keeps a list, unless somebody has drawn it meanwhile.</summary>
    /// <param name="caller">The scope in which it was drawn.</param>
    public Task<int> Keep(Scope caller, ListKey key, DrawnList head, VisitPlan plan, CancellationToken ct) => road.InBatch(
        async batch =>
        {
            var drawn = await batch.Query<DateOnly>(InsertList, Columns(caller, key, head), ct);
            return drawn.Count == 0 ? 0 : await batch.Execute(InsertVisits, new
            {
                drawnFor = key.DrawnFor,
                street = key.Street.Code,
                week = key.Week.Monday,
                ids = plan.Listed.Select(c => c.Verification.Value).ToArray(),
                rounds = plan.Listed.Select(c => c.Round).ToArray(),
            }, ct);
        },
        ct);

    /// <summary>Records reads; only when this has returned may the pages be given away.</summary>
    /// <param name="reader">The caller; null for an operator of this installation.</param>
    /// <param name="form">json or html.</param>
    public Task<int> Record(IReadOnlyList<ListedHousehold> read, DateTimeOffset at, string? reader, string readFor, string form, CancellationToken ct) =>
        road.InBatch(
            batch => batch.Execute(InsertReads, new
            {
                ids = read.Select(r => r.VerificationId).ToArray(),
                rounds = read.Select(r => r.Round).ToArray(),
                at = at.ToUniversalTime(),
                reader = reader ?? "operator",
                readFor,
                form,
            }, ct),
            ct);

    private static object Columns(Scope caller, ListKey key, DrawnList head) => new
    {
        drawnFor = key.DrawnFor,
        street = key.Street.Code,
        week = key.Week.Monday,
        officers = head.Officers,
        visitsEach = head.VisitsEach,
        at = head.DrawnAt.ToUniversalTime(),
        withheld = head.Withheld,
        lowest = head.LowestListedFen,
        highest = head.HighestWithheldFen,
        givenBefore = head.GivenBefore,
        submitter = caller.Submitter ?? Scope.Any,
        programmes = caller.Programmes.ToArray(),
        // Whoever sees but a part of the place must see the head of the list as well.
        region = caller.RegionPrefix.Length > key.Street.Code.Length ? caller.RegionPrefix : key.Street.Code,
        purpose = caller.Purposes.Count > 0 ? caller.Purposes[0] : Scope.Any,
    };
}

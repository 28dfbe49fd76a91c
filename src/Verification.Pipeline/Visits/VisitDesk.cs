using Verification.Assessment.Concealment;
using Verification.Assessment.Packs;
using Verification.Contracts.Api;
using Verification.Contracts.Intake;
using Verification.Platform.Database;
using Verification.Verdicts.Visits;
using Verification.Vocabulary;

namespace Verification.Pipeline.Visits;

/// <summary>What came of asking for a visit list.</summary>
public abstract record VisitsGiven
{
    private VisitsGiven()
    {
    }

    /// <summary>Its reads are recorded.</summary>
    public sealed record Given(VisitList List) : VisitsGiven;

    public sealed record Refused(RequestFault Fault) : VisitsGiven;

    /// <summary>The place lies outside the caller's region.</summary>
    public sealed record Foreign : VisitsGiven;
}

/// <summary>Gives visit lists to those who may read them: draws what nobody has drawn, opens, records the reads, and only then answers.</summary>
/// <remarks>
/// Everything a person's request reads comes through the door, within the caller's scope; the road only writes. A list is drawn once for a
/// week and stays: a second look gives the same households, or the budget would be none. When a read cannot be recorded the fault goes up
/// and nothing is given.
/// </remarks>
public sealed class VisitDesk(VisitQueries visits, VisitStore store, VisitContents contents, PackLibrary packs, TimeProvider clock)
{
    /// <param name="form">json or html.</param>
    public async Task<VisitsGiven> Give(Scope caller, VisitsQuestion question, string form, CancellationToken ct)
    {
        if (!ListKey.IsSeenBy(caller, question.Street))
        {
            return new VisitsGiven.Foreign();
        }

        var now = clock.GetUtcNow();
        var present = VisitWeek.Of(ChinaTime.DayOf(now));
        var key = ListKey.Of(caller, question.Street, question.Week ?? present);
        var head = await visits.Find(caller, key, ct);
        if (head is null)
        {
            if (key.Week != present && key.Week != present.Next)
            {
                return new VisitsGiven.Refused(VisitFaults.NotDrawn);
            }

            await Draw(caller, key, question.Officers, now, ct);
            head = await visits.Find(caller, key, ct) ?? throw new BrokenPromise("a list that was drawn is there for whoever drew it");
        }

        var (listed, sheets) = await Open(caller, key, ct);
        await store.Record(listed, now, caller.Submitter, question.ReadFor, form, ct);
        return new VisitsGiven.Given(ListComposer.Compose(key, contents.NameOf(key.Street.Code), head, sheets));
    }

    private async Task Draw(Scope caller, ListKey key, int officers, DateTimeOffset now, CancellationToken ct)
    {
        var each = BudgetAt(key);
        var waiting = await visits.WaitingFor(caller, key, VisitQueries.ListedMax, ct);
        var plan = VisitPlan.Draw(
            waiting.Select(w => new VisitCandidate(new(w.VerificationId), w.Round, new(w.VisitRank), Money.Of(w.ExpectedFen / 100m))), officers, each);
        var first = waiting.Count > 0 ? waiting[0] : null;
        var head = new DrawnList(
            officers, each, now, (first?.Waiting ?? 0) - plan.Listed.Count, Fen(plan.LowestListed), Highest(Fen(plan.HighestWithheld), first?.HighestBeyondFen),
            first?.GivenBefore ?? 0);
        await store.Keep(caller, key, head, plan, ct);
    }

    private async Task<(IReadOnlyList<ListedHousehold> Read, IReadOnlyList<VisitSheet> Sheets)> Open(Scope caller, ListKey key, CancellationToken ct)
    {
        var (read, sheets) = (new List<ListedHousehold>(), new List<VisitSheet>());
        foreach (var listed in await visits.Listed(caller, key, ct))
        {
            if (await contents.Of(caller, listed, ct) is { } sheet)
            {
                read.Add(listed);
                sheets.Add(sheet);
            }
        }

        return (read, sheets);
    }

    // The budget is the place's own, as its law says on the week's first day.
    private int BudgetAt(ListKey key) =>
        key.Street.County is { } county && packs.InForce(county, key.Week.Monday) is PackInForce.Found { Pack: var pack }
            ? pack.Concealment.VisitsAWeek
            : ConcealmentRule.UsualVisitsAWeek;

    private static int? Highest(int? one, int? other) => one is { } a && other is { } b ? Math.Max(a, b) : one ?? other;

    private static int? Fen(Money? amount) => amount is { } known ? (int)(known.Yuan * 100m) : null;
}

using Verification.Contracts.Rechecks;
using Verification.Contracts.Verdicts;
using Verification.Vocabulary;

namespace Verification.Verdicts.Rechecks;

/// <summary>What a recheck found out about one household.</summary>
public abstract record Rechecked
{
    private Rechecked()
    {
    }

    /// <summary>Outcome, amount and members are what they were.</summary>
    public sealed record Unchanged : Rechecked;

    /// <summary>At least one change, the weightiest first.</summary>
    public sealed record Changed(IReadOnlyList<RecheckChange> Changes) : Rechecked;

    /// <summary>A programme needs a closer look; nothing is compared.</summary>
    public sealed record Review(IReadOnlyList<string> MainCauses) : Rechecked;
}

/// <summary>Compares the verdict of a recheck with the one before.</summary>
public static class RecheckComparison
{
    private const string Eligible = "eligible";
    private const string Ineligible = "ineligible";

    /// <summary>What has changed; a programme only one of them speaks of is passed over.</summary>
    public static Rechecked Of(VerdictIssued before, VerdictIssued now)
    {
        var open = now.Programmes.Where(p => p.Outcome is not (Eligible or Ineligible)).ToList();
        if (open.Count > 0)
        {
            return new Rechecked.Review([.. open.Select(p => p.MainCause).OfType<string>().Distinct(StringComparer.Ordinal)]);
        }

        var pairs = now.Programmes.Select(p => (Before: before.Programmes.FirstOrDefault(b => b.Programme == p.Programme), Now: p))
            .Where(pair => pair.Before is not null).ToList();
        var changes = pairs.Select(pair => Of(before, now, pair.Before!, pair.Now)).OfType<RecheckChange>()
            .OrderBy(c => Weight(c.Change)).ToList();
        if (pairs.Count > 0 && Composition(before, now, pairs[0].Before!, pairs[0].Now) is { } composition)
        {
            changes.Add(composition);
        }

        return changes.Count == 0 ? new Rechecked.Unchanged() : new Rechecked.Changed(changes);
    }

    private static RecheckChange? Of(VerdictIssued before, VerdictIssued now, ProgrammeVerdict earlier, ProgrammeVerdict later)
    {
        var change = Change(before, now, earlier, later);
        return (earlier.Outcome, later.Outcome) switch
        {
            (not Ineligible, Ineligible) => change with { Change = "over" },
            (not Eligible, Eligible) => change with { Change = "under" },
            (Eligible, Eligible) when change.AmountBefore != change.AmountNow => change with { Change = "amount" },
            _ => null,
        };
    }

    private static RecheckChange? Composition(VerdictIssued before, VerdictIssued now, ProgrammeVerdict earlier, ProgrammeVerdict later)
    {
        var (then, today) = (Counted(before), Counted(now));
        var (joined, left) = (today.Except(then).ToList(), then.Except(today).ToList());
        return joined.Count + left.Count == 0
            ? null
            : Change(before, now, earlier, later) with
            {
                Change = "composition",
                Joined = joined.Count > 0 ? joined : null,
                Left = left.Count > 0 ? left : null,
            };
    }

    private static RecheckChange Change(VerdictIssued before, VerdictIssued now, ProgrammeVerdict earlier, ProgrammeVerdict later) => new()
    {
        EarlierVerification = before.VerificationId,
        Verification = now.VerificationId,
        CaseNo = now.CaseNo,
        Change = "",
        Programme = later.Programme,
        OutcomeBefore = earlier.Outcome,
        OutcomeNow = later.Outcome,
        AmountBefore = earlier.Amount?.Payable,
        AmountNow = later.Amount?.Payable,
        Difference = Money.TryParse(earlier.Amount?.Payable, out var then) && Money.TryParse(later.Amount?.Payable, out var today)
            ? (today - then).ToString()
            : null,
    };

    private static List<string> Counted(VerdictIssued verdict) => [.. verdict.Members.Where(m => m.Counted).Select(m => m.MemberRef)];

    private static int Weight(string change) => change switch { "over" => 0, "under" => 1, _ => 2 };
}

using Verification.Contracts.Intake;
using Verification.Intake.Faults;
using Verification.Vocabulary;

namespace Verification.Intake.Deciding;

/// <summary>Judges a declaration as a whole: whom it names, which days, which shares.</summary>
internal static class DeclaredDecision
{
    private const decimal Whole = 100m;

    /// <summary>Adds every fault.</summary>
    /// <param name="has">Whether somebody has this memberRef.</param>
    public static void Decide(DeclaredStatus? declared, Func<string, bool> has, string root, FaultList faults)
    {
        if (declared is null)
        {
            return;
        }

        foreach (var (income, path) in Each(declared.Income, $"{root}.income"))
        {
            DecideRef(income.MemberRef, has, path, faults);
            Days.DecidePeriod(income.From, income.To, path, faults);
        }

        foreach (var (expense, path) in Each(declared.Expenses, $"{root}.expenses"))
        {
            DecideRef(expense.MemberRef, has, path, faults);
            Days.DecidePeriod(expense.From, expense.To, path, faults);
        }

        foreach (var (property, path) in Each(declared.Property, $"{root}.property"))
        {
            DecideHolders(property.Holders, has, path, faults);
        }
    }

    /// <summary>Adds every fault of holders and their shares.</summary>
    public static void DecideHolders(IReadOnlyList<PropertyHolder?>? named, Func<string, bool> has, string path, FaultList faults)
    {
        var whole = 0m;
        var holders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (holder, place) in Each(named, $"{path}.holders"))
        {
            DecideRef(holder.MemberRef, has, place, faults);
            if (holder.MemberRef is { } name && !holders.Add(name))
            {
                faults.Add(PersonFaults.HolderRepeated, $"{place}.memberRef");
            }

            if (holder is { JointUndivided: true, SharePercent: not null })
            {
                faults.Add(PersonFaults.ShareOfUndivided, $"{place}.sharePercent");
            }

            whole += Money.TryParse(holder.SharePercent, out var share) ? share.Yuan : 0m;
        }

        if (whole > Whole)
        {
            faults.Add(PersonFaults.SharesExceedWhole, $"{path}.holders");
        }
    }

    /// <summary>Adds a fault where nobody has this memberRef.</summary>
    public static void DecideRef(string? memberRef, Func<string, bool> has, string path, FaultList faults)
    {
        if (memberRef is not null && !has(memberRef))
        {
            faults.Add(PersonFaults.RefUnknown, $"{path}.memberRef");
        }
    }

    /// <summary>The items that could be read, each with its path.</summary>
    public static IEnumerable<(T Item, string Path)> Each<T>(IReadOnlyList<T?>? list, string path)
        where T : class
    {
        for (var i = 0; i < list?.Count; i++)
        {
            if (list[i] is { } item)
            {
                yield return (item, $"{path}[{i}]");
            }
        }
    }
}

using Verification.Contracts.Intake;
using Verification.Intake.Faults;
using Verification.Vocabulary;

namespace Verification.Intake.Deciding;

internal static partial class SubmitVerificationDecision
{
    private const decimal Whole = 100m;

    private static void DecideDeclared(SubmitVerification request, People people, string root, FaultList faults)
    {
        if (request.Declared is not { } declared)
        {
            return;
        }

        foreach (var (income, path) in Each(declared.Income, $"{root}.declared.income"))
        {
            DecideRef(income.MemberRef, people, path, faults);
            DecidePeriod(income.From, income.To, path, faults);
        }

        foreach (var (expense, path) in Each(declared.Expenses, $"{root}.declared.expenses"))
        {
            DecideRef(expense.MemberRef, people, path, faults);
            DecidePeriod(expense.From, expense.To, path, faults);
        }

        foreach (var (property, path) in Each(declared.Property, $"{root}.declared.property"))
        {
            DecideHolders(property, people, path, faults);
        }
    }

    private static void DecideHolders(PropertyDeclared property, People people, string path, FaultList faults)
    {
        var whole = 0m;
        var holders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (holder, place) in Each(property.Holders, $"{path}.holders"))
        {
            DecideRef(holder.MemberRef, people, place, faults);
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

    private static void DecideRef(string? memberRef, People people, string path, FaultList faults)
    {
        if (memberRef is not null && !people.Has(memberRef))
        {
            faults.Add(PersonFaults.RefUnknown, $"{path}.memberRef");
        }
    }

    private static IEnumerable<(T Item, string Path)> Each<T>(IReadOnlyList<T?>? list, string path)
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

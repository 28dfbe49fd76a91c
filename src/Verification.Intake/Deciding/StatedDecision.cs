using Verification.Contracts.Intake;
using Verification.Intake.Faults;

namespace Verification.Intake.Deciding;

/// <summary>Judges stated circumstances as a whole: whom they name and which days.</summary>
internal static class StatedDecision
{
    /// <summary>Adds every fault.</summary>
    /// <param name="has">Whether somebody has this memberRef.</param>
    public static void Decide(StatedCircumstances? stated, Func<string, bool> has, DateOnly tomorrow, string root, FaultList faults)
    {
        foreach (var (benefit, path) in DeclaredDecision.Each(stated?.Receiving, $"{root}.receiving"))
        {
            DecideDay(benefit.From, tomorrow, $"{path}.from", faults);
            DecideDay(benefit.OverSince, tomorrow, $"{path}.overSince", faults);
            if (benefit.MonthlyAmount is ['-', ..])
            {
                faults.Add(ExitFaults.AmountNegative, $"{path}.monthlyAmount");
            }
        }

        foreach (var (rule, path) in DeclaredDecision.Each(stated?.Overrides, $"{root}.overrides"))
        {
            DeclaredDecision.DecideRef(rule.MemberRef, has, path, faults);
            DecideDay(rule.On, tomorrow, $"{path}.on", faults);
        }
    }

    private static void DecideDay(DateOnly? day, DateOnly tomorrow, string path, FaultList faults)
    {
        if (day is { } known)
        {
            Days.Decide(known, tomorrow, path, faults);
        }
    }
}

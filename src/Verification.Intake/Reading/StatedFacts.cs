using Verification.Contracts.Intake;
using Verification.Vocabulary;

namespace Verification.Intake.Reading;

/// <summary>Turns stated circumstances into the words the steps speak.</summary>
internal static class StatedFacts
{
    /// <summary>The circumstances; what was not stated is none.</summary>
    public static Circumstances From(StatedCircumstances? stated) =>
        stated is null
            ? Circumstances.None
            : new()
            {
                MonthsOfDifficulty = stated.MonthsOfDifficulty,
                Urgent = stated.Urgent is { } urgent ? new(urgent.Ground, urgent.Author) : null,
                Receiving = [.. (stated.Receiving ?? []).Select(From)],
                Overrides = [.. (stated.Overrides ?? []).Select(o => new RuleOverride(o.MemberRef, o.Rule, o.Ground, o.Author, o.On))],
            };

    private static BenefitReceived From(BenefitStated benefit) => new(
        new(benefit.Programme), RequestFacts.Yuan(benefit.MonthlyAmount), benefit.From, benefit.OverSince, benefit.OverBy);
}

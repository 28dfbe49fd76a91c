using Verification.Assessment.Quantities;
using Verification.Vocabulary;

namespace Verification.Assessment;

/// <summary>Why a person must act before a decision.</summary>
internal static class HumanSteps
{
    public static IReadOnlyList<string> Of(Case given, List<ProgrammeAssessment> programmes)
    {
        var why = new List<string>();
        AddOutcomes(programmes, why);
        AddIf(given.Facts.KinOfStaff, "kin_of_staff", why);
        AddIf(given.Facts.Reported, "reported", why);
        AddIf(given.Facts.Circumstances.Overrides.Count > 0, "override", why);
        AddIf(given.Hearing.Has(Silence.WeakMatch), "weak_match", why);
        AddIf(Deaths.ArePaidAfter(given), "paid_after_death", why);
        return why;
    }

    /// <summary>What the outcomes by themselves ask of a person.</summary>
    internal static void AddOutcomes(List<ProgrammeAssessment> programmes, List<string> why)
    {
        AddIf(programmes.Exists(p => p.Outcome == Outcome.Ineligible), "adverse", why);
        AddIf(programmes.Exists(p => p.Outcome == Outcome.Review), "undecided", why);
    }

    private static void AddIf(bool holds, string code, List<string> why)
    {
        if (holds)
        {
            why.Add(code);
        }
    }
}

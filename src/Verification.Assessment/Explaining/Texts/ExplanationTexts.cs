using Verification.Vocabulary;

namespace Verification.Assessment.Explaining.Texts;

/// <summary>One explanation, three readers (给家庭、给经办人、给审计): the same steps, told as far as each may know.</summary>
public static class ExplanationTexts
{
    /// <summary>What a family may read: its own items and results, and of obligors nothing but the assessed maintenance.</summary>
    public static ExplanationText ForFamily(Explanation explanation) => Of(
        new("核对情况说明(给家庭)", "What was verified, for the family"),
        FamilySections.Results(explanation), FamilySections.Members(explanation), FamilySections.Found(explanation), CommonSections.Sources(explanation),
        FamilySections.ToBring(explanation), CommonSections.Remedy());

    /// <summary>What an officer works with: first the results in short, then every item with its source, what is open, what has to be looked at.</summary>
    public static ExplanationText ForOfficer(Explanation explanation) => Of(
        new("核对情况说明(给经办人)", "What was verified, for the officer"),
        OfficerSections.Results(explanation), OfficerSections.AssumedLaw(explanation), CommonSections.Members(explanation), OfficerSections.Items(explanation),
        CommonSections.Sources(explanation), OfficerSections.Questions(explanation), OfficerSections.Flags(explanation), OfficerSections.Differences(explanation),
        OfficerSections.HumanSteps(explanation), CommonSections.Remedy());

    /// <summary>What an auditor rebuilds: the whole tree with formulas, inputs, articles and digests, and how near each condition is to its border.</summary>
    public static ExplanationText ForAuditor(Explanation explanation) => Of(
        new("核对情况说明(给审计)", "What was verified, for the auditor"),
        AuditorSections.Law(explanation), AuditorSections.AssumedLaw(explanation), OfficerSections.Results(explanation), AuditorSections.Tree(explanation),
        AuditorSections.Borders(explanation), CommonSections.Sources(explanation), OfficerSections.Questions(explanation), OfficerSections.Flags(explanation),
        OfficerSections.Differences(explanation), OfficerSections.HumanSteps(explanation));

    private static ExplanationText Of(Text title, params TextSection[] sections) => new(title, [.. sections.Where(s => s.Lines.Count > 0)]);
}

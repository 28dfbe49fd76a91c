using Verification.Assessment.Language;
using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Cases;

/// <summary>Assesses a case and compares what came out with what it expects.</summary>
public static class CaseRun
{
    /// <param name="coverage">Collects the arms the case takes; null: nobody asks.</param>
    public static CaseResult Of(PackLibrary library, PackCase given, BranchCoverage? coverage = null)
    {
        var county = RegionCode.Parse(given.County);
        if (library.InForce(county, given.AcceptedOn, [.. given.Expect.Select(e => e.Programme)]) is not PackInForce.Found { Pack: var pack })
        {
            var refused = (PackInForce.Refused)library.InForce(county, given.AcceptedOn, [.. given.Expect.Select(e => e.Programme)]);
            return new(given, null, [new("policy", "in force", refused.Code)]);
        }

        try
        {
            var facts = CaseHousehold.Facts(given);
            var evidence = EvidenceSet.Of(CaseHousehold.Answers(given, pack));
            var assessment = Assessor.Assess(library, pack, facts, evidence, coverage);
            return new(given, assessment, [.. given.Expect.SelectMany(e => Differences(e, assessment))]);
        }
        catch (UnknownCaseItem unknown)
        {
            return new(given, null, [new("item", "an item of the pack", unknown.Code)]);
        }
    }

    private static IEnumerable<CaseDifference> Differences(CaseExpectation expect, HouseholdAssessment assessment)
    {
        var programme = assessment.Programmes.First(p => p.Programme == expect.Programme);
        var found = new (string Name, string? Expected, string? Found)[]
        {
            ("outcome", expect.Outcome, programme.Outcome.ToString().ToLowerInvariant()),
            ("counted", Text(expect.Counted), Text(assessment.Members.Count(m => m.Counted))),
            ("per_head", expect.PerHead?.ToString(), programme.PerHead.ToString()),
            ("payable", expect.Payable?.ToString(), programme.Amount?.Payable?.ToString() ?? "none"),
            ("high", expect.High?.ToString(), programme.Amount?.High?.ToString() ?? "none"),
            ("arrears", expect.Arrears?.ToString(), programme.Arrears?.Amount.ToString() ?? "none"),
            ("first_reason", expect.FirstReason, programme.Reasons[0].Code),
            ("main_cause", expect.MainCause, programme.MainCause is { } cause ? MainCauses.CodeOf(cause) : "none"),
            ("first_question", expect.FirstQuestion, programme.OpenQuestions.Select(q => q.Source?.Code ?? q.Code).FirstOrDefault() ?? "none"),
            ("flags", expect.Flags.Count > 0 ? string.Join(' ', expect.Flags) : null, string.Join(' ', programme.Flags.Select(f => f.Code))),
        };
        return found.Where(f => f.Expected is not null && f.Expected != f.Found)
            .Select(f => new CaseDifference($"{expect.Programme.Code}.{f.Name}", f.Expected!, f.Found ?? ""));
    }

    private static string? Text(int? number) => number is { } known ? Canonical.Text(known) : null;
}

/// <summary>What became of a case; no differences: it came out as expected.</summary>
public sealed record CaseResult(PackCase Case, HouseholdAssessment? Assessment, IReadOnlyList<CaseDifference> Differences);

/// <summary>One thing that came out differently.</summary>
public sealed record CaseDifference(string Name, string Expected, string Found);

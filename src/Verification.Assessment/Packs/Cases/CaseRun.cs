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
            Answer[] answers = [.. CaseHousehold.Answers(given, pack)];
            var evidence = EvidenceSet.Of(answers);
            var assessment = Assessor.Assess(library, pack, facts, evidence, coverage);
            return new(given, assessment, [.. Misnamed(given, pack), .. CaseProvinces.Differences(given, pack, assessment), .. given.Expect.SelectMany(e => Differences(e, assessment)),
                .. CaseVisit.Differences(given, facts, answers, assessment)]);
        }
        catch (UnknownCaseItem unknown)
        {
            return new(given, null, [new("item", "an item of the pack", unknown.Code)]);
        }
    }

    /// <summary>A silence of nobody, a measurement nobody asks for and a thing of nobody change nothing: the case would show something else than its author meant.</summary>
    private static IEnumerable<CaseDifference> Misnamed(PackCase given, Pack pack) =>
        given.Silent.Where(silent => pack.Sources.All(s => s.Id.Code != silent.Source))
            .Select(silent => new CaseDifference("silent", "a source of the pack", silent.Source))
            .Concat(given.Measured.Where(measured => pack.Sources.All(s => s.Id.Code != measured.Source || s.Quality is null))
                .Select(measured => new CaseDifference("measured", "a source the pack names limits for", measured.Source)))
            .Concat(given.Property.Where(thing => thing.Of > given.Members.Count + given.Obligors.Count)
                .Select(thing => new CaseDifference("property.of", "the place of a person of the case", Canonical.Text(thing.Of))));

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

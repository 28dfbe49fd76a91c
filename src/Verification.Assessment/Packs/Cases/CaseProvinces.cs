namespace Verification.Assessment.Packs.Cases;

/// <summary>Compares which provinces were covered and are asked (协查) with what a case expects.</summary>
internal static class CaseProvinces
{
    public static IEnumerable<CaseDifference> Differences(PackCase given, Pack pack, HouseholdAssessment assessment)
    {
        if (given.Provinces is not { } expected)
        {
            return [];
        }

        var compared = new (string Name, string Expected, string Found)[]
        {
            ("covered", string.Join(' ', expected.Covered), string.Join(' ', assessment.ProvincesCovered.Select(p => p.Code))),
            ("asked", string.Join("; ", expected.Asked.Select(a => Said(a.Province, a.Members.Select(m => $"m{m}"), a.Sources, a.Accepts))),
                string.Join("; ", assessment.Assistance.Select(a => Said(a.Province.Code, a.MemberRefs, a.Sources.Select(s => s.Code), Assistance.Accepts)))),
            ("due_days", expected.DueDays is { } days ? Canonical.Text(days) : "", expected.DueDays is null ? "" : Canonical.Text(pack.Deadlines.QuestionDays.Value)),
        };
        return compared.Where(c => c.Expected != c.Found).Select(c => new CaseDifference($"provinces.{c.Name}", c.Expected, c.Found));
    }

    private static string Said(string province, IEnumerable<string> members, IEnumerable<string> sources, IEnumerable<string> accepts) =>
        $"{province}: {string.Join(' ', members)}: {string.Join(' ', sources)}: {string.Join(' ', accepts)}";
}

using Verification.Assessment.Language;

namespace Verification.Assessment.Explaining.Texts;

/// <summary>What a family may read. Everything here is let in by name: what nobody named stays outside.</summary>
/// <remarks>
/// Of obligors only the assessed maintenance; no signal, no situation to be looked at, no distance to a limit, no mark of kin or report.
/// Rules are not shown either: one that mixes own and obligors' numbers would tell the second from the first.
/// </remarks>
internal static class FamilySections
{
    public static TextSection Results(Explanation explanation)
    {
        var lines = new List<TextLine>();
        foreach (var programme in explanation.Assessment.Programmes)
        {
            lines.Add(new(Said.Words(programme.Rule.Means, new(":", ": "), Words.Outcome(programme.Outcome))));
            lines.Add(new(Said.Words(new("家庭月人均计入收入:", "Counted income per head and month: "), Said.Range(programme.PerHead, Unit.YuanPerMonth)), 1));
            lines.Add(new(Said.Words(new("保障标准:", "Standard: "), Said.Amount(programme.Rule.Standard.Value, Unit.YuanPerMonth)), 1));
            lines.AddRange(Results(programme));
        }

        return new(new("核对结果", "Results"), lines);
    }

    public static TextSection Members(Explanation explanation) => CommonSections.Members(explanation);

    public static TextSection Found(Explanation explanation)
    {
        var lines = Items.Of(explanation, MayRead).Select(s => new TextLine(Items.Line(s))).ToList();
        lines.AddRange(explanation.Root.All().Where(IsAssessedMaintenance).DistinctBy(s => (s.Rule, s.MemberRef)).Select(s => new TextLine(Said.Words(
            Items.Who(s), new("认定赡养费 ", "assessed maintenance "), Said.Number(s.Number!.Value, s.Unit)))));
        return new(new("核对到的信息", "What was found"), lines);
    }

    /// <summary>Questions put to the family about its own members; one about an obligor would name that person.</summary>
    public static TextSection ToBring(Explanation explanation)
    {
        var members = explanation.Assessment.Members.Select(m => m.MemberRef).ToHashSet(StringComparer.Ordinal);
        var questions = explanation.Assessment.Programmes.SelectMany(p => p.OpenQuestions)
            .Where(q => q.Addressee == "family" && (q.MemberRef is null || members.Contains(q.MemberRef)))
            .DistinctBy(q => (q.Code, q.Source, q.MemberRef));
        return new(new("请补充", "Please bring"), [.. questions.SelectMany(Questions.Lines)]);
    }

    private static IEnumerable<TextLine> Results(ProgrammeAssessment programme)
    {
        if (programme.Amount is { Payable: { } payable } amount)
        {
            yield return new(Said.Words(new("可支持的金额:", "Amount supported: "), Said.Amount(payable, amount.OneOff ? Unit.OfYuan : Unit.YuanPerMonth)), 1);
        }

        if (CommonSections.Arrears(programme) is { } arrears)
        {
            yield return new(arrears, 1);
        }

        // A situation to be looked at has its reason, too; that one is not for the family.
        var flags = programme.Flags.Select(f => f.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var reason in programme.Reasons.Where(r => !flags.Contains(r.Code)))
        {
            yield return new(reason.Sentence, 1);
        }
    }

    private static bool MayRead(Step step) => step is { Subject: StepSubject.Member or StepSubject.Household, TouchesObligors: false };

    private static bool IsAssessedMaintenance(Step step) =>
        step is { IsAssessedMaintenance: true, Number: not null, Subject: StepSubject.Household or StepSubject.Member };
}

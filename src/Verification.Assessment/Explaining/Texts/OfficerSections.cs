using Verification.Assessment.Language;
using Verification.Vocabulary;

namespace Verification.Assessment.Explaining.Texts;

/// <summary>What an officer needs to go on: results with their law, items with their sources, and what is to be done.</summary>
internal static class OfficerSections
{
    public static TextSection AssumedLaw(Explanation explanation)
    {
        var names = explanation.Assessment.Programmes.SelectMany(p => p.Assumed).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new(new("提示", "Notice"), names.Count == 0 ? [] :
        [
            new(new("部分政策数值未找到文件依据,系暂定值,须先确认再作决定。", "Some values of law were assumed: no article was found. Establish them before deciding.")),
            .. names.Select(n => new TextLine(Said.Same(n), 1)),
        ]);
    }

    public static TextSection Results(Explanation explanation)
    {
        var lines = new List<TextLine>();
        foreach (var programme in explanation.Assessment.Programmes)
        {
            lines.Add(new(Said.Words(programme.Rule.Means, new(":", ": "), Words.Outcome(programme.Outcome))));
            lines.AddRange(Results(programme).Select(text => new TextLine(text, 1)));
        }

        return new(new("核对结果", "Results"), lines);
    }

    public static TextSection Items(Explanation explanation) => new(
        new("核对到的信息", "What was found"),
        [.. Texts.Items.Of(explanation, _ => true).Select(s => new TextLine(Said.Words(Texts.Items.Line(s), Article(s.Article))))]);

    public static TextSection Questions(Explanation explanation)
    {
        var lines = new List<TextLine>();
        foreach (var programme in explanation.Assessment.Programmes.Where(p => p.OpenQuestions.Count > 0))
        {
            lines.Add(new(programme.Rule.Means));
            for (var i = 0; i < programme.OpenQuestions.Count; i++)
            {
                var question = programme.OpenQuestions[i];
                var said = Texts.Questions.Lines(question).ToList();
                lines.Add(new(Said.Words(Said.Same($"{i + 1}. "), Words.Addressee(question.Addressee), new(":", ": "), said[0].Says), 1));
                lines.AddRange(said.Skip(1).Select(l => l with { Depth = 2 }));
            }
        }

        return new(new("待核实事项(按先后)", "Open questions, the first first"), lines);
    }

    public static TextSection Flags(Explanation explanation) => new(
        new("须入户核实的情形", "Situations to be looked at"),
        [.. explanation.Assessment.Programmes.SelectMany(p => p.Flags).DistinctBy(f => f.Code).SelectMany(f => Flag(explanation, f))]);

    public static TextSection Differences(Explanation explanation) => new(
        new("申报差异", "Differences from the declaration"),
        [.. explanation.Assessment.Discrepancies.Select(d => new TextLine(Said.Words(
            CommonSections.Member(d.MemberRef), new(" ", ", "), Words.Declared(d.Item), new(":", ": "), Words.Direction(d.Direction), new(",", ", "), Words.Band(d.Band))))]);

    public static TextSection HumanSteps(Explanation explanation) => new(
        new("须由人办理", "To be done by a person"), [.. explanation.Assessment.HumanStepWhy.Select(why => new TextLine(Words.HumanStep(why)))]);

    public static Text Article(string? article) => article is null ? Said.Same("") : Said.Same($" 〔{article}〕");

    private static IEnumerable<TextLine> Flag(Explanation explanation, Packs.FlagRule flag)
    {
        yield return new(Said.Words(explanation.Assessment.Pack.SentenceOf(flag.Code), Article(flag.Article)));
        if (flag.Accepts.Count > 0)
        {
            yield return new(Said.Words(new("可接受:", "Accepted: "), Said.List(flag.Accepts.Select(Words.Paper))), 1);
        }
    }

    private static IEnumerable<Text> Results(ProgrammeAssessment programme)
    {
        if (programme.MainCause is { } cause)
        {
            yield return Said.Words(new("主要原因:", "Main cause: "), MainCauses.SentenceOf(MainCauses.CodeOf(cause))!);
        }

        yield return Said.Words(new("家庭月人均计入收入:", "Counted income per head and month: "), Said.Range(programme.PerHead, Unit.YuanPerMonth));
        yield return Said.Words(
            new("保障标准:", "Standard: "), Said.Amount(programme.Rule.Standard.Value, Unit.YuanPerMonth), Article(programme.Rule.Standard.Article));
        if (programme.Amount is { } amount)
        {
            var (unit, range) = (amount.OneOff ? Unit.OfYuan : Unit.YuanPerMonth, Interval<Money>.Between(amount.Low, amount.High));
            yield return Said.Words(
                amount.Payable is null ? new("可能的金额:", "Amount possible: ") : new("可支持的金额:", "Amount supported: "), Said.Range(range, unit),
                Article(programme.Rule.Amount?.Article));
        }

        foreach (var reason in programme.Reasons)
        {
            yield return Said.Words(reason.Sentence, Article(reason.Article));
        }
    }
}

using Verification.Assessment.Language;
using Verification.Vocabulary;

namespace Verification.Assessment.Explaining.Texts;

/// <summary>What an officer needs to go on: results with their law, items with their sources, and what is to be done.</summary>
internal static class OfficerSections
{
    private const int MissingMax = 3;

    public static TextSection AssumedLaw(Explanation explanation)
    {
        var pack = explanation.Assessment.Pack;
        return LawNames.Notice(explanation, name => LawNames.Of(pack, name));
    }

    public static TextSection Results(Explanation explanation)
    {
        var lines = new List<TextLine>();
        foreach (var programme in explanation.Assessment.Programmes)
        {
            lines.Add(new(Said.Words(programme.Rule.Means, new(":", ": "), Words.Outcome(programme.Outcome))));
            lines.AddRange(Reasons(programme).Concat(Missing(explanation, programme)).Concat(Amounts(programme)).Select(text => new TextLine(text, 1)));
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

    /// <summary>What decides, and then every other condition as it stands.</summary>
    private static IEnumerable<Text> Reasons(ProgrammeAssessment programme)
    {
        if (programme.MainCause is { } cause)
        {
            yield return Said.Words(new("主要原因:", "Main cause: "), MainCauses.SentenceOf(MainCauses.CodeOf(cause))!);
        }

        for (var i = 0; i < programme.Reasons.Count; i++)
        {
            yield return Said.Words(
                i == 0 ? new("决定理由:", "What decides: ") : new("另:", "Also: "), programme.Reasons[i].Sentence, Article(programme.Reasons[i].Article));
        }
    }

    /// <summary>What has to come in first; everything asked stands further down, in order.</summary>
    private static IEnumerable<Text> Missing(Explanation explanation, ProgrammeAssessment programme)
    {
        foreach (var question in programme.OpenQuestions.Take(MissingMax))
        {
            yield return Said.Words(new("尚缺:", "Missing: "), Missing(explanation, question));
        }

        if (programme.OpenQuestions.Count - MissingMax is > 0 and var more)
        {
            yield return new($"尚缺:另有 {more} 项,见“待核实事项”", $"Missing: {more} more, see the open questions");
        }
    }

    private static readonly Text TooPoor = new(",但该数据源测得的质量未达到要求", ", but the source is not measured good enough for that to count");

    private static Text Missing(Explanation explanation, QuestionOpen question)
    {
        var member = question.MemberRef is { } about ? Said.Words(CommonSections.Member(about), new(" ", ", ")) : Said.Same("");
        return question.Source is { } id && explanation.Assessment.Sources.FirstOrDefault(s => s.Source == id && s.Silence is not null) is { } silent
            ? Said.Words(member, Words.Source(id.Code), new("(", " ("), Words.Silence(silent.Silence), silent.Measured is { Meets: false } ? TooPoor : Said.Same(""), new(")", ")"))
            : Said.Words(member, ReasonCatalogue.SentenceOf(question.Code));
    }

    private static IEnumerable<Text> Amounts(ProgrammeAssessment programme)
    {
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
        else if (programme is { Outcome: Outcome.Ineligible, Rule.Amount: not null })
        {
            yield return new("可支持的金额:无", "Amount supported: none");
        }

        if (CommonSections.Arrears(programme) is { } arrears)
        {
            yield return Said.Words(arrears, new(";已经补发过的,请经办人扣除", "; what was already paid is for the officer to deduct"));
        }

        if (programme.Coverage is { } coverage)
        {
            yield return Said.Words(new("含估算;各项估算同时成立的把握:", "Rests on estimates; all of them hold together in at least: "), Said.Share(coverage));
        }

        if (programme.Assumed.Count is > 0 and var assumed)
        {
            yield return new($"所依据的政策数值有 {assumed} 项系暂定,见“提示”", $"Rests on assumed law: {assumed}, see the notice");
        }
    }
}

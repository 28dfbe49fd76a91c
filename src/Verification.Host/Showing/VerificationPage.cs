using System.Text.Json;
using Verification.Contracts;
using Verification.Contracts.Api;
using Verification.Contracts.Verdicts;
using Verification.Host.CommandLine;
using Verification.Verdicts.Rounds;
using Verification.Vocabulary;

namespace Verification.Host.Showing;

/// <summary>One verification as a person reads it: state first, then each round's verdict with its reasons.</summary>
public static class VerificationPage
{
    /// <summary>The verification as JSON shows it, each verdict as it was published.</summary>
    public static object Shown(VerificationState state) => new
    {
        state.VerificationId, state.Submitter, state.RequestId, state.State, state.ReceivedAt,
        Verdicts = state.Verdicts.Select(verdict => JsonSerializer.Deserialize<JsonElement>(verdict.Body)),
    };

    public static void Print(Terminal terminal, VerificationState state)
    {
        Field(terminal, new("核对编号", "verification"), $"{state.VerificationId}");
        Field(terminal, new("提交方/请求", "submitter/request"), $"{state.Submitter}/{state.RequestId}");
        Field(terminal, new("状态", "state"), state.State);
        Field(terminal, new("收到于", "received at"), $"{state.ReceivedAt:u}");
        foreach (var stored in state.Verdicts)
            if (JsonSerializer.Deserialize(stored.Body, ContractJson.Wire.VerdictIssued) is { } verdict)
                Print(terminal, verdict);
    }

    /// <summary>One line of how a verification comes along.</summary>
    public static string News(Terminal terminal, VerificationEvent news) => terminal.Say(news switch
    {
        { Kind: "verdict", Verdict: { } verdict } => new Text($"第 {verdict.Round} 轮核对意见", $"verdict of round {verdict.Round}"),
        { Kind: "closed" } => new Text("已终止,不再出具意见", "closed, there will be no further verdict"),
        { OpenSources: { Count: > 0 } open } => new Text(
            $"等待 {string.Join('、', open)},至 {news.Deadline:u}", $"waits for {string.Join(", ", open)} until {news.Deadline:u}"),
        { Kind: "accepted" } => new Text("已受理", "accepted"),
        _ => new Text("数据源均已答复", "every source has answered"),
    });

    private static void Print(Terminal terminal, VerdictIssued verdict)
    {
        terminal.Line();
        terminal.Line(new Text($"第 {verdict.Round} 轮核对意见,{verdict.IssuedAt:u}", $"Verdict of round {verdict.Round}, {verdict.IssuedAt:u}"));
        if (verdict.Partial)
            terminal.Line(new Text("到期出具:部分数据源未答复", "Issued at the deadline: some sources had not answered"));
        if (verdict.Programmes.Any(programme => programme.Basis.Assumed.Count > 0))
            terminal.Line(new Text(
                "!! 试运行:本意见依据未经查证的政策数值或规则,不得作为正式依据 !!",
                "!! TRIAL: this verdict rests on values or rules of law nobody has verified; do not act on it as law !!"));
        var silent = verdict.Sources.Where(source => source.State != "answered").Select(source => $"{source.Source} ({source.State})").ToArray();
        if (silent.Length > 0)
            Field(terminal, new("未提供信息的数据源", "sources without information"), string.Join(", ", silent));
        foreach (var programme in verdict.Programmes)
            Print(terminal, programme);
    }

    private static void Print(Terminal terminal, ProgrammeVerdict programme)
    {
        terminal.Line();
        terminal.Line($"{programme.Programme}: {terminal.Say(Outcomes.Word(programme.Outcome))}");
        Field(terminal, new("  人均月收入", "  income per head and month"), $"{programme.PerHeadIncome.Low ?? "?"} – {programme.PerHeadIncome.High ?? "?"}");
        Field(terminal, new("  保障标准", "  standard"), $"{programme.Standard.MonthlyPerHead} ({programme.Standard.Article})");
        if (programme.Amount?.Payable is { } payable)
            Field(terminal, new("  月应发金额", "  payable a month"), payable);
        if (programme.MainCause is { } cause)
            Field(terminal, new("  主因", "  main cause"), cause);
        if (programme.Basis.Assumed.Count > 0)
            Field(terminal, new("  依据未找到出处的数值", "  rests on assumed values"), string.Join(", ", programme.Basis.Assumed));
        foreach (var reason in programme.Reasons)
            terminal.Line($"  · {reason.Code}: {terminal.Say(new Text(reason.Sentence.Zh, reason.Sentence.En))}");
        foreach (var question in programme.OpenQuestions)
            terminal.Line(
                $"  ? {question.Id} {question.Source ?? question.Addressee}: {terminal.Say(new Text(question.Question.Zh, question.Question.En))}"
                + $" ({string.Join(", ", question.AcceptedAnswers)}; {question.Due:yyyy-MM-dd})");
    }

    private static void Field(Terminal terminal, Text name, string value) => terminal.Line($"{terminal.Say(name)}: {value}");
}

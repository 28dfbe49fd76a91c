using System.CommandLine;
using Verification.City.Scoring;
using Verification.City.Scoring.Counting;
using Verification.City.Scoring.Reading;
using Verification.City.Scoring.Showing;
using Verification.Host.Policy;
using Verification.Host.Showing;
using Verification.Host.Up;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>Measures the engine on a city whose truth is known: wrong grants, wrong refusals, referrals.</summary>
internal static class CityScoreCommand
{
    public static Verb Create(Surroundings around)
    {
        var say = around.Terminal.Say;
        var folder = new Argument<string>("FOLDER") { Description = say(new Text("城市所在目录", "the city's folder")) };
        var truth = File(around, "--truth", new Text("真值文件,默认目录中的 truth.csv", "file of truths, default truth.csv of the folder"));
        var packs = new Option<string?>("--packs")
        {
            Description = say(new Text("政策包目录;默认 VERIFICATION_PACKS、src/packs 或随程序所附", "folder of packs; default VERIFICATION_PACKS, src/packs or those shipped")),
            HelpName = "FOLDER",
        };
        var officers = Options.Number(
            around, "--officers",
            new Text("入户人员数,每人每周 8 户、共 4 周;0 表示够看 15 % 的家庭", "officers, 8 visits a week each for 4 weeks; 0: as many as see 15 % of the households"),
            0, CityScoring.OfficersMax, 0);
        var json = File(around, "--json", new Text("全部数字写入此文件", "write every figure to this file"));
        var svg = File(around, "--svg", new Text("差错与转办比例曲线写入此文件", "draw errors against the share referred into this file"));
        var command = new Verb("score", around, new Text("以已知真值的城市测量错保、错拒与转办", "Measure wrong grants, wrong refusals and referrals on a city whose truth is known"),
            new Example("verification city score city", new Text("与五种比较方式并列", "Beside the five ways it is compared with")),
            new Example("verification city score city --truth answers.csv --officers 4", new Text("真值在别处;4 名入户人员", "The truth lies elsewhere; four officers")),
            new Example("verification city score city --json score.json --svg score.svg", new Text("数字与曲线", "The figures and the curve")))
        {
            folder, truth, packs, officers, json, svg,
        };
        command.SetAction((parsed, ct) => Run(
            around, parsed.GetValue(folder)!, parsed.GetValue(truth), parsed.GetValue(packs), parsed.GetValue(officers),
            new(parsed.GetValue(json), parsed.GetValue(svg)), ct));
        return command;
    }

    private static Option<string?> File(Surroundings around, string name, Text meaning) =>
        new(name) { Description = around.Terminal.Say(meaning), HelpName = "FILE" };

    private static async Task<int> Run(
        Surroundings around, string folder, string? truth, string? packs, int officers, ScoreFiles files, CancellationToken ct)
    {
        if (PolicyFolders.Read(around.Terminal, PolicyFolders.Of(around, packs is null ? null : [packs])) is not { } library)
            return ExitCode.Failed;
        var outcome = await DemoCity.Score(
            around.Terminal, around.Clock,
            progress => CityScoring.Score(
                folder, truth ?? Path.Combine(folder, "truth.csv"), library, officers == 0 ? null : officers, around.Clock, progress, ct));
        switch (outcome)
        {
            case CityScoreOutcome.Scored { Score: var score }:
                ScorePage.Print(around.Terminal, score);
                await files.Write(score, ct);
                return ExitCode.Done;
            case CityScoreOutcome.Refused refused:
                Print(around.Terminal, refused.Faults);
                return ExitCode.Failed;
            default:
                throw new BrokenPromise("a city is scored or refused");
        }
    }

    private static void Print(Terminal terminal, IReadOnlyList<CityFault> faults)
    {
        foreach (var fault in faults)
            terminal.Errors.WriteLine($"{fault.File}{(fault.Line is { } line ? $":{line}" : "")}: {fault.Code} {fault.Name}: {terminal.Say(fault.What)}");
        terminal.Refuse(ExitCode.Failed, new Text("没有测量:请先改正上列各处。", "Nothing was measured: put the places above right first."));
    }

    /// <summary>Where the result goes beside the terminal; null: nowhere.</summary>
    private sealed record ScoreFiles(string? Json, string? Svg)
    {
        public async Task Write(CityScore score, CancellationToken ct)
        {
            if (Json is not null)
                await System.IO.File.WriteAllTextAsync(Json, ScoreJson.Of(score), ct);
            if (Svg is not null)
                await System.IO.File.WriteAllTextAsync(Svg, ScoreCurves.Of(score), ct);
        }
    }
}

using System.CommandLine;
using Verification.Assessment.Packs;
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
    /// <summary>The truth of a city, unless said otherwise.</summary>
    public const string TruthUsual = "truth.csv";

    private const string OfService = "service";
    private const string DoorVariable = "VERIFICATION_DATABASE_DOOR";

    public static Verb Create(Surroundings around)
    {
        var say = around.Terminal.Say;
        var folder = new Argument<string>("FOLDER") { Description = say(new Text("城市所在目录", "the city's folder")) };
        var truth = File(around, "--truth", new Text("真值文件,默认目录中的 truth.csv", "file of truths, default truth.csv of the folder"));
        var verdicts = new Option<string?>("--verdicts")
        {
            Description = say(new Text(
                "与这些意见对照:service 取自本机服务的数据库,或 CSV 文件(request_id,outcome[,payable])",
                "set these verdicts beside the engine's: service reads the database of the service here, or a CSV file (request_id,outcome[,payable])")),
            HelpName = "FILE|service",
        };
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
            new Example("verification city score city --json score.json --svg score.svg", new Text("数字与曲线", "The figures and the curve")),
            new Example("verification city score city --verdicts service", new Text("并列服务已出具的意见", "Beside the verdicts the service has published")))
        {
            folder, truth, verdicts, packs, officers, json, svg,
        };
        command.SetAction((parsed, ct) => Run(
            around,
            new(parsed.GetValue(folder)!, parsed.GetValue(truth), parsed.GetValue(verdicts), parsed.GetValue(packs), parsed.GetValue(officers)),
            new(parsed.GetValue(json), parsed.GetValue(svg)), ct));
        return command;
    }

    private static Option<string?> File(Surroundings around, string name, Text meaning) =>
        new(name) { Description = around.Terminal.Say(meaning), HelpName = "FILE" };

    private static async Task<int> Run(Surroundings around, Measured measured, ScoreFiles files, CancellationToken ct)
    {
        if (PolicyFolders.Read(around.Terminal, PolicyFolders.Of(around, measured.Packs is null ? null : [measured.Packs])) is not { } library)
            return ExitCode.Failed;
        if (measured.Verdicts == OfService && around.Variable(DoorVariable) is not { Length: > 0 })
            return around.Terminal.Refuse(ExitCode.WrongUse, Missing.Variable(DoorVariable));
        return await Measure(around, measured, library, await Verdicts(around, measured, ct), files, ct);
    }

    private static async Task<PublishedVerdicts?> Verdicts(Surroundings around, Measured measured, CancellationToken ct) => measured.Verdicts switch
    {
        null => null,
        OfService => ServiceVerdicts.Published(await ServiceVerdicts.Read(around.Variable(DoorVariable)!, measured.Folder, ct)),
        var file => await PublishedVerdicts.Read(file, ct),
    };

    /// <summary>Measures a city and prints what came of it; the answer is the exit code.</summary>
    public static async Task<int> Measure(
        Surroundings around, Measured measured, PackLibrary library, PublishedVerdicts? published, ScoreFiles files, CancellationToken ct)
    {
        var outcome = await DemoCity.Score(
            around.Terminal, around.Clock,
            progress => CityScoring.Score(
                measured.Folder, measured.Truth ?? Path.Combine(measured.Folder, TruthUsual), library, measured.Officers == 0 ? null : measured.Officers,
                published, around.Clock, progress, ct));
        switch (outcome)
        {
            case CityScoreOutcome.Scored { Score: var score }:
                ScorePage.Print(around.Terminal, score);
                if (score.Published is { } beside)
                    PublishedPage.Print(around.Terminal, beside, score.Reviewed);
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

    /// <summary>What is measured by what.</summary>
    /// <param name="Truth">Null: the file of the folder.</param>
    /// <param name="Verdicts">A file, or the word for the service; null: none.</param>
    /// <param name="Packs">Null: those in use here.</param>
    /// <param name="Officers">0: as many as see 15 % of the households.</param>
    public sealed record Measured(string Folder, string? Truth, string? Verdicts, string? Packs, int Officers);

    /// <summary>Where the result goes beside the terminal; null: nowhere.</summary>
    public sealed record ScoreFiles(string? Json, string? Svg)
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

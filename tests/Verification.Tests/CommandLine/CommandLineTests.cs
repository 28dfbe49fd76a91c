using System.Text;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using Verification.City;
using Verification.Host.CommandLine;
using Verification.TestKit;
using Verification.TestKit.Requests;

namespace Verification.Tests.CommandLine;

public sealed class When_a_reader_asks_for_help
{
    [Test]
    public async Task Every_command_shows_what_was_approved()
    {
        var shown = new StringBuilder();
        foreach (var command in Typed.Commands())
        {
            shown.AppendLine($"$ verification {string.Join(' ', command)}");
            var typed = await Typed.Run(Language.Both, [.. command, "--help"]);
            shown.AppendLine(typed.Output);
        }

        Approval.Verify(shown.ToString(), "help");
    }

    [TestCase(Language.Chinese, "停止私有服务器", "Stop the private servers")]
    [TestCase(Language.English, "Stop the private servers", "停止私有服务器")]
    public async Task It_speaks_only_the_language_asked_for(Language language, string said, string unsaid)
    {
        var typed = await Typed.Run(language, "down", "--help");
        Assert.That(typed.Output, Does.Contain(said).And.Not.Contain(unsaid));
    }

    [TestCase("zh", null, "en_US.UTF-8", Language.Chinese)]
    [TestCase(null, null, "zh_CN.UTF-8", Language.Chinese)]
    [TestCase(null, "en_GB.UTF-8", "zh_CN.UTF-8", Language.English)]
    [TestCase(null, null, "C.UTF-8", Language.Both)]
    [TestCase(null, null, null, Language.Both)]
    public void The_option_decides_before_the_locale(string? option, string? lcAll, string? lang, Language expected)
    {
        string[] arguments = option is null ? ["down"] : ["down", "--lang", option];
        Assert.That(Languages.Choose(arguments, name => name switch { "LC_ALL" => lcAll, "LANG" => lang, _ => null }), Is.EqualTo(expected));
    }
}

public sealed class When_a_command_is_used_wrongly
{
    [TestCase("subm")]
    [TestCase("submit")]
    [TestCase("submit", "a.jsonl", "--patience", "0")]
    [TestCase("down", "--lang", "fr")]
    [TestCase]
    public async Task It_ends_with_2_and_a_reason(params string[] arguments)
    {
        var typed = await Typed.Run(Language.English, arguments);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(typed.ExitCode, Is.EqualTo(2));
            Assert.That(typed.Errors, Is.Not.Empty);
        }
    }

    [Test]
    public async Task A_missing_broker_names_the_command_that_helps()
    {
        var typed = await Typed.Run(Language.English, "submit", "requests.jsonl");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(typed.ExitCode, Is.EqualTo(2));
            Assert.That(typed.Errors, Does.Contain("VERIFICATION_BROKER").And.Contain("./run"));
        }
    }
}

public sealed class When_a_process_is_started_without_its_settings
{
    [Test]
    public async Task Each_missing_one_is_told_with_what_helps()
    {
        var typed = await Typed.Run(Language.English, "serve");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(typed.ExitCode, Is.EqualTo(2));
            Assert.That(typed.Errors, Does.Contain("VERIFICATION_KEYS is not set: run ./run").And.Contain("'submitter token [region-prefix]'").And.Contain("sources check FILE"));
        }
    }
}

public sealed class When_a_city_is_measured
{
    private string _folder = "";

    [SetUp]
    public async Task Generate()
    {
        _folder = Directory.CreateTempSubdirectory("measured").FullName;
        await CityGenerator.Generate(30, 2, _folder, null, CancellationToken.None);
    }

    [TearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task It_ends_with_0_whatever_the_figures_and_writes_what_was_asked_for()
    {
        var (json, svg) = (Path.Combine(_folder, "score.json"), Path.Combine(_folder, "score.svg"));
        var typed = await Score("--json", json, "--svg", svg);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(typed.ExitCode, Is.Zero);
            Assert.That(typed.Output, Does.Contain("today's check").And.Contain("share referred"));
            Assert.That(await File.ReadAllTextAsync(json), Does.StartWith("{").And.Contain("\"goals\""));
            Assert.That(await File.ReadAllTextAsync(svg), Does.StartWith("<svg"));
        }
    }

    [Test]
    public async Task What_cannot_be_read_is_told_by_code_file_and_line()
    {
        await File.AppendAllTextAsync(Path.Combine(_folder, "truth.csv"), "nobody,x,1,1,0.00,0.00,yes,,\n");
        var typed = await Score();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(typed.ExitCode, Is.EqualTo(1));
            Assert.That(typed.Errors, Does.StartWith("truth.csv:32: VR-CITY-006 truth_of_nobody"));
        }
    }

    private Task<Typed> Score(params string[] more) =>
        Typed.Run(Language.English, ["city", "score", _folder, "--packs", Repository.PathOf("src", "packs"), .. more]);
}

/// <summary>A command as typed, and what came back.</summary>
internal sealed record Typed(int ExitCode, string Output, string Errors)
{
    public static async Task<Typed> Run(Language language, params string[] arguments)
    {
        var output = new StringWriter();
        var errors = new StringWriter();
        var around = new Surroundings(new Terminal(output, errors, language, Interactive: false), new FakeTimeProvider(ARequest.ReceivedAt), _ => null);
        var code = await VerificationCommand.Run(arguments, around);
        return new Typed(code, output.ToString(), errors.ToString());
    }

    /// <summary>The root and every command below it, as words.</summary>
    public static IEnumerable<string[]> Commands()
    {
        var around = new Surroundings(
            new Terminal(TextWriter.Null, TextWriter.Null, Language.English, Interactive: false), new FakeTimeProvider(), _ => null);
        return Below(VerificationCommand.Create(around), []);
    }

    private static IEnumerable<string[]> Below(System.CommandLine.Command command, string[] words) =>
        [words, .. command.Subcommands.SelectMany(sub => Below(sub, [.. words, sub.Name]))];
}

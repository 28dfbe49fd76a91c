using NUnit.Framework;
using Verification.Host.CommandLine;
using Verification.Tests.CommandLine;

namespace Verification.Tests.Sources;

/// <summary><c>verification sources check FILE</c>: without servers, keys or tokens.</summary>
public sealed class When_a_settings_file_is_checked
{
    private const string Right = """
        sources:
          pension-office:
            adapter: file-drop
            settings: { folder: /drops/pensions, name: { zh: 养老, en: pensions }, gives: [pension] }
          papers:
            adapter: declared
            settings: { name: { zh: 材料, en: papers }, gives: [disability], days_max: 366 }
          enrolment:
            adapter: enrolment

        """;

    private string _file = "";

    [SetUp]
    public void Begin() => _file = Path.Combine(Directory.CreateTempSubdirectory("settings-").FullName, "sources.yaml");

    [TearDown]
    public void Remove() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

    [Test]
    public async Task A_right_one_ends_with_0_and_says_what_each_source_is()
    {
        var typed = await Checked(Right);
        Assert.That((typed.ExitCode, typed.Errors), Is.EqualTo((0, "")));
        Assert.That(typed.Output, Does.Contain("pension-office").And.Contain("file-drop").And.Contain("pension").And.Contain("enrolment").And.Contain("policy check"));
    }

    [Test]
    public async Task Every_fault_is_told_at_once_and_it_ends_with_1()
    {
        var typed = await Checked("""
            sources:
              a: { adapter: file-drop, settings: { name: { zh: 甲, en: a }, gives: [gold] } }
              b: { adapter: nothing }
              c: { adapter: http-json, settings: { url: "${A_URL_NOBODY_SET}", name: { zh: 丙, en: c }, gives: [wage], give: x } }

            """);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(typed.ExitCode, Is.EqualTo(1));
            Assert.That(typed.Errors, Does.Contain("sources.a: folder").And.Contain("sources.a: gives.0").And.Contain("sources.b").And.Contain("adapter: one of")
                .And.Contain("${A_URL_NOBODY_SET} is not set").And.Contain("sources.c: give: unknown setting").And.Contain("mend them and check again"));
        }
    }

    [Test]
    public async Task One_that_cannot_be_read_ends_with_2()
    {
        var typed = await Typed.Run(Language.English, "sources", "check", _file);
        Assert.That(typed.ExitCode, Is.EqualTo(2));
        Assert.That(typed.Errors, Does.Contain("cannot be read"));
    }

    [Test]
    public async Task It_knows_adapters_from_elsewhere()
    {
        using var installed = await new AnInstalledAdapter().Checked();
        var typed = await Checked(
            "sources:\n  ledger: { adapter: ledger-file, settings: { path: /nowhere/ledger.txt, name: { zh: 台账, en: ledger }, gives: [wage] } }\n",
            "--adapters", installed.Folder);
        Assert.That((typed.ExitCode, typed.Errors), Is.EqualTo((0, "")));
    }

    [Test]
    public async Task Faults_of_adapters_and_of_settings_are_told_together()
    {
        using var installed = new AnInstalledAdapter();
        var typed = await Checked(Right.Replace("file-drop", "ledger-file", StringComparison.Ordinal), "--adapters", installed.Folder);
        Assert.That(typed.ExitCode, Is.EqualTo(1));
        Assert.That(typed.Errors, Does.Contain("adapter.no_report").And.Contain("sources.pension-office"));
    }

    private async Task<Typed> Checked(string yaml, params string[] more)
    {
        await File.WriteAllTextAsync(_file, yaml);
        return await Typed.Run(Language.English, ["sources", "check", _file, .. more]);
    }
}

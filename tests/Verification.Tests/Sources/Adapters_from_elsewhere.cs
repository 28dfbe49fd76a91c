using System.Runtime.Loader;
using NUnit.Framework;
using Verification.Evidence;
using Verification.Host.CommandLine;
using Verification.Sources.Kit;
using Verification.Sources.ThirdParty;
using Verification.Tests.CommandLine;

namespace Verification.Tests.Sources;

public sealed class When_an_adapter_comes_from_elsewhere
{
    [Test]
    public async Task A_checked_one_is_a_source_like_ours()
    {
        using var installed = await new AnInstalledAdapter().Checked();
        var loaded = installed.Load(out var faults);
        var outcome = SourcesFile.Load(
            """
            sources:
              ledger:
                adapter: ledger-file
                settings: { path: /nowhere/ledger.txt, name: { zh: 台账, en: ledger }, gives: [wage] }
            """, loaded, _ => null);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(faults, Is.Empty);
            Assert.That(outcome, Is.InstanceOf<SourcesFileOutcome.Loaded>());
        }
    }

    [Test]
    public async Task It_lives_apart_and_shares_kit_and_words_only()
    {
        using var installed = await new AnInstalledAdapter().Checked();
        var source = installed.Load(out _)["ledger-file"](
            new("ledger"),
            new Dictionary<string, string> { ["path"] = "x", ["name.zh"] = "台账", ["name.en"] = "ledger", ["gives.0"] = "wage" }, new List<string>())!;
        var home = AssemblyLoadContext.GetLoadContext(source.GetType().Assembly)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(source, Is.InstanceOf<ISource>());
            Assert.That(home, Is.Not.SameAs(AssemblyLoadContext.Default));
            Assert.That(() => home.LoadFromAssemblyName(new("Verification.Platform")), Throws.InstanceOf<FileNotFoundException>());
            Assert.That(() => home.LoadFromAssemblyName(new("Npgsql")), Throws.InstanceOf<FileNotFoundException>());
        }
    }

    [Test]
    public async Task Wrong_settings_are_told_as_ours_are()
    {
        using var installed = await new AnInstalledAdapter().Checked();
        var faults = new List<string>();
        var source = installed.Load(out _)["ledger-file"](new("ledger"), new Dictionary<string, string> { ["lines_max"] = "0" }, faults);
        Assert.That(source, Is.Null);
        Assert.That(faults.Select(f => f.Split(':')[0]), Is.EquivalentTo(["path", "lines_max", "gives", "name.zh", "name.en"]));
    }

    [Test]
    public void One_that_was_never_checked_is_refused() => Refused(new(), "adapter.no_report");

    [Test]
    public async Task A_report_that_is_none_is_refused()
    {
        var installed = await new AnInstalledAdapter().Checked();
        await File.WriteAllTextAsync(installed.Report, "{}");
        Refused(installed, "adapter.no_report");
    }

    [Test]
    public async Task A_report_about_another_is_refused()
    {
        var installed = await new AnInstalledAdapter().Checked();
        installed.Rewrite(report => report["assembly"] = "Example.Other");
        Refused(installed, "adapter.no_report");
    }

    [Test]
    public async Task Another_file_than_was_checked_is_refused()
    {
        var installed = await new AnInstalledAdapter().Checked();
        await using (var assembly = new FileStream(installed.Assembly, FileMode.Append))
            assembly.WriteByte(0);
        Refused(installed, "adapter.digest");
    }

    [Test]
    public async Task A_library_that_came_later_is_refused()
    {
        var installed = await new AnInstalledAdapter().Checked();
        File.Copy(installed.Assembly, Path.Combine(installed.Adapter, "Another.dll"));
        Refused(installed, "adapter.digest");
    }

    [Test]
    public async Task A_failed_check_is_refused()
    {
        var installed = await new AnInstalledAdapter().Checked();
        installed.Rewrite(report => report["checks"]![3]!["result"] = "Failed");
        Refused(installed, "adapter.failed_checks", "answer.two-households");
    }

    [Test]
    public async Task A_check_that_was_not_run_is_refused()
    {
        var installed = await new AnInstalledAdapter().Checked();
        installed.Rewrite(report => report["checks"]!.AsArray().RemoveAt(0));
        Refused(installed, "adapter.failed_checks", "answer.everything");
    }

    [TestCase("1.0.0.0")]
    [TestCase("new")]
    public async Task A_report_of_another_kit_is_refused(string kit)
    {
        var installed = await new AnInstalledAdapter().Checked();
        installed.Rewrite(report => report["kitVersion"] = kit);
        Refused(installed, "adapter.report_kit");
    }

    [Test]
    public void An_adapter_of_another_kit_is_refused()
    {
        var installed = new AnInstalledAdapter();
        ReferenceToKit.Rewrite(installed.Assembly, major: 7);
        Refused(installed, "adapter.kit_version", "7.x");
    }

    [Test]
    public void What_is_no_assembly_is_refused()
    {
        var installed = new AnInstalledAdapter();
        File.WriteAllText(installed.Assembly, "text");
        Refused(installed, "adapter.no_assembly");
    }

    [Test]
    public async Task A_name_that_is_taken_is_refused()
    {
        using var installed = await new AnInstalledAdapter().Checked();
        Assert.That(installed.Load(out var faults, "ledger-file"), Is.Empty);
        Assert.That(faults.Select(f => f.Code), Is.EqualTo(new[] { "adapter.name_taken" }));
    }

    [Test]
    public void A_folder_that_is_not_there_is_told()
    {
        var faults = new List<AdapterFault>();
        AdapterFolder.Load("/nowhere", [], new(new MemoryShelf(), TimeProvider.System), faults);
        Assert.That(faults.Select(f => f.Code), Is.EqualTo(new[] { "adapter.no_folder" }));
    }

    [Test]
    public async Task The_folder_of_one_adapter_is_not_taken_for_a_folder_of_adapters()
    {
        using var installed = await new AnInstalledAdapter().Checked();
        var faults = new List<AdapterFault>();
        AdapterFolder.Load(installed.Adapter, [], new(new MemoryShelf(), TimeProvider.System), faults);
        Assert.That(faults.Select(f => f.Code), Is.EqualTo(new[] { "adapter.folder_of_one" }));
    }

    [Test]
    public async Task The_command_tells_what_it_cannot_check()
    {
        var typed = await Typed.Run(Language.English, "sources", "check", "/nowhere");
        Assert.That((typed.ExitCode, typed.Errors), Is.EqualTo((1, typed.Errors)));
        Assert.That(typed.Errors, Does.StartWith("adapter.no_assembly"));
    }

    private static void Refused(AnInstalledAdapter installed, string code, string? told = null)
    {
        using (installed)
        {
            var loaded = installed.Load(out var faults);
            Assert.That(loaded, Is.Empty);
            Assert.That(faults.Select(f => f.Code), Is.EqualTo(new[] { code }));
            Assert.That(faults[0].ToString(), Does.Contain(told ?? AnInstalledAdapter.Name));
        }
    }
}

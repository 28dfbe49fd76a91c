using NUnit.Framework;
using Verification.Host.CommandLine;
using Verification.Tests.CommandLine;

namespace Verification.Tests.Policy;

public sealed class When_packs_are_checked
{
    [Test]
    public async Task Faultless_ones_are_counted_and_the_next_step_is_named()
    {
        using var law = new SmallLaw();
        var typed = await Typed.Run(Language.English, "policy", "check", law.Folder);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(typed.ExitCode, Is.Zero);
            Assert.That(typed.Output, Does.Contain("Counties: 2, versions of law: 1, programmes: 1, cases: 2, assumed: 0."));
            Assert.That(typed.Output, Does.Contain("verification policy test"));
        }
    }

    [Test]
    public async Task Every_fault_stands_at_its_line_and_column()
    {
        using var law = new SmallLaw().With(SmallLaw.City, "600.00 yuan/month", "600.00 yuans").With(SmallLaw.City, "counties:", "countries:");
        var typed = await Typed.Run(Language.English, "policy", "check", law.Folder);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(typed.ExitCode, Is.EqualTo(1));
            Assert.That(typed.Errors, Does.Contain("city.yaml(3,1): pack.unknown_key: The key countries is not known here;"));
            Assert.That(typed.Errors, Does.Contain("city.yaml(7,28): pack.unit_clash: "));
            Assert.That(typed.Errors, Does.Contain("Faults: 2, files: 1."));
            Assert.That(typed.Errors, Does.Contain("verification policy schema"));
        }
    }

    [Test]
    public async Task They_are_told_in_the_readers_language()
    {
        using var law = new SmallLaw().With(SmallLaw.City, "counties:", "countries:");
        var typed = await Typed.Run(Language.Chinese, "policy", "check", law.Folder);
        Assert.That(typed.Errors, Does.Contain("city.yaml(3,1): pack.unknown_key: 未知的键 countries;").And.Not.Contain("not known"));
    }

    [Test]
    public async Task A_fault_inside_a_formula_has_its_own_column()
    {
        using var law = new SmallLaw().With(SmallLaw.Nation, "\"count(members) < 2\"", "\"count(members) < twoo\"");
        var typed = await Typed.Run(Language.English, "policy", "check", law.Folder);
        Assert.That(typed.Errors, Does.Match(@"nation\.yaml\(\d+,51\): formula\.unknown_name: "));
    }

    [TestCase("{ disability-card: [disability], home-visit-record: [vehicle, deposit] }", 0, "")]
    [TestCase("{ disability-card: [disabled] }", 1, "pack.bad_word")]
    [TestCase("[disability-card]", 1, "pack.not_a_mapping")]
    public async Task A_source_says_which_document_settles_which_kind_of_evidence(string settles, int exitCode, string fault)
    {
        using var law = new SmallLaw().With(SmallLaw.Nation, "bounds: [composition], freshness", $"settles: {settles}, bounds: [composition], freshness");
        var typed = await Typed.Run(Language.English, "policy", "check", law.Folder);
        Assert.That((typed.ExitCode, typed.Errors.Contains(fault, StringComparison.Ordinal)), Is.EqualTo((exitCode, true)));
    }

    [Test]
    public async Task Rules_no_case_reaches_are_a_warning()
    {
        using var law = new SmallLaw();
        var typed = await Typed.Run(Language.English, "policy", "check", law.Folder);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(typed.ExitCode, Is.Zero);
            Assert.That(typed.Output, Does.Contain("rules 1, branches 1 (--coverage lists them)."));
            Assert.That(typed.Output, Does.Not.Contain("nobody.asks"));
        }
    }

    [Test]
    public async Task Rules_no_case_reaches_are_listed_when_asked_for()
    {
        using var law = new SmallLaw();
        var typed = await Typed.Run(Language.English, "policy", "check", law.Folder, "--coverage");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(typed.Output, Does.Match(@"nation\.yaml\(\d+,\d+\): no case reaches nobody\.asks"));
            Assert.That(typed.Output, Does.Match(@"nation\.yaml\(\d+,\d+\): no case takes this arm of income\.member: pension"));
        }
    }

    [Test]
    public async Task Several_folders_are_one_law()
    {
        using var nation = new SmallLaw();
        using var city = new SmallLaw();
        File.Delete(nation.PathOf(SmallLaw.City));
        File.Delete(city.PathOf(SmallLaw.Nation));
        var typed = await Typed.Run(Language.English, "policy", "check", nation.Folder, city.Folder);
        Assert.That(typed.ExitCode, Is.Zero, typed.Errors);
    }

    [Test]
    public async Task A_folder_that_is_not_there_is_a_fault()
    {
        var typed = await Typed.Run(Language.English, "policy", "check", "/nowhere");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(typed.ExitCode, Is.EqualTo(1));
            Assert.That(typed.Errors, Does.Contain("pack.no_files"));
        }
    }
}

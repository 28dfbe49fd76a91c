using System.Text.Json;
using NUnit.Framework;
using Verification.Host.CommandLine;
using Verification.TestKit;
using Verification.Tests.CommandLine;

namespace Verification.Tests.Policy;

public sealed class When_a_case_is_explained
{
    [Test]
    public async Task Every_step_shows_its_formula_its_article_and_what_came_out()
    {
        using var law = new SmallLaw();
        var typed = await Run(law, "工资800");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(typed.ExitCode, Is.Zero);
            Assert.That(typed.Output, Does.Contain("condition.income = true 〔办法 第7条〕"));
            Assert.That(typed.Output, Does.Contain("Formula: income.per_head < dibao.standard"));
            Assert.That(typed.Output, Does.Contain("income.per_head income per head = 400").And.Contain("〔办法 第4条〕"));
            Assert.That(typed.Output, Does.Match("Digest of the explanation: [0-9a-f]{64}"));
        }
    }

    [Test]
    public async Task Flags_and_formulas_are_not_the_familys_to_read()
    {
        using var law = new SmallLaw().With(SmallLaw.Nation, "count(members) < 2", "count(members) < 3");
        var family = await Run(law, "工资800", "--for", "family");
        var officer = await Run(law, "工资800", "--for", "officer");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(officer.Output, Does.Contain("lives alone"));
            Assert.That(family.Output, Does.Contain("for the family").And.Not.Contain("lives alone").And.Not.Contain("income.per_head"));
        }
    }

    [TestCase("family", false)]
    [TestCase("officer", false)]
    [TestCase("auditor", true)]
    public async Task Programs_read_it_as_json_and_only_an_auditors_the_tree(string reader, bool tree)
    {
        using var law = new SmallLaw();
        using var json = JsonDocument.Parse((await Run(law, "工资800", "--json", "--for", reader)).Output);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(json.RootElement.GetProperty("reader").GetString(), Is.EqualTo(reader));
            Assert.That(json.RootElement.GetProperty("sections").GetArrayLength(), Is.GreaterThan(0));
            Assert.That(json.RootElement.GetProperty("root").ValueKind, Is.EqualTo(tree ? JsonValueKind.Object : JsonValueKind.Null));
            Assert.That(json.RootElement.GetProperty("flips").ValueKind, Is.EqualTo(tree ? JsonValueKind.Array : JsonValueKind.Null));
        }
    }

    [Test]
    public async Task A_request_is_explained_as_if_no_source_held_a_record()
    {
        using var law = new SmallLaw();
        var typed = await Run(law, "--file", Repository.PathOf("contracts", "examples", "households", "con-01.json"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(typed.ExitCode, Is.Zero, typed.Errors);
            Assert.That(typed.Output, Does.Contain("condition.income ="));
        }
    }

    [Test]
    public async Task A_request_for_which_there_is_no_law_is_refused_with_its_code()
    {
        using var law = new SmallLaw().With(SmallLaw.City, "\"620502\"", "\"620521\"");
        var typed = await Run(law, "--file", Repository.PathOf("contracts", "examples", "households", "con-01.json"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(typed.ExitCode, Is.EqualTo(1));
            Assert.That(typed.Errors, Does.Contain("policy_no_pack"));
        }
    }

    [Test]
    public async Task A_file_that_is_no_request_tells_its_faults()
    {
        using var law = new SmallLaw();
        var typed = await Run(law, "--file", law.PathOf(SmallLaw.City));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(typed.ExitCode, Is.EqualTo(2));
            Assert.That(typed.Errors, Does.Contain("VR-"));
        }
    }

    [Test]
    public async Task Several_of_one_name_are_listed()
    {
        using var law = new SmallLaw();
        var typed = await Run(law, "二人");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(typed.ExitCode, Is.EqualTo(2));
            Assert.That(typed.Errors, Does.Contain("city.yaml(9): 二人,工资800").And.Contain("二人,工资1300"));
        }
    }

    [TestCase("officer", "Arrears, paid once: 240.00 yuan (2020-04 to 2020-06); what was already paid is for the officer to deduct")]
    [TestCase("family", "Arrears, paid once: 240.00 yuan (2020-04 to 2020-06)")]
    [TestCase("auditor", "Arrears, paid once: 240.00 yuan (2020-04 to 2020-06)")]
    public async Task Everybody_reads_what_is_owed_for_months_before_the_law_was_published(string reader, string said)
    {
        using var law = new SmallLaw().RaisedLate();
        Assert.That((await Run(law, "提标补发", "--for", reader)).Output, Does.Contain(said));
    }

    [Test]
    public async Task Folders_may_be_named_as_with_every_policy_command()
    {
        using var law = new SmallLaw();
        var named = await Typed.Run(Language.English, "policy", "explain", "工资800", law.Folder);
        var request = await Typed.Run(
            Language.English, "policy", "explain", "--file", Repository.PathOf("contracts", "examples", "households", "con-01.json"), law.Folder);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(named.Output, Is.EqualTo((await Run(law, "工资800")).Output).And.Contain("condition.income = true"));
            Assert.That(request.Output, Does.Contain("condition.income ="), request.Errors);
        }
    }

    [TestCase]
    [TestCase("没有这样的")]
    [TestCase("工资800", "--file", "x.json")]
    [TestCase("工资800", "--for", "neighbour")]
    public async Task Wrong_use_ends_with_2(params string[] arguments)
    {
        using var law = new SmallLaw();
        var typed = await Run(law, arguments);
        Assert.That(typed.ExitCode, Is.EqualTo(2));
    }

    private static Task<Typed> Run(SmallLaw law, params string[] arguments) =>
        Typed.Run(Language.English, ["policy", "explain", .. arguments, "--packs", law.Folder]);
}

using NUnit.Framework;
using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Tests.Assessment;

public sealed class A_pack_folder
{
    private const string City = "cn/gansu/tianshui/urban-dibao-2020.yaml";
    private static readonly RegionCode Qinzhou = RegionCode.Parse("620502");

    [Test]
    public void Of_ours_loads_and_names_its_version() =>
        Assert.That(Cases.Tianshui.Name, Is.EqualTo("cn/gansu/tianshui/urban-dibao@2020-01-01"));

    [TestCase("2020-01-01", true)]
    [TestCase("2020-12-31", true)]
    [TestCase("2019-12-31", false)]
    [TestCase("2021-01-01", false)]
    public void Answers_only_for_days_on_which_a_version_is_in_force(string day, bool found)
    {
        var inForce = Cases.Library.InForce(Qinzhou, DateOnly.ParseExact(day, "yyyy-MM-dd"));
        Assert.That(inForce, found ? Is.InstanceOf<PackInForce.Found>() : Is.EqualTo(PackInForce.NotInForce));
    }

    [Test]
    public void Has_no_neighbours_law_for_a_place_it_does_not_name() =>
        Assert.That(Cases.Library.InForce(RegionCode.Parse("620402"), Cases.Accepted), Is.EqualTo(PackInForce.NoPackForPlace));

    [Test]
    public void Has_no_law_of_other_years_for_a_place_it_names() =>
        Assert.That(Cases.Library.InForce(RegionCode.Parse("620521"), Cases.Accepted), Is.EqualTo(PackInForce.NotInForce));

    [Test]
    public void Refuses_a_programme_the_place_does_not_know() =>
        Assert.That(Cases.Library.InForce(Qinzhou, Cases.Accepted, [new("dibao"), new("housing-aid")]), Is.EqualTo(PackInForce.UnknownProgramme));

    [Test]
    public void Answers_within_ten_working_days_over_the_twelve_months_before()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Cases.Tianshui.AnswerWithin, Is.EqualTo(10));
            Assert.That(Cases.Tianshui.LookBackFor(new(2020, 6, 30)), Is.EqualTo(new Period(new(2019, 6, 1), new(2020, 5, 31))));
        }
    }

    [TestCase("589.00 yuan/month", "589.00 yuan/year", "pack.unit_clash")]
    [TestCase("589.00 yuan/month", "0589.00 yuan/month", "pack.unit_clash")]
    [TestCase("589.00 yuan/month", "5.89e2 yuan/month", "pack.unit_clash")]
    [TestCase("589.00 yuan/month", "589 : 00 yuan/month", "pack.not_yaml")]
    [TestCase("589.00 yuan/month", "576.99 yuan/month", "pack.below_floor")]
    [TestCase("dibao.standard:", "dibao.standart:", "formula.unknown_name")]
    [TestCase("dibao.financial_months:", "dibao.standard:", "pack.duplicate_key")]
    [TestCase("counties:", "countries:", "pack.unknown_key")]
    [TestCase("\"620503\"]", "\"620102\"]", "pack.bad_county")]
    [TestCase("from: 2020-01-01", "from: 2020-13-01", "pack.bad_date")]
    [TestCase("to: 2020-12-31", "to: 2019-12-31", "pack.bad_effect")]
    [TestCase("{ value: 24 months, status: assumed }", "{ value: 24 months }", "pack.no_article")]
    [TestCase("{ value: 24 months, status: assumed }", "{ value: 24 months, status: assumed, article: x }", "pack.no_article")]
    [TestCase("{ value: 24 months, status: assumed }", "!!str { value: 24 months, status: assumed }", "pack.tag")]
    [TestCase("{ value: 24 months, status: assumed }", "&a { value: 24 months, status: assumed }", "pack.alias")]
    [TestCase("values:", "values:\n  remedy.within: { value: 30 days, status: assumed }", "pack.not_open")]
    [TestCase("  dibao.financial_months: { value: 24 months, status: assumed }", "", "formula.unknown_name")]
    [TestCase("values:", "values:\n  tekun.standard: { value: 1.00 yuan/month, status: assumed }", "pack.unused_value")]
    public void Is_refused_with_the_place_of_its_fault(string good, string bad, string code)
    {
        var faults = FaultsOf(text => text.Replace(good, bad, StringComparison.Ordinal));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(faults.Select(f => f.Code), Does.Contain(code));
            Assert.That(faults.Where(f => f.Line < 1 || f.Column < 1 || f.Sentence.Zh.Length == 0 || f.Sentence.En.Length == 0), Is.Empty);
        }
    }

    [Test]
    public void Tells_line_and_column()
    {
        var fault = FaultsOf(text => text.Replace("589.00 yuan/month", "589.00 yuans", StringComparison.Ordinal)).Single();
        Assert.That((fault.File, fault.Line, fault.Column), Is.EqualTo((City, 8, 28)));
    }

    [Test]
    public void Tells_all_faults_at_once() =>
        Assert.That(
            FaultsOf(text => text.Replace("counties:", "countries:", StringComparison.Ordinal).Replace("24 months", "24", StringComparison.Ordinal))
                .Select(f => f.Code),
            Is.EquivalentTo(["pack.unknown_key", "pack.unit_clash"]));

    [Test]
    public void Refuses_a_second_law_for_the_same_days()
    {
        using var folder = new PackCopy();
        File.Copy(folder.PathOf(City), folder.PathOf("cn/gansu/tianshui/again.yaml"));
        Assert.That(folder.Faults().Select(f => f.Code), Does.Contain("pack.overlap"));
    }

    [Test]
    public void Refuses_programmes_that_ask_for_one_tested_after_them()
    {
        using var folder = new PackCopy();
        folder.Edit("cn/nation-2021/programme-2-dibao.yaml", text => text.Replace("or grace.holds\n", "or dibao-edge.reached\n", StringComparison.Ordinal));
        Assert.That(folder.Faults().Select(f => f.Code).Distinct(), Is.EqualTo(["pack.circle"]));
    }

    [TestCase("imputaton", "imputation")]
    [TestCase("Imputation", "imputation")]
    public void Refuses_a_case_that_sets_aside_a_rule_nobody_asks_about(string misspelt, string known)
    {
        const string File = "cn/fujian/putian.yaml";
        using var folder = PackCopy.WithDemonstration(_ => true);
        folder.Edit(File, text => text.Replace("rule: imputation }", $"rule: {misspelt} }}", StringComparison.Ordinal));
        var lines = folder.TextOf(File).Split('\n');
        var line = Array.FindIndex(lines, l => l.Contains(misspelt, StringComparison.Ordinal));
        var fault = folder.Faults().Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((fault.Code, fault.File, fault.Line, fault.Column), Is.EqualTo(("pack.unknown_rule", File, line + 1, lines[line].IndexOf(misspelt, StringComparison.Ordinal) + 1)));
            Assert.That(fault.Sentence.Zh, Does.Contain(misspelt).And.Contain(known));
            Assert.That(fault.Sentence.En, Does.Contain(misspelt).And.Contain(known));
        }
    }

    [Test]
    public void Refuses_a_case_that_sets_a_rule_aside_where_the_law_lets_none_be()
    {
        using var folder = new PackCopy();
        folder.Edit(City, text => text.Replace("    expect:", "    circumstances: { overrides: [{ rule: imputation }] }\n    expect:", StringComparison.Ordinal));
        Assert.That(folder.Faults().Select(f => f.Code).Distinct(), Is.EqualTo(["pack.unknown_rule"]));
    }

    [Test]
    public void Keeps_its_digest_when_only_cases_comments_or_layout_change()
    {
        using var folder = new PackCopy();
        folder.Edit(City, text => "# a comment\n" + text[..text.IndexOf("cases:", StringComparison.Ordinal)].Replace("  # ", "    # ", StringComparison.Ordinal));
        Assert.That(TianshuiOf(folder).Digest, Is.EqualTo(Cases.Tianshui.Digest));
    }

    [Test]
    public void Changes_its_digest_with_any_value()
    {
        using var folder = new PackCopy();
        folder.Edit(City, text => text.Replace("24 months", "23 months", StringComparison.Ordinal));
        Assert.That(TianshuiOf(folder).Digest, Is.Not.EqualTo(Cases.Tianshui.Digest));
    }

    [Test]
    public void Refuses_a_hostile_file_at_once()
    {
        using var folder = new PackCopy();
        folder.Edit(City, _ => string.Concat(Enumerable.Repeat("[", 100_000)));
        Assert.That(folder.Faults().Select(f => f.Code), Does.Contain("pack.too_large"));
    }

    [Test]
    public void That_is_not_there_is_a_fault() =>
        Assert.That(PackLibrary.Load("/nowhere"), Is.InstanceOf<PackLibraryResult.Faulty>());

    private static Pack TianshuiOf(PackCopy folder) => folder.Load().Packs.Single(p => p.Name == Cases.Tianshui.Name);

    private static IReadOnlyList<PackFault> FaultsOf(Func<string, string> edit)
    {
        using var folder = new PackCopy();
        folder.Edit(City, edit);
        return folder.Faults();
    }
}

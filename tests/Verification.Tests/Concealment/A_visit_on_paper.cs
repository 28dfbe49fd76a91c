using System.Xml;
using System.Xml.Linq;
using NUnit.Framework;
using Verification.Assessment.Concealment;
using Verification.Contracts;
using Verification.Contracts.Api;
using Verification.TestKit;
using Verification.Tests.Assessment;
using Verification.Verdicts.Visits;
using Verification.Verdicts.Visits.Page;
using Verification.Vocabulary;

namespace Verification.Tests.Concealment;

[TestFixture]
public sealed class A_visit_on_paper
{
    private const string Hostile = "<script>alert('x')</script>\"&";

    [TestCase(false, "VisitPages")]
    [TestCase(true, "VisitPages.en")]
    public void Is_laid_out_as_approved(bool englishFirst, string name) => Approval.Verify(VisitPages.Of(AList(), englishFirst), name);

    [Test]
    public void Reads_as_approved_in_json() =>
        Approval.Verify(System.Text.Json.JsonSerializer.Serialize(AList(), new ContractJson(new(ContractJson.Wire.Options) { WriteIndented = true }).VisitList), "VisitList");

    [TestCase(true)]
    [TestCase(false)]
    public void Is_one_page_a_household_after_the_overview(bool englishFirst)
    {
        var pages = Elements(VisitPages.Of(AList(), englishFirst)).Where(e => e.Name.LocalName == "main").ToList();
        Assert.That(pages.Select(p => p.Attribute("class")?.Value), Is.EqualTo(new[] { "overview", "sheet" }));
    }

    [Test]
    public void Shows_the_family_no_signal_no_reason_and_no_yield()
    {
        var above = Elements(VisitPages.Of(AList(), englishFirst: false)).Single(e => e.Attribute("class")?.Value == "family").Value;
        string[] hidden = ["线索", "ignal", "30000.00", "534.00", "收益", "ield", "核对到的金额高于", "bank-deposits", "tax-wages", "申报与核对"];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(hidden.Where(h => above.Contains(h, StringComparison.Ordinal)), Is.Empty);
            Assert.That(above, Does.Contain("有没有大笔支出").And.Contain("被访家庭成员"));
        }
    }

    [Test]
    public void Words_for_the_family_accuse_nobody_and_name_no_source() => Assert.That(
        Enum.GetValues<VisitTopic>().Select(t => VisitWords.Of(t).Question).Where(q =>
            new[] { "线索", "隐瞒", "核对到", "举报" }.Any(q.Zh.Contains) || new[] { "ignal", "conceal", "hidden", "report" }.Any(q.En.Contains)), Is.Empty);

    [Test]
    public void Tells_the_officer_why_and_that_a_signal_is_no_evidence()
    {
        var below = Elements(VisitPages.Of(AList(), englishFirst: false)).Single(e => e.Attribute("class")?.Value == "officer").Value;
        Assert.That(below, Does.Contain("线索不是证据").And.Contain("30000.00").And.Contain("534.00").And.Contain("3000.00"));
    }

    [Test]
    public void Masks_whoever_lives_there()
    {
        var page = VisitPages.Of(AList("王小明"), englishFirst: false);
        Assert.That(page, Does.Contain("王*明").And.Not.Contain("王小明").And.Not.Contain(Cases.Facts(Cases.Named("con-25 服刑人员")).Members[0].Document.Number));
    }

    [Test]
    public void Encodes_whatever_a_request_put_in()
    {
        var page = VisitPages.Of(AList("<b>\">x") with { StreetName = Hostile }, englishFirst: true);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page, Does.Not.Contain("<script").And.Not.Contain("<b>"));
            Assert.That(() => Elements(page), Throws.Nothing, "the page stays well-formed");
        }
    }

    [Test]
    public void States_what_was_withheld() => Assert.That(
        AList().Withheld.Statement.Zh, Is.EqualTo("因每周额度暂缓 3 户:需复核的在先,其余按预期收益;列入的最低预期收益为每年 961.20 元,暂缓的最高为每年 500.00 元。"));

    internal static VisitList AList(string? name = null)
    {
        var given = Cases.Named("con-25 服刑人员");
        var facts = Cases.Facts(given);
        facts = facts with
        {
            Declared = new([new("m1", "wage", Money.Of(900m), new(null, null))], [], []),
            Members = [.. facts.Members.Select(m => m with { Name = name ?? m.Name })],
        };
        Answer[] answers =
        [
            .. Cases.Answers(given, Cases.Tianshui).Select(a => a is { Source.Code: "tax-wages", MemberOrdinal: 1 } and Answer.Answered known
                ? known with { Signals = [Signalled.Signal(a, SignalKind.LargeOutflow), Signalled.Signal(a, SignalKind.Consumption, "8000.00")] }
                : a),
        ];
        var reasons = Suspicions.Of(facts, answers, Cases.Assess(given));
        var listed = new ListedHousehold(
            facts.Id.Value, 1, 1, [], ["dibao:eligible"], "2020-000001", "620502001", "tianshui-dibao", ["dibao"], "620502", "assistance");
        var sheet = SheetComposer.Compose(new(
            listed, facts, reasons, [new("m1", new(2020, 7, 1), "income-statement", ["wage"], "officer-7")], "甘肃省天水市秦州区大城街道"));
        _ = VisitWeek.TryParse("2020-W27", out var week);
        var key = new ListKey("tianshui-dibao", RegionCode.Parse("620502001"), week);
        return ListComposer.Compose(
            key, "甘肃省天水市秦州区大城街道", new(1, 8, new(2020, 6, 29, 1, 0, 0, TimeSpan.Zero), 3, 96_120, 50_000, 1), [sheet]);
    }

    private static IReadOnlyList<XElement> Elements(string page)
    {
        using var reader = XmlReader.Create(new StringReader(page), new() { DtdProcessing = DtdProcessing.Ignore });
        return [.. XDocument.Load(reader).Descendants()];
    }
}

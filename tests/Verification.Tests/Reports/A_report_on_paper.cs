using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using NUnit.Framework;
using Verification.Contracts.Intake;
using Verification.TestKit;
using Verification.Verdicts.Reporting;
using Verification.Verdicts.Reporting.Page;
using Verification.Vocabulary;

namespace Verification.Tests.Reports;

[TestFixture]
public sealed partial class A_report_on_paper
{
    private const string Hostile = "<script>alert('x')</script>\"&";

    [Test]
    public void Encodes_whatever_a_request_or_a_source_put_in()
    {
        var report = ReportComposer.Compose(ASubject.Of(
            "con-01",
            facts => facts with
            {
                Members = [.. facts.Members.Select(m => m with
                {
                    Name = "<b>\">", Consent = m.Consent! with { DocumentNo = Hostile }, Document = new(DocumentType.Passport, "<"),
                })],
            },
            a => a is Answer.Answered known ? known with { Items = [.. known.Items.Select(i => i with { Detail = Hostile })] } : a) with
        {
            OfficerRef = Hostile, RegionName = Hostile, SourceName = _ => new(Hostile, Hostile), Indicators = [],
        }) with
        {
            CaseNo = Hostile, ProgrammeName = new BilingualText(Hostile, Hostile + " "),
        };
        var page = ReportPage.Of(report, englishFirst: false);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page, Does.Not.Contain("<script").And.Not.Contain("<b>"));
            Assert.That(page, Does.Contain("&lt;script&gt;"));
            Assert.That(() => Elements(page), Throws.Nothing, "the page stays well-formed");
        }
    }

    [Test]
    public void Is_laid_out_as_approved() => Approval.VerifyButDigests(Page("con-01 银行"), "ReportPage");

    [Test]
    public void Needs_no_script_and_loads_nothing()
    {
        var page = Page("con-01 银行");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Elements(page).Select(e => e.Name.LocalName), Has.None.AnyOf("script", "img", "link", "iframe", "form"));
            Assert.That(Elements(page).SelectMany(e => e.Attributes()).Select(a => a.Name.LocalName), Has.None.StartsWith("on").And.None.EqualTo("src"));
            Assert.That(Elements(page).Attributes("href").Select(a => a.Value), Is.All.StartsWith("#"));
        }
    }

    [Test]
    public void Leads_every_link_to_a_place_on_it()
    {
        var elements = Elements(Page("con-01 银行"));
        var places = elements.Attributes("id").Select(a => $"#{a.Value}").ToHashSet();
        Assert.That(elements.Attributes("href").Select(a => a.Value), Is.Not.Empty.And.SubsetOf(places));
    }

    [Test]
    public void Shows_amounts_with_two_decimals_to_the_right_and_days_as_laws_write_them()
    {
        var page = Page("con-01");
        var amounts = Elements(page).Where(e => e.Name.LocalName == "td" && e.Attribute("class")?.Value == "amount").Select(e => e.Value).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(amounts, Is.Not.Empty.And.All.Match(@"^(—|-?\d+\.\d\d|(…|-?\d+\.\d\d) – (…|-?\d+\.\d\d))$"));
            Assert.That(amounts, Has.Some.EqualTo("14400.00"));
            Assert.That(page, Does.Contain("2020-06-20"));
            Assert.That(OtherDay().IsMatch(page), Is.False);
            Assert.That(PageStyle.Css, Does.Contain("size: A4").And.Contain(".amount { text-align: right"));
        }
    }

    [Test]
    public void Has_room_for_three_signatures_and_the_seal()
    {
        var page = Page("con-01");
        Assert.That(page, Does.Contain("制表").And.Contain("审核").And.Contain("签发").And.Contain("(盖章)"));
    }

    [Test]
    public void Bears_the_sentence_that_it_decides_nothing_and_the_programme_it_is_for() => Assert.That(
        Page("con-01"), Does.Contain(ReportComposer.Statement.Zh).And.Contain("不得用于其他救助项目"));

    [TestCase("void", "作废")]
    [TestCase("superseded", "已被后续报告取代")]
    public void Says_across_the_page_that_it_does_not_stand_any_more(string state, string said)
    {
        var page = ReportPage.Of(ReportComposer.Compose(ASubject.Of("con-01") with { State = state }), englishFirst: false);
        var banner = Elements(page).Single(e => e.Attribute("class")?.Value == "banner");
        Assert.That(banner.Value, Does.Contain(said));
    }

    [TestCase(false, "居民家庭经济状况核对报告")]
    [TestCase(true, "Report on the verification of a household's economic status")]
    public void Puts_the_readers_language_first_and_the_other_beside_it(bool englishFirst, string title)
    {
        var heading = Elements(ReportPage.Of(ReportComposer.Compose(ASubject.Of("con-01")), englishFirst)).Single(e => e.Name.LocalName == "h1");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(heading.Elements().Select(e => e.Attribute("class")!.Value), Is.EqualTo(new[] { "first", "second" }));
            Assert.That(heading.Elements().First().Value, Is.EqualTo(title));
        }
    }

    [Test]
    public void Has_words_for_every_label_it_uses() => Assert.That(Elements(Page("con-25 服刑")).Where(e => e.Name.LocalName == "th").Select(e => e.Value), Has.None.Match("^[a-z-]+$"));

    private static string Page(string name) => ReportPage.Of(ReportComposer.Compose(ASubject.Of(name)), englishFirst: false);

    private static XElement[] Elements(string page)
    {
        using var reader = XmlReader.Create(new StringReader(page), new() { DtdProcessing = DtdProcessing.Ignore });
        return [.. XDocument.Load(reader).Descendants()];
    }

    [GeneratedRegex(@"\d{1,2}/\d{1,2}/\d{4}|\d{4}/\d")]
    private static partial Regex OtherDay();
}

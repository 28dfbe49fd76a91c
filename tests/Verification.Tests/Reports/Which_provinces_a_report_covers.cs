using NUnit.Framework;
using Verification.Assessment.Packs;
using Verification.Contracts.Api;
using Verification.Tests.Assessment;
using Verification.Verdicts.Reporting;
using Verification.Verdicts.Reporting.Page;
using Verification.Vocabulary;

namespace Verification.Tests.Reports;

/// <summary>A report says of which provinces its replies speak, and what another one is asked for until when (协查).</summary>
public sealed class Which_provinces_a_report_covers
{
    [Test]
    public void Lists_its_own_and_what_another_is_asked_for_with_its_due_day()
    {
        var provinces = Of("61", answered: false).Provinces!;
        var asked = provinces.Asked.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(provinces.Covered, Is.EqualTo(new[] { "62" }));
            Assert.That((asked.Province, string.Join(',', asked.MemberRefs), string.Join(',', asked.Sources)), Is.EqualTo(("61", "m1", "bank-deposits")));
            Assert.That(asked.AcceptedAnswers, Is.EqualTo(new[] { "assistance-letter", "assistance-file" }));
            Assert.That(asked.Due, Is.EqualTo(ChinaTime.DayOf(ASubject.Issued).AddDays(Cases.Tianshui.Deadlines.QuestionDays.Value)));
        }
    }

    [Test]
    public void Lists_the_other_as_covered_once_it_has_answered()
    {
        var provinces = Of("61", answered: true).Provinces!;
        Assert.That((string.Join(',', provinces.Covered), provinces.Asked.Count), Is.EqualTo(("61,62", 0)));
    }

    [Test]
    public void Says_nothing_where_everybody_is_registered_in_its_own() => Assert.That(Of("620502", answered: false).Provinces, Is.Null);

    [Test]
    public void Prints_them_on_the_page()
    {
        var page = ReportPage.Of(Of("61", answered: false), englishFirst: false);
        Assert.That(page, Does.Contain("<p id=\"provinces\">").And.Contain("Provinces covered</span></span>: 62</p>").And.Contain("<li>61: ").And.Contain("2020-07-05"));
    }

    private static VerificationReport Of(string registered, bool answered) => ReportComposer.Compose(ASubject.Of(
        "con-01",
        facts => facts with { Members = [facts.Members[0] with { RegisteredRegion = RegionCode.Parse(registered) }, .. facts.Members.Skip(1)] },
        answer => !answered && registered == "61" && answer.Source == Bank && answer.MemberOrdinal == 1
            ? new Answer.Silent(answer.Verification, Bank, 1, Silence.NotCovered)
            : answer,
        Law));

    private static readonly SourceId Bank = new("bank-deposits");

    private static Pack Law => Cases.Tianshui with { Sources = [.. Cases.Tianshui.Sources.Select(s => s with { OfProvince = s.Id == Bank })] };
}

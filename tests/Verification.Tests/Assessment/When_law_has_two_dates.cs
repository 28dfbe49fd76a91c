using NUnit.Framework;
using Verification.Assessment;
using Verification.Assessment.Packs;
using Verification.Assessment.Packs.Cases;
using Verification.Vocabulary;

namespace Verification.Tests.Assessment;

/// <summary>A county whose standard was raised from January by a text of the end of March.</summary>
public sealed class When_law_has_two_dates
{
    private const string County = "620521";
    private static readonly RegionCode Place = RegionCode.Parse(County);

    private const string Raised = """
        pack: cn/gansu/tianshui/qingshui
        region: "620521"
        effect: { from: 2019-01-01, to: 2020-12-31 }
        published: 2018-12-01
        values:
          labour.no_record_high: { value: 1620.00 yuan/month, status: assumed }
          dibao.financial_months: { value: 24 months, status: assumed }
          dibao.standard:
            - { from: 2019-01-01, value: 580.00 yuan/month, article: 第一次 }
            - { from: 2020-01-01, published: 2020-03-31, value: 620.00 yuan/month, article: 第二次 }
            - { from: 2020-07-01, to: 2020-09-30, value: 640.00 yuan/month, article: 第三次 }
            - { from: 2020-10-01, value: unknown, article: 未找到 }
        """;

    [TestCase("2019-01-01", 580)]
    [TestCase("2019-12-31", 580)]
    [TestCase("2020-01-01", 620)]
    [TestCase("2020-09-30", 640)]
    public void The_version_of_the_day_holds(string day, int standard) =>
        Assert.That(StandardOn(day), Is.EqualTo(Money.Of(standard)));

    [TestCase("2018-12-31")]
    [TestCase("2020-10-01")]
    [TestCase("2021-01-01")]
    public void A_day_without_known_law_has_none(string day)
    {
        using var folder = Folder();
        Assert.That(folder.Load().InForce(Place, Day(day)), Is.EqualTo(PackInForce.NotInForce));
    }

    [TestCase("2020-03-30", 580)]
    [TestCase("2020-03-31", 620)]
    public void What_was_not_published_yet_was_not_known(string knownOn, int standard)
    {
        using var folder = Folder();
        var pack = folder.Load().AsKnownOn(Place, Day("2020-02-01"), Day(knownOn))!;
        Assert.That(pack.Find(new("dibao"))!.Standard.Value, Is.EqualTo(Money.Of(standard)));
    }

    [Test]
    public void Months_paid_by_the_old_law_are_owed_the_difference()
    {
        using var folder = Folder();
        var owed = ArrearsOn(folder.Load(), "2020-05-15", receivesSince: "2019-02-01");
        Assert.That(owed, Is.EqualTo(new Arrears(Money.Of(3 * 3 * 40m), new(2020, 1), new(2020, 3))));
    }

    [TestCase("2020-05-15", "2020-03-01", 120)]
    [TestCase("2020-05-15", "2020-04-01", null)]
    [TestCase("2020-02-15", "2019-02-01", null)]
    [TestCase("2020-10-15", "2019-02-01", null)]
    public void Nothing_is_owed_before_the_benefit_before_publication_or_long_after(string asOf, string since, int? owed)
    {
        using var folder = Folder();
        Assert.That(ArrearsOn(folder.Load(), asOf, since)?.Amount.Yuan, Is.EqualTo(owed is { } yuan ? (decimal?)yuan : null));
    }

    [TestCase("2020-03-19", null)]
    [TestCase("2020-03-20", 2 * 3 * 40)]
    [TestCase("2020-03-21", 2 * 3 * 40)]
    [TestCase("2020-09-19", 3 * 3 * 40)]
    [TestCase("2020-09-20", 3 * 3 * 40)]
    [TestCase("2020-09-21", null)]
    public void Arrears_are_named_from_the_day_of_publication_for_six_months(string asOf, int? owed)
    {
        using var folder = Folder(Raised.Replace("published: 2020-03-31", "published: 2020-03-20", StringComparison.Ordinal));
        Assert.That(ArrearsOn(folder.Load(), asOf, "2019-02-01")?.Amount.Yuan, Is.EqualTo((decimal?)owed));
    }

    [TestCase(632, 4 * (660 - 632))]
    [TestCase(0, null)]
    public void Months_whose_law_was_not_known_at_all_are_owed_what_the_stated_amount_lacks(int received, int? owed)
    {
        var late = Raised.Replace("published: 2018-12-01", "published: 2020-05-01", StringComparison.Ordinal)
            .Replace(", published: 2020-03-31", "", StringComparison.Ordinal);
        using var folder = Folder(late);
        Assert.That(ArrearsOn(folder.Load(), "2020-06-15", "2020-01-01", Money.Of(received))?.Amount.Yuan, Is.EqualTo((decimal?)owed));
    }

    [TestCase("from: 2020-01-01, published: 2020-03-31", "from: 2018-01-01, published: 2020-03-31", "pack.overlap")]
    [TestCase("to: 2020-09-30", "to: 2020-08-31", "pack.gap")]
    [TestCase("- { from: 2019-01-01, value", "- { from: 2019-02-01, value", "pack.gap")]
    [TestCase("effect: { from: 2019-01-01,", "effect: { from: 2019-06-01,", "pack.outside_effect")]
    [TestCase("pack: cn/gansu/tianshui/qingshui", "pack: cn/gansu/tianshui/urban-dibao", "pack.id_taken")]
    [TestCase("620.00 yuan/month", "560.00 yuan/month", "pack.below_floor")]
    public void Versions_that_do_not_follow_each_other_are_refused(string good, string bad, string code)
    {
        using var folder = Folder(Raised.Replace(good, bad, StringComparison.Ordinal));
        Assert.That(folder.Faults().Select(f => f.Code), Does.Contain(code));
    }

    private static PackCopy Folder(string text = Raised)
    {
        var folder = new PackCopy();
        folder.Edit("cn/gansu/province.yaml", province => province.Replace("opens: [", "opens: [dibao.guide, ", StringComparison.Ordinal));
        folder.Add("cn/gansu/tianshui/qingshui.yaml", text);
        return folder;
    }

    private static Arrears? ArrearsOn(PackLibrary library, string asOf, string receivesSince, Money? received = null)
    {
        var given = Cases.Named("con-01") with
        {
            County = County,
            AcceptedOn = Day(asOf),
            Circumstances = new() { Receiving = [new(new("dibao"), received ?? Money.Of(540m), Day(receivesSince), null, null)] },
        };
        if (library.InForce(Place, given.AcceptedOn) is not PackInForce.Found { Pack: var pack })
        {
            return null;
        }

        var evidence = EvidenceSet.Of(CaseHousehold.Answers(given, pack));
        return Assessor.Assess(library, pack, CaseHousehold.Facts(given), evidence).Programmes[0].Arrears;
    }

    private static Money StandardOn(string day)
    {
        using var folder = Folder();
        return ((PackInForce.Found)folder.Load().InForce(Place, Day(day))).Pack.Find(new("dibao"))!.Standard.Value;
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}

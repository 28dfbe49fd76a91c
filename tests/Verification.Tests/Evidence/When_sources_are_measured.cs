using CsCheck;
using NUnit.Framework;
using Verification.Evidence;
using Verification.Vocabulary;

namespace Verification.Tests.Evidence;

[TestFixture]
public sealed class When_sources_are_measured
{
    private const int Enough = QualityTally.CountMin;
    private static readonly SourceId Tax = new("tax-wages");
    private static readonly SourceId Fund = new("social-insurance");
    private static readonly SourceId Houses = new("real-estate");
    private static readonly SourceId Other = new("housing-office");
    private static readonly YearMonth First = new(2026, 1);
    private static readonly YearMonth Last = new(2026, 10);
    private static readonly YearMonth September = new(2026, 9);

    [TestCase(20)]
    [TestCase(35)]
    public void The_lag_is_the_day_from_which_the_month_is_shown(int shownAfter)
    {
        var tally = new QualityTally(First, Last);
        for (var day = 0; day < 60; day++)
        {
            tally.Add([WagesAsOf(September.LastDay.AddDays(day), day >= shownAfter ? 1 : 0)]);
        }

        Assert.That(Of(tally, EvidenceKind.Wage, September).Lag, Is.EqualTo(new Measured<int>(shownAfter, 60)));
    }

    [TestCase(Enough - 1, false)]
    [TestCase(Enough, true)]
    public void Fewer_observations_give_no_figure(int persons, bool known)
    {
        var tally = new QualityTally(First, Last);
        for (var i = 0; i < persons; i++)
        {
            tally.Add([WagesAsOf(new(2026, 11, 20), 1), Contributed(new(2026, 11, 20))]);
        }

        var figure = Of(tally, EvidenceKind.Wage, September);
        Assert.That((figure.Lag.Value is not null, figure.Completeness.Value is not null), Is.EqualTo((known, known)));
        Assert.That((figure.Lag.Count, figure.Completeness.Count), Is.EqualTo((persons, persons)));
    }

    [TestCase("employee", 0.75)]
    [TestCase("flexible", null)]
    [TestCase("resident", null)]
    [TestCase(null, null)]
    public void A_source_is_complete_in_so_far_as_it_shows_the_wages_of_those_somebody_insures(string? paidBy, double? share)
    {
        var tally = new QualityTally(First, Last);
        for (var i = 0; i < 40; i++)
        {
            tally.Add([i % 4 == 0 ? Nothing(Tax, new(2026, 11, 20)) : WagesAsOf(new(2026, 11, 20), 1), Contributed(new(2026, 11, 20), paidBy)]);
        }

        Assert.That(Of(tally, EvidenceKind.Wage, September).Completeness.Value, Is.EqualTo((decimal?)share));
    }

    [Test]
    public void A_month_within_the_lag_is_late_and_not_missing()
    {
        var tally = new QualityTally(First, Last);
        for (var day = 0; day < 60; day++)
        {
            var asOf = September.LastDay.AddDays(day);
            tally.Add([WagesAsOf(asOf, day >= 30 ? 1 : 0), Contributed(asOf)]);
        }

        Assert.That(Of(tally, EvidenceKind.Wage, September).Completeness, Is.EqualTo(new Measured<decimal>(1m, 30)));
    }

    [Test]
    public void A_source_that_could_not_say_or_does_not_cover_the_month_is_not_held_to_it()
    {
        var tally = new QualityTally(First, Last);
        for (var i = 0; i < 40; i++)
        {
            var covering = WagesAsOf(new(2026, 11, 20), 1) with { Coverage = new(new(new(2026, 10, 1), null), []) };
            tally.Add([new Answer.Silent(Id, Tax, 1, Silence.NoAnswer), Contributed(new(2026, 11, 20))]);
            tally.Add([covering, Contributed(new(2026, 11, 20))]);
        }

        Assert.That(tally.Figures().Where(f => f.Source == Tax && f.Kind == EvidenceKind.Wage && f.From == September).Sum(f => f.Completeness.Count), Is.Zero);
    }

    [TestCase("2026-10-01", 0)]
    [TestCase("2026-09-01", Enough)]
    public void Having_no_record_is_held_against_a_source_only_in_months_it_spoke_of(string from, int months)
    {
        var tally = new QualityTally(First, Last);
        for (var i = 0; i < Enough; i++)
        {
            var spoke = new Period(DateOnly.ParseExact(from, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), null);
            tally.Add([Nothing(Tax, new(2026, 11, 20)) with { Covered = spoke }, Contributed(new(2026, 11, 20))]);
            tally.Add([WagesAsOf(new(2026, 11, 20), 1)]);
        }

        Assert.That(Of(tally, EvidenceKind.Wage, September).Completeness.Count, Is.EqualTo(months));
    }

    [Test]
    public void What_a_paper_shows_is_neither_the_registers_own_nor_held_against_another()
    {
        var tally = new QualityTally(First, Last);
        for (var i = 0; i < Enough; i++)
        {
            var asOf = new DateOnly(2026, 11, 20);
            // The register shows nothing of this one; its list holds what a visit noted.
            tally.Add([OnPaper(WagesAsOf(asOf, 1)), Contributed(asOf)]);
            tally.Add([WagesAsOf(asOf, 1), Contributed(asOf)]);
            tally.Add([OnPaper(WagesAsOf(asOf, 1, Other)), Nothing(Tax, asOf)]);
        }

        var figure = Of(tally, EvidenceKind.Wage, September);
        Assert.That((figure.Completeness, figure.Lag.Count), Is.EqualTo((new Measured<decimal>(0.5m, 2 * Enough), Enough)));
        Assert.That(tally.Figures().Where(f => f.Source == Other), Is.Empty, "it tells papers alone");
    }

    [Test]
    public void A_paper_accepted_in_the_place_of_a_source_is_no_answer_of_it()
    {
        var tally = new QualityTally(First, Last);
        for (var i = 0; i < Enough; i++)
        {
            var asOf = new DateOnly(2026, 11, 20);
            tally.Add([WagesAsOf(asOf, 1) with { StandsIn = true }, Nothing(Houses, asOf) with { StandsIn = true }, Contributed(asOf)]);
        }

        Assert.That(tally.Figures().Where(f => f.Source == Tax || f.Source == Houses), Is.Empty);
    }

    [TestCase("0.99", 0)]
    [TestCase("1.00", 1)]
    public void Two_sources_disagree_on_a_month_from_one_yuan(string more, int share)
    {
        var tally = new QualityTally(First, Last);
        for (var i = 0; i < Enough; i++)
        {
            tally.Add([WagesAsOf(new(2026, 11, 20), 1), WagesAsOf(new(2026, 11, 20), 1, Fund, 3_000m + decimal.Parse(more, System.Globalization.CultureInfo.InvariantCulture))]);
        }

        Assert.That(Of(tally, EvidenceKind.Wage, September).Disagreement, Is.EqualTo(new Measured<decimal>(share, Enough)));
    }

    [TestCase(90.4, 0)]
    [TestCase(90.5, 1)]
    public void Two_registers_disagree_on_a_thing_both_show(double area, int share)
    {
        var tally = new QualityTally(First, Last);
        for (var i = 0; i < Enough; i++)
        {
            tally.Add([House(Houses, 90m), House(Other, (decimal)area)]);
        }

        Assert.That(Of(tally, EvidenceKind.RealEstate, Last, Houses).Disagreement, Is.EqualTo(new Measured<decimal>(share, Enough)));
    }

    [Test]
    public void A_register_lacks_what_another_shows()
    {
        var tally = new QualityTally(First, Last);
        for (var i = 0; i < 80; i++)
        {
            tally.Add([i % 2 == 0 ? House(Houses, 90m) : Nothing(Houses, new(2026, 10, 20)), House(Other, 90m)]);
        }

        Assert.That(Of(tally, EvidenceKind.RealEstate, Last, Houses).Completeness, Is.EqualTo(new Measured<decimal>(0.5m, 80)));
        Assert.That(Of(tally, EvidenceKind.RealEstate, Last, Other).Completeness, Is.EqualTo(new Measured<decimal>(1m, 40)));
    }

    [Test]
    public void What_is_disputed_says_nothing_of_a_source()
    {
        var tally = new QualityTally(First, Last);
        for (var i = 0; i < 40; i++)
        {
            var shown = House(Other, 90m);
            tally.Add([Nothing(Houses, new(2026, 10, 20)), shown with { Items = [shown.Items[0] with { Disputed = true }] }]);
        }

        Assert.That(tally.Figures().Where(f => f.Source == Houses), Is.Empty);
    }

    [Test]
    public void The_whole_of_a_source_is_all_its_kinds_and_months()
    {
        var tally = new QualityTally(First, Last);
        for (var i = 0; i < 10; i++)
        {
            tally.Add([WagesAsOf(new(2026, 11, 20), 2), Contributed(new(2026, 11, 20))]);
        }

        var whole = tally.Figures().Single(f => f.Source == Tax && f.Kind is null);
        Assert.That((whole.From, whole.To, whole.Completeness), Is.EqualTo((First, Last, new Measured<decimal>(1m, 30))));
    }

    [Test]
    public void Ages_that_contradict_each_other_are_joined() =>
        Assert.That(LagFit.Of([(5, 10, 6), (10, 10, 2), (20, 10, 8)]), Is.EqualTo(20));

    [Test]
    public void A_month_never_half_shown_has_no_lag() => Assert.That(LagFit.Of([(5, 10, 1), (300, 10, 4)]), Is.Null);

    [Test]
    public void More_shown_never_makes_a_source_later() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[1, 20], Gen.Int[0, 20]).Array[1, 12].Sample(seen =>
        {
            var observed = seen.DistinctBy(s => s.Item1).Select(s => (s.Item1, s.Item2, Math.Min(s.Item2, s.Item3))).ToList();
            var better = observed.Select(o => (o.Item1, o.Item2, Math.Min(o.Item2, o.Item3 + 1)));
            return (LagFit.Of(better) ?? int.MaxValue) <= (LagFit.Of(observed) ?? int.MaxValue);
        });

    [Test]
    public void Figures_are_kept_only_with_answers_of_sources_the_law_limits()
    {
        var pack = Assessment.Cases.Tianshui;
        var limited = pack with { Sources = [.. pack.Sources.Select(s => s.Id == Tax ? s with { Quality = new(0.9m, null) } : s)] };
        Answer[] answers = [Nothing(Tax, new(2026, 11, 20)), Nothing(Fund, new(2026, 11, 20)) with { Measured = new(new(2026, 1, 1), 1m, 0) }];
        var measured = MeasuredSources.Of([new("tax-wages", "", new(2026, 1, 1), new(2026, 10, 1), new(2026, 11, 1), 12, 90, 0.95m, 80, null, 0)]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(measured.On(answers, pack), Is.SameAs(answers));
            Assert.That(measured.On(answers, limited)[0].Measured, Is.EqualTo(new MeasuredSource(new(2026, 11, 1), 0.95m, 12)));
            Assert.That(MeasuredSources.None.On([answers[1] with { Source = Tax }], limited)[0].Measured, Is.Null, "a source does not judge itself");
        }
    }

    private static readonly VerificationId Id = VerificationId.Derive("tianshui-dibao", "r-1");

    private static QualityFigure Of(QualityTally tally, EvidenceKind kind, YearMonth month, SourceId? source = null) =>
        tally.Figures().Single(f => f.Source == (source ?? Tax) && f.Kind == kind && f.From == month && f.To == month);

    /// <summary>August's wage, and so many months after it.</summary>
    private static Answer.Answered WagesAsOf(DateOnly asOf, int monthsMore, SourceId? source = null, decimal yuan = 3_000m) => new(
        Id, source ?? Tax, 1, [.. Enumerable.Range(0, monthsMore + 1).Select(m => Item(source ?? Tax, EvidenceKind.Wage, September.Plus(m - 1), yuan, asOf))], asOf, Coverage.Unstated);

    private static Answer.Answered OnPaper(Answer.Answered answer) =>
        answer with { Items = [.. answer.Items.Select(i => i with { Noted = new("payroll-statement", "d-1", "officer-17", i.AsOf) })] };

    private static Answer.Answered Contributed(DateOnly asOf, string? detail = "employee") => new(
        Id, Fund, 1, [.. Enumerable.Range(-1, 3).Select(m => Item(Fund, EvidenceKind.Contribution, September.Plus(m), 240m, asOf) with { Detail = detail })], asOf, Coverage.Unstated);

    private static Answer.Answered House(SourceId source, decimal area)
    {
        var asOf = new DateOnly(2026, 10, 20);
        return new(Id, source, 1, [Item(source, EvidenceKind.RealEstate, Last, 0m, asOf) with { Amount = null, ObjectId = "h-1", AreaSquareMetres = area }], asOf, Coverage.Unstated);
    }

    private static Answer.Silent Nothing(SourceId source, DateOnly asOf) => new(Id, source, 1, Silence.NoRecord, asOf);

    private static EvidenceItem Item(SourceId source, EvidenceKind kind, YearMonth month, decimal yuan, DateOnly asOf) => new()
    {
        Kind = kind, Source = source, RecordId = $"{kind}-{month}", MemberOrdinal = 1, Period = Period.Of(month), Amount = Money.Of(yuan), AsOf = asOf,
    };
}

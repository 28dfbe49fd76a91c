using Verification.Assessment;
using Verification.City.Scoring.Assessing;
using Verification.City.Scoring.Comparing;
using Verification.City.Scoring.Counting;
using Verification.City.Scoring.Officers;
using Verification.City.Scoring.Reading;
using Verification.Vocabulary;

namespace Verification.City.Scoring;

/// <summary>A city under every way of verifying, with the officers it has.</summary>
internal sealed class MeasuredCity
{
    // Shares of households referred, by which the curve is drawn.
    private const int CurvePoints = 17;
    private const double CurveStep = 0.025;

    private readonly IReadOnlyList<CityCase> _cases;
    private readonly IReadOnlyList<CaseFinding> _found;
    private readonly IReadOnlyList<CaseFinding> _without;
    private readonly IReadOnlyList<Way> _ways;
    private readonly VisitBudget _budget;
    private readonly Luck _luck;
    private readonly Judgement[] _truth;
    private readonly bool[] _entitled;

    public MeasuredCity(
        IReadOnlyList<CityCase> cases, IReadOnlyList<CaseFinding> found, IReadOnlyList<CaseFinding> without, CityOrder order, VisitBudget budget,
        Luck luck)
    {
        (_cases, _found, _without, _budget, _luck) = (cases, found, without, budget, luck);
        _ways = WaysOfACity.Of(cases, found, without, order, luck);
        _truth = [.. cases.Select(c => new Judgement(c.Truth.Entitled, c.Truth.Amount ?? Money.Zero, c.Truth.Tier ?? Tier.None))];
        _entitled = [.. cases.Select(c => c.Truth.Entitled)];
        Referred = found.Count(f => f.Referred);
        Promise.That(_ways[0].Order.Take(Referred).All(i => found[i].Referred), "an order of visits begins with those referred");
    }

    /// <summary>How many the engine refers, and therefore every way it is compared with.</summary>
    public int Referred { get; }

    private Way Engine => _ways[0];

    public IReadOnlyDictionary<string, WayScore> Ways()
    {
        var scores = new OrderedDictionary<string, WayScore>(StringComparer.Ordinal);
        HouseholdTruth[] truths = [.. _cases.Select(c => c.Truth)];
        foreach (var way in _ways)
        {
            var outcomes = After(way);
            scores.Add(way.Name, new(
                Errors.Of(way.Decides, _entitled, DecidedBy(way)),
                Errors.Of(outcomes, _entitled, static _ => true),
                TierScore.Of(outcomes, truths),
                Payments.Of(outcomes, truths)));
        }

        return scores;
    }

    public IReadOnlyDictionary<string, SliceScore> Slices() => SliceScore.Of(_cases, _found, Engine.Decides, After(Engine));

    public DaysScore Days(IProgress<CityProgress>? progress, CancellationToken ct)
    {
        var verdicts = CityAssessment.Of(_cases, DaysScore.ToVerdict, "days", progress, ct);
        var done = verdicts.ToArray();
        for (var place = 0; place < Math.Min(Referred, _budget.Visits); place++)
        {
            done[Engine.Order[place]] += 7 * _budget.WeekOf(place);
        }

        return DaysScore.Of(verdicts, done);
    }

    public IReadOnlyList<CurvePoint> Curve() => [.. Enumerable.Range(0, CurvePoints).Select(step => Point(step * CurveStep))];

    private CurvePoint Point(double share)
    {
        var referred = (int)Math.Round(share * _cases.Count);
        var errors = new OrderedDictionary<string, Errors>(StringComparer.Ordinal);
        foreach (var way in _ways)
        {
            var outcomes = EndToEnd.Of(way, _truth, way.Name == Comparing.Ways.TodaysCheck ? 0 : referred, referred, _luck);
            errors.Add(way.Name, Errors.Of(outcomes, _entitled, static _ => true));
        }

        return new(share, errors);
    }

    // Today's check refers nobody.
    private Judgement[] After(Way way) =>
        EndToEnd.Of(way, _truth, way.Name == Comparing.Ways.TodaysCheck ? 0 : Referred, _budget.Visits, _luck);

    private Func<int, bool> DecidedBy(Way way)
    {
        switch (way.Name)
        {
            case Comparing.Ways.Engine:
                return i => _found[i].Outcome != Outcome.Review;
            case Comparing.Ways.FlexibleOff:
                return i => _without[i].Outcome != Outcome.Review;
            case Comparing.Ways.TodaysCheck:
                return static _ => true;
            default:
                var referred = way.Order.Take(Referred).ToHashSet();
                return i => !referred.Contains(i);
        }
    }
}

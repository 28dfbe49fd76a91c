using Verification.City.Scoring.Comparing;

namespace Verification.City.Scoring.Counting;

/// <summary>The measurement of one city; the unit is one household and 低保.</summary>
public sealed record CityScore
{
    /// <summary>Word of the city's set, e.g. <c>A</c>; null: it has none.</summary>
    public string? Set { get; init; }

    public long? Seed { get; init; }

    public required int Households { get; init; }

    public required int Officers { get; init; }

    /// <summary>Visits the officers can make.</summary>
    public required int Visits { get; init; }

    public required Share Entitled { get; init; }

    /// <summary>Review, or on a visit or question list.</summary>
    public required Share Referred { get; init; }

    public required Share Reviewed { get; init; }

    /// <summary>By name of the way; the first is the engine.</summary>
    public required IReadOnlyDictionary<string, WayScore> Ways { get; init; }

    public required IReadOnlyDictionary<string, SliceScore> Slices { get; init; }

    public required ReviewScore Reviews { get; init; }

    public required DaysScore Days { get; init; }

    public required IReadOnlyList<CalibrationScore> Calibration { get; init; }

    public required IReadOnlyList<CurvePoint> Curve { get; init; }

    /// <summary>The same counted of published verdicts; null: none were given.</summary>
    public PublishedScore? Published { get; init; }

    /// <summary>Every figure by name; null where it is undefined.</summary>
    public IEnumerable<KeyValuePair<string, double?>> Figures()
    {
        yield return new(FigureNames.Referred, Referred.Value);
        yield return new(FigureNames.Reviewed, Reviewed.Value);
        yield return new(FigureNames.Settled, Reviews.Settled.Value);
        yield return new(FigureNames.SettledRightly, Reviews.SettledRightly.Value);
        yield return new(FigureNames.Questions, (double)Reviews.QuestionsAsked / Households);
        yield return new(FigureNames.FlexibleReferred, Slices.GetValueOrDefault(FigureNames.FlexibleSlice)?.Referred.Value);
        yield return new(FigureNames.DaysToVerdict, Days.VerdictMean);
        yield return new(FigureNames.DaysToOutcome, Days.DoneMean);
        foreach (var (way, score) in Ways)
        {
            foreach (var (which, errors) in new[] { (FigureNames.Decided, score.Decided), (FigureNames.EndToEnd, score.EndToEnd) })
            {
                yield return new(FigureNames.Of(way, which, FigureNames.WrongGrants), errors.WrongGrants.Value);
                yield return new(FigureNames.Of(way, which, FigureNames.WrongRefusals), errors.WrongRefusals.Value);
                yield return new(FigureNames.Of(way, which, FigureNames.Both), errors.Both.Value);
            }

            yield return new(FigureNames.Of(way, FigureNames.EndToEnd, FigureNames.Tiers), score.Tiers?.Value);
            yield return new(FigureNames.Of(way, FigureNames.EndToEnd, FigureNames.AmountError), score.Paid?.AmountError);
            yield return new(FigureNames.Of(way, FigureNames.EndToEnd, FigureNames.Misspent), PerHousehold(score.Paid?.Misspent));
            yield return new(FigureNames.Of(way, FigureNames.EndToEnd, FigureNames.Withheld), PerHousehold(score.Paid?.Withheld));
        }
    }

    private double? PerHousehold(decimal? yuan) => (double?)yuan / Households;
}

/// <summary>Names of figures, so that means and goals find them.</summary>
internal static class FigureNames
{
    public const string Referred = "referred";
    public const string Reviewed = "reviewed";
    public const string Settled = "settled";
    public const string SettledRightly = "settledRightly";
    public const string Questions = "questionsPerHousehold";
    public const string FlexibleReferred = "flexibleReferred";
    public const string DaysToVerdict = "daysToVerdict";
    public const string DaysToOutcome = "daysToOutcome";
    public const string Decided = "decided";
    public const string EndToEnd = "endToEnd";
    public const string WrongGrants = "wrongGrants";
    public const string WrongRefusals = "wrongRefusals";
    public const string Both = "errors";
    public const string Tiers = "tiers";
    public const string AmountError = "amountError";
    public const string Misspent = "misspent";
    public const string Withheld = "withheld";

    /// <summary>Slice of households with a worker of flexible income.</summary>
    public const string FlexibleSlice = "flexible";

    /// <summary>The three ways to count errors.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [WrongGrants, WrongRefusals, Both];

    public static string Of(string way, string which, string what) => $"{way}.{which}.{what}";

    public static string OfEngine(string which, string what) => Of(Ways.Engine, which, what);
}

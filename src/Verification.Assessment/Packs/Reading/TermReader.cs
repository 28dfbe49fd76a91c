namespace Verification.Assessment.Packs.Reading;

/// <summary>Reads the numbers of a method: one, or the two it lies between, each with its unit.</summary>
internal static class TermReader
{
    private static readonly Dictionary<string, bool> Months = new(StringComparer.Ordinal) { ["pay"] = false, ["service"] = true };

    public static EstimateTerms Read(EstimateMethod method, MapReader map) => method switch
    {
        EstimateMethod.PlatformSettlement => new()
        {
            Fee = Share(map, "fee"), Unmatched = Share(map, "unmatched").High, ByService = map.Choice("month_by", Months, false),
        },
        EstimateMethod.PlatformReports => new() { Cost = Share(map, "cost"), LagMonths = (int)Between(map, "lag", "months", 24m).High },
        EstimateMethod.AgencyInvoices or EstimateMethod.MarketRegistration => new() { Cost = Share(map, "cost") },
        EstimateMethod.Contributions => new()
        {
            ContributionShare = NotNothing(map, "contribution_share", Share(map, "contribution_share").High), Base = Between(map, "base", "yuan/month"), Band = Share(map, "band").High,
        },
        EstimateMethod.AccountInflows => new() { Share = Share(map, "share"), Netted = map.Texts("netted") },
        EstimateMethod.DayLabour => Declared(map, new() { Rate = Between(map, "rate", "yuan/day"), Days = Between(map, "days", "days/month", 31m) }),
        EstimateMethod.Seasonal => Declared(map, new()
        {
            Rate = Between(map, "rate", "yuan/day"), Days = Between(map, "days", "days/month", 31m), Season = Season(map),
        }),
        _ => Declared(map, new() { Pay = Between(map, "pay", "yuan/month"), Months = Between(map, "months", "months", 12m) }),
    };

    private static EstimateTerms Declared(MapReader map, EstimateTerms terms) => map.Optional("declared") is null
        ? terms
        : terms with { Declared = map.Texts("declared"), Error = Error(map) };

    // How far declarations lie off may differ to either side: the first number is not the smaller one.
    private static Spread Error(MapReader map)
    {
        var node = map.Required("error");
        if (node is PackNode.List { Items: [var below, var above] } && Number(map, below, "error", "%") is { } low && Number(map, above, "error", "%") is { } high && low <= 1m)
        {
            return new(low, high);
        }

        Wrong(map, node, "error", "[0%, 0%]");
        return default;
    }

    private static List<int> Season(MapReader map)
    {
        var months = new List<int>();
        foreach (var text in map.Required("season") is null ? [] : map.Texts("season"))
        {
            if (LawText.In(text + " m", "m") is { } month && decimal.Truncate(month) == month && month is >= 1m and <= 12m)
            {
                months.Add((int)month);
            }
            else
            {
                map.Fault("pack.bad_value", map.Optional("season")!, "season 应为 1 到 12 的月份。", "season lists months from 1 to 12.");
            }
        }

        return months;
    }

    private static Spread Share(MapReader map, string key) => Between(map, key, "%", 1m);

    private static decimal NotNothing(MapReader map, string key, decimal value)
    {
        if (value > 0m)
        {
            return value;
        }

        Wrong(map, map.Optional(key), key, "0%");
        return 1m;
    }

    private static Spread Between(MapReader map, string key, string unit, decimal most = 1_000_000m)
    {
        var node = map.Required(key);
        var (low, high) = node switch
        {
            PackNode.List { Items: [var first, var second] } => (Number(map, first, key, unit), Number(map, second, key, unit)),
            PackNode.Scalar one when Number(map, one, key, unit) is { } value => (value, value),
            _ => ((decimal?)null, (decimal?)null),
        };
        if (low is { } least && high is { } largest && least <= largest && largest <= most)
        {
            return new(least, largest);
        }

        Wrong(map, node, key, unit == "%" ? "0% | [0%, 0%]" : $"0 {unit} | [0 {unit}, 0 {unit}]");
        return default;
    }

    private static decimal? Number(MapReader map, PackNode node, string key, string unit) => map.Scalar(node, key) is { } text ? LawText.In(text, unit) : null;

    private static void Wrong(MapReader map, PackNode? at, string key, string form)
    {
        if (at is not null)
        {
            map.Fault("pack.unit_clash", at, $"{key} 应写作:{form}，先小后大。", $"{key} is written as: {form}, the smaller first.");
        }
    }
}

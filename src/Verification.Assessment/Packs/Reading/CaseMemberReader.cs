using Verification.Assessment.Language;
using Verification.Assessment.Packs.Cases;
using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Reading;

/// <summary>Reads the persons and things of a case.</summary>
internal static class CaseMemberReader
{
    private static readonly Dictionary<string, Sex> Sexes = new(StringComparer.Ordinal) { ["female"] = Sex.Female, ["male"] = Sex.Male };

    public static CaseMember Read(MapReader map)
    {
        var member = new CaseMember(map.Text("relation"), map.Optional("age") is null ? null : map.Whole("age", 0, 130, 0))
        {
            Sex = map.Optional("sex") is { } sex ? map.Word(sex, "sex", Sexes, Sex.Female) : null,
            Income = Monthly(map, "income"),
            IncomeByMonth = ByMonth(map),
            Expenses = Monthly(map, "expenses"),
            Declared = Monthly(map, "declared"),
            Deposit = Amount(map, "deposit"),
            Facts = Facts(map),
            Evidence = [.. Maps(map, "evidence").Select(Record)],
            Signals = [.. Maps(map, "signals").Select(Signal)],
            ContributedMonths = map.Whole("contributed_months", 0, 36, 0),
            Registered = Region(map),
        };
        map.NothingElse();
        return member;
    }

    private static RegionCode? Region(MapReader map)
    {
        if (map.OptionalText("registered") is not { } text)
        {
            return null;
        }

        if (RegionCode.TryParse(text, out var region))
        {
            return region;
        }

        map.Fault("pack.bad_value", map.Node, "registered 应为行政区划代码。", "registered must be a region code.");
        return null;
    }

    public static CaseThing Thing(MapReader map)
    {
        var share = map.OptionalText("share");
        var thing = new CaseThing(
            map.Choice("kind", EvidenceWords.Kinds, EvidenceKind.Deposit), Amount(map, "value"), map.OptionalText("detail"), map.OptionalText("use"),
            map.Day("bought_on"), map.OptionalText("area") is { } area && LawText.Parse($"{area} m2") is LawText.Number metres ? metres.Value : null,
            map.Whole("of", 1, 30, 1), share is null ? 1m : LawText.Parse(share) is LawText.Number part ? part.Value : null);
        map.NothingElse();
        return thing;
    }

    public static IReadOnlyList<MapReader> Maps(MapReader map, string key) => map.Optional(key) is null ? [] : map.Maps(key);

    public static Money? Amount(MapReader map, string key)
    {
        if (map.Optional(key) is not { } node || map.Scalar(node, key) is not { } text)
        {
            return null;
        }

        if (Money.TryParse(text, out var amount))
        {
            return amount;
        }

        map.Fault("pack.bad_value", node, $"{key} 应为两位小数的金额。", $"{key} must be an amount with two decimals.");
        return null;
    }

    private static Dictionary<string, Money> Monthly(MapReader map, string key)
    {
        var amounts = new Dictionary<string, Money>(StringComparer.Ordinal);
        if (map.Optional(key) is not { } node || map.Map(node, key) is not { } items)
        {
            return amounts;
        }

        foreach (var entry in items.Entries)
        {
            if (items.Scalar(entry.Value, entry.Key) is { } text)
            {
                if (LawText.Parse(text) is LawText.Number number && number.Unit == Unit.YuanPerMonth)
                {
                    amounts[entry.Key] = Money.Of(number.Value);
                }
                else
                {
                    items.Fault("pack.unit_clash", entry.Value, $"{entry.Key} 应写作:0.00 yuan/month。", $"{entry.Key} is written as: 0.00 yuan/month.");
                }
            }
        }

        return amounts;
    }

    private static Dictionary<string, IReadOnlyList<Money>> ByMonth(MapReader map)
    {
        var months = new Dictionary<string, IReadOnlyList<Money>>(StringComparer.Ordinal);
        if (map.Optional("income_by_month") is { } node && map.Map(node, "income_by_month") is { } items)
        {
            foreach (var entry in items.Entries)
            {
                months[entry.Key] = [.. items.Texts(entry.Key).Select(t => Money.TryParse(t, out var amount) ? amount : Wrong(items, entry))];
            }
        }

        return months;
    }

    private static Money Wrong(MapReader items, Entry entry)
    {
        items.Fault("pack.bad_value", entry.Value, $"{entry.Key} 应为两位小数的金额。", $"{entry.Key} must be amounts with two decimals.");
        return Money.Zero;
    }

    private static List<(string, string)> Facts(MapReader map)
    {
        var facts = new List<(string, string)>();
        if (map.Optional("facts") is { } node && map.Map(node, "facts") is { } kinds)
        {
            foreach (var entry in kinds.Entries)
            {
                kinds.CheckFact(entry.Value, entry.Key);
                facts.AddRange(entry.Value is PackNode.List
                    ? kinds.Texts(entry.Key).Select(v => (entry.Key, v))
                    : kinds.Scalar(entry.Value, entry.Key) is { } one ? [(entry.Key, one)] : []);
            }
        }

        return facts;
    }

    private static CaseSignal Signal(MapReader map)
    {
        var signal = new CaseSignal(map.Choice("kind", SignalWords.Kinds, SignalKind.Consumption), Amount(map, "size"), map.Day("from"), map.Day("to"));
        map.NothingElse();
        return signal;
    }

    private static CaseRecord Record(MapReader map)
    {
        var record = new CaseRecord(map.Choice("kind", EvidenceWords.Kinds, EvidenceKind.Death), map.OptionalText("detail"), map.Day("from"), map.Day("to"))
        {
            Amount = Amount(map, "amount"), ObjectId = map.OptionalText("object"), Source = map.OptionalText("source"),
            Paper = map.OptionalText("paper"), Payer = map.OptionalText("payer"),
            Answers = map.Optional("answers") is null ? QuestionCodes.StatedLess : map.Choice("answers", QuestionCodes.EndedByPapers, QuestionCodes.StatedLess),
        };
        map.NothingElse();
        return record;
    }
}

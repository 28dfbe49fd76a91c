using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Reading;

/// <summary>Reads the cases of a pack file.</summary>
internal static class CaseReader
{
    private static readonly Dictionary<string, Silence> Silences = new(StringComparer.Ordinal)
    {
        ["no-record"] = Silence.NoRecord,
        ["not-matched"] = Silence.NotMatched,
        ["no-answer"] = Silence.NoAnswer,
        ["refused"] = Silence.Refused,
        ["not-covered"] = Silence.NotCovered,
        ["stale"] = Silence.Stale,
    };

    private static readonly Dictionary<string, bool> YesNo = new(StringComparer.Ordinal) { ["yes"] = true, ["no"] = false };

    public static IReadOnlyList<PackCase> Read(MapReader top) =>
        top.Optional("cases") is null ? [] : [.. top.Maps("cases").Select(Case)];

    private static PackCase Case(MapReader map)
    {
        var given = new PackCase
        {
            Name = map.Text("name"),
            County = map.Text("county"),
            AcceptedOn = map.Day("accepted_on") ?? default,
            Members = [.. map.Maps("members").Select(Member)],
            Silent = Silent(map),
            Expect = Expectation(map),
        };
        _ = map.OptionalText("article");
        map.NothingElse();
        return given;
    }

    private static List<(string, Silence)> Silent(MapReader map)
    {
        var silent = new List<(string, Silence)>();
        if (map.Optional("silent") is { } node && map.Map(node, "silent") is { } sources)
        {
            foreach (var entry in sources.Entries)
            {
                silent.Add((entry.Key, sources.Word(entry.Value, entry.Key, Silences, Silence.NoAnswer)));
            }
        }

        return silent;
    }

    private static CaseMember Member(MapReader map)
    {
        var member = new CaseMember(
            map.Text("relation"), map.Whole("age", 0, 130, 0), Yuan(map, "wage", Unit.YuanPerMonth), Yuan(map, "pension", Unit.YuanPerMonth),
            Amount(map, "deposit"), map.OptionalText("disability"), Yes(map, "serving_sentence"), Yes(map, "custody"));
        map.NothingElse();
        return member;
    }

    private static CaseExpectation Expectation(MapReader map)
    {
        if (map.Map("expect") is not { } expect)
        {
            return new(default, "", null, null, null, null, null, null);
        }

        var expectation = new CaseExpectation(
            new(expect.Text("programme")), expect.Text("outcome"), expect.Optional("counted") is null ? null : expect.Whole("counted", 0, 30, 0),
            Amount(expect, "per_head"), Amount(expect, "payable"), expect.OptionalText("first_reason"), expect.OptionalText("main_cause"),
            expect.OptionalText("first_question"));
        expect.NothingElse();
        return expectation;
    }

    private static bool Yes(MapReader map, string key) => map.Optional(key) is { } node && map.Word(node, key, YesNo, false);

    private static Money? Yuan(MapReader map, string key, Unit unit)
    {
        if (map.Optional(key) is not { } node || map.Scalar(node, key) is not { } text)
        {
            return null;
        }

        if (Units.Parse(text, unit) is Money amount)
        {
            return amount;
        }

        map.Fault("pack.unit_clash", node, $"{key} 应写作:{Units.Describe(unit)}。", $"{key} is written as: {Units.Describe(unit)}.");
        return null;
    }

    private static Money? Amount(MapReader map, string key)
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
}

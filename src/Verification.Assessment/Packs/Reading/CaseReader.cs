using Verification.Assessment.Concealment;
using Verification.Assessment.Packs.Cases;
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
        ["not-searchable"] = Silence.NotSearchable,
        ["weak-match"] = Silence.WeakMatch,
        ["not-asked"] = Silence.NotAsked,
    };

    private static readonly Dictionary<string, string> Outcomes = new(StringComparer.Ordinal)
    {
        ["eligible"] = "eligible", ["ineligible"] = "ineligible", ["review"] = "review",
    };

    public static IReadOnlyList<PackCase> Read(MapReader top) =>
        top.Optional("cases") is null ? [] : [.. top.Maps("cases").Select(Case)];

    private static PackCase Case(MapReader map)
    {
        var given = new PackCase
        {
            Name = map.Text("name"),
            At = $"{map.File}({map.Node.Line})",
            County = County(map),
            AcceptedOn = map.Required("accepted_on") is null ? default : map.Day("accepted_on") ?? default,
            AsOf = map.Day("as_of"),
            Members = [.. map.Maps("members").Select(CaseMemberReader.Read)],
            Obligors = [.. CaseMemberReader.Maps(map, "obligors").Select(CaseMemberReader.Read)],
            Property = [.. CaseMemberReader.Maps(map, "property").Select(CaseMemberReader.Thing)],
            Circumstances = Circumstances(map),
            Silent = Silent(map),
            Measured = Measured(map),
            Provinces = map.Optional("provinces") is { } node && map.Map(node, "provinces") is { } provinces ? Provinces(provinces) : null,
            Expect = Expectations(map),
        };
        _ = map.OptionalText("article");
        _ = map.OptionalText("why");
        map.NothingElse();
        return given;
    }

    private static string County(MapReader map)
    {
        var text = map.Text("county");
        if (text.Length > 0 && (text.Length != 6 || !RegionCode.TryParse(text, out _)))
        {
            map.Fault("pack.bad_county", map.Required("county")!, $"{text} 不是六位县级行政区划代码。", $"{text} is no county code of six digits.");
        }

        return text;
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

    private static List<(string, decimal?, int?)> Measured(MapReader map)
    {
        var measured = new List<(string, decimal?, int?)>();
        if (map.Optional("measured") is { } node && map.Map(node, "measured") is { } sources)
        {
            foreach (var entry in sources.Entries)
            {
                if (sources.Map(entry.Value, entry.Key) is { } figures)
                {
                    measured.Add((entry.Key, figures.Share("completeness"), figures.Optional("lag_days") is null ? null : figures.Whole("lag_days", 0, 4000, 0)));
                    figures.NothingElse();
                }
            }
        }

        return measured;
    }

    private static ExpectedProvinces Provinces(MapReader map)
    {
        var expected = new ExpectedProvinces(
            map.Texts("covered"), [.. CaseMemberReader.Maps(map, "asked").Select(Assistance)], map.Optional("due_days") is null ? null : map.Whole("due_days", 0, 366, 0));
        map.NothingElse();
        return expected;
    }

    private static ExpectedAssistance Assistance(MapReader map)
    {
        var asked = new ExpectedAssistance(map.Text("province"), map.Texts("members"), map.Texts("sources"), map.Texts("accepts"));
        map.NothingElse();
        return asked;
    }

    private static Circumstances Circumstances(MapReader map)
    {
        if (map.Optional("circumstances") is not { } node || map.Map(node, "circumstances") is not { } body)
        {
            return Vocabulary.Circumstances.None;
        }

        var circumstances = new Circumstances
        {
            MonthsOfDifficulty = body.Optional("months_of_difficulty") is null ? null : body.Whole("months_of_difficulty", 1, 12, 1),
            Urgent = body.OptionalText("urgent") is { } ground ? new(ground, "case") : null,
            Receiving = [.. CaseMemberReader.Maps(body, "receiving").Select(Received)],
            Overrides = [.. CaseMemberReader.Maps(body, "overrides").Select(Override)],
        };
        body.NothingElse();
        return circumstances;
    }

    private static BenefitReceived Received(MapReader map)
    {
        var received = new BenefitReceived(
            new(map.Text("programme")), CaseMemberReader.Amount(map, "amount") ?? Money.Zero, map.Day("from") ?? default, map.Day("over_since"), map.OptionalText("over_by"));
        map.NothingElse();
        return received;
    }

    private static RuleOverride Override(MapReader map)
    {
        var member = map.Optional("member") is null ? null : $"m{map.Whole("member", 1, 30, 1)}";
        var given = new RuleOverride(member, map.Text("rule"), map.OptionalText("ground") ?? "case", "case", default);
        map.NothingElse();
        return given;
    }

    private static IReadOnlyList<CaseExpectation> Expectations(MapReader map)
    {
        if (map.Required("expect") is PackNode.List { Items.Count: 0 } nothing)
        {
            map.Fault("pack.missing_key", nothing, "案例须写明所期望的结果。", "A case says what is expected.");
        }

        return map.Optional("expect") is not { } node ? []
            : node is PackNode.List ? [.. map.Maps("expect").Select(Expectation)]
            : map.Map(node, "expect") is { } one ? [Expectation(one)] : [];
    }

    private static CaseExpectation Expectation(MapReader expect)
    {
        var expectation = new CaseExpectation(new(expect.Text("programme")), expect.Choice("outcome", Outcomes, ""))
        {
            Counted = expect.Optional("counted") is null ? null : expect.Whole("counted", 0, 30, 0),
            PerHead = CaseMemberReader.Amount(expect, "per_head"),
            Payable = CaseMemberReader.Amount(expect, "payable"),
            High = CaseMemberReader.Amount(expect, "high"),
            Arrears = CaseMemberReader.Amount(expect, "arrears"),
            FirstReason = expect.OptionalText("first_reason"),
            MainCause = expect.OptionalText("main_cause"),
            FirstQuestion = expect.OptionalText("first_question"),
            Flags = expect.Texts("flags"),
            Asks = expect.Optional("asks") is null ? null : [.. expect.Words("asks", VisitTopics.Words, VisitTopic.Difference).Select(VisitTopics.Of)],
            Yield = CaseMemberReader.Amount(expect, "yield"),
        };
        expect.NothingElse();
        return expectation;
    }
}

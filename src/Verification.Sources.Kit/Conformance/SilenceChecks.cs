using Verification.Vocabulary;
using static Verification.Sources.Kit.Conformance.TrialWorld;

namespace Verification.Sources.Kit.Conformance;

/// <summary>Every silence says why, and none is zero.</summary>
internal static class SilenceChecks
{
    public static IReadOnlyList<ConformanceCheck> All =>
    [
        new("silence.nobody-known", new("查无记录的人是“无记录”或“未匹配”,不是零", "a person nothing is held of is no record, or not matched, and not zero"), NobodyKnown),
        .. OfSources.Select(why => new ConformanceCheck(
            $"silence.{Word(why)}", new($"能说明的静默:{Word(why)}", $"a silence it can give is given as it is: {Word(why)}"), (trial, ct) => Given(why, trial, ct))),
        new("silence.later", new("约定以后反馈的,到时反馈", "what it promises comes when it is asked again"), Later),
    ];

    // The other silences are ours to say: a document no call could search by, a record of perhaps another person, a question spared.
    private static Silence[] OfSources =>
        [Silence.NoRecord, Silence.NotMatched, Silence.NoAnswer, Silence.Refused, Silence.NotCovered, Silence.Stale];

    private static async Task<bool> NobodyKnown(SourceTrial trial, CancellationToken ct)
    {
        var carried = trial.Carries;
        IReadOnlyList<(IdentityDocument, SourceRecord)> held = carried.Kinds.Count > 0 ? [(Person(1), carried.Record("w-1", 1m))] : [];
        var answers = await Ask(await trial.Holding(held), ct, About(2));
        DateOnly? day = carried.OfNobody == Silence.NoRecord ? carried.DayOf(About(2)) : null;
        CheckFailed.Unless(
            answers is [Answer.Silent { MemberOrdinal: 2 } silent] && silent.Why == carried.OfNobody && (day is null || silent.AsOf == day),
            $"expected member 2 silent: {Word(carried.OfNobody)}{(day is null ? "" : $" as of {day:yyyy-MM-dd}")}; came {Differences.Words(answers)}");
        return true;
    }

    private static async Task<bool> Given(Silence why, SourceTrial trial, CancellationToken ct)
    {
        if (await trial.Silent(why, Person(1)) is not { } source)
        {
            return false;
        }

        var answers = await Ask(source, ct, About(1));
        var said = why == Silence.NoAnswer
            ? answers is [] or [Answer.Silent { Why: Silence.NoAnswer }]
            : answers is [Answer.Silent silent] && silent.Why == why;
        CheckFailed.Unless(said, $"expected member 1 silent: {Word(why)}; came {Differences.Words(answers)}");
        return true;
    }

    private static async Task<bool> Later(SourceTrial trial, CancellationToken ct)
    {
        if (await trial.Pending(Person(1)) is not var (source, arrive))
        {
            return false;
        }

        var promised = await Ask(source, ct, About(1));
        CheckFailed.Unless(promised is [Answer.Later], $"expected member 1 later; came {Differences.Words(promised)}");
        await arrive();
        var came = await Ask(source, ct, About(1));
        CheckFailed.Unless(
            came is [Answer.Answered { Items: [{ } item] }] && (item.RecordId == "late" || !trial.Carries.RecordIds),
            $"expected the promised record late; came {Differences.Words(came)}");
        return true;
    }

    /// <summary>A silence as checks and settings write it.</summary>
    internal static string Word(Silence why) => string.Concat(
        why.ToString().Select((letter, i) => char.IsAsciiLetterUpper(letter) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(letter) : $"{letter}"));
}

using Verification.Vocabulary;
using static Verification.Sources.Kit.Conformance.TrialWorld;

namespace Verification.Sources.Kit.Conformance;

/// <summary>Every silence says why, and none is zero.</summary>
internal static class SilenceChecks
{
    public static IReadOnlyList<ConformanceCheck> All =>
    [
        new("silence.nobody-known", new("查无此人是“无记录”,不是零", "nobody known is no record and not zero"), NobodyKnown),
        .. OfSources.Select(why => new ConformanceCheck(
            $"silence.{Word(why)}", new($"能说明的静默:{Word(why)}", $"a silence it can give is given as it is: {Word(why)}"), (trial, ct) => Given(why, trial, ct))),
        new("silence.later", new("约定以后反馈的,到时反馈", "what it promises comes when it is asked again"), Later),
    ];

    // The other silences are ours to say: a document no call could search by, a record of perhaps another person, a question spared.
    private static Silence[] OfSources =>
        [Silence.NoRecord, Silence.NotMatched, Silence.NoAnswer, Silence.Refused, Silence.NotCovered, Silence.Stale];

    private static async Task<bool> NobodyKnown(SourceTrial trial, CancellationToken ct)
    {
        var answers = await Ask(await trial.Holding([(Person(1), Wage("w-1", 1m))]), ct, About(2));
        CheckFailed.Unless(answers is [Answer.Silent { Why: Silence.NoRecord, MemberOrdinal: 2 } silent] && silent.AsOf == AsOf, "it is not 'no record' as of its day");
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
        CheckFailed.Unless(said, $"it does not say {Word(why)}");
        return true;
    }

    private static async Task<bool> Later(SourceTrial trial, CancellationToken ct)
    {
        if (await trial.Pending(Person(1)) is not var (source, arrive))
        {
            return false;
        }

        CheckFailed.Unless(await Ask(source, ct, About(1)) is [Answer.Later], "a promised answer is not 'later'");
        await arrive();
        CheckFailed.Unless(await Ask(source, ct, About(1)) is [Answer.Answered { Items: [{ RecordId: "late" }] }], "the promised answer did not come");
        return true;
    }

    private static string Word(Silence why) => string.Concat(
        why.ToString().Select((letter, i) => char.IsAsciiLetterUpper(letter) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(letter) : $"{letter}"));
}

using Verification.Vocabulary;
using static Verification.Sources.Kit.Conformance.TrialWorld;

namespace Verification.Sources.Kit.Conformance;

/// <summary>What a source answers when all is well.</summary>
internal static class AnswerChecks
{
    private const int CallsAtOnce = 8;

    public static IReadOnlyList<ConformanceCheck> All =>
    [
        Of("answer.everything", "所查人员的全部记录都得到反馈", "everything held of a person is answered", Everything),
        Of("answer.unsearchable", "不能按所持证件查询的,如实答复,不影响他人", "a document it cannot search by is answered as not searchable and spoils nothing", Unsearchable),
        Of("answer.many", "每个查询恰好一个反馈", "many questions are answered once each", Many),
        Of("answer.two-households", "两个家庭可以查询同一人", "two households may ask about one person", TwoHouseholds),
        Of("answer.record-twice", "重复的记录只算一次", "a record sent twice counts once", RecordTwice),
        Of("answer.none-asked", "没有查询就没有反馈", "no question asks for nothing", NoneAsked),
        Of("answer.at-once", "同时的查询互不混淆", "calls at the same time are not mixed up", AtOnce),
        Of("answer.signals", "线索随反馈而来,不是记录", "signals travel beside the records and are none", Signals),
    ];

    private static ConformanceCheck Of(string name, string zh, string en, Func<SourceTrial, CancellationToken, Task<bool>> run) => new(name, new(zh, en), run);

    private static async Task<bool> Everything(SourceTrial trial, CancellationToken ct)
    {
        var carried = trial.Carries;
        SourceRecord[] held = carried.DistinctMax > 1
            ? [carried.Record("w-1", 1_200.50m), carried.Record("w-2", 300m, nth: 2)]
            : [carried.Record("w-1", 1_200.50m)];
        var source = await trial.Holding([.. held.Select(record => (Person(1), record)), (Person(2), carried.Record("w-3", 1m))]);
        var answer = Only<Answer.Answered>(await Ask(source, ct, About(1)));
        var told = new Differences();
        told.Same("records", held.Length, answer.Items.Count);
        foreach (var (record, item) in InOrder(held).Zip(InOrder(answer.Items)))
        {
            told.Came(carried, record, item, About(1));
        }

        told.Same("the answer's as of", carried.DayOf(About(1)), answer.AsOf);
        told.Same("the days the answer covers", carried.CoverageSaid.Days, answer.Coverage.Days);
        told.Tell();
        return true;
    }

    private static async Task<bool> Unsearchable(SourceTrial trial, CancellationToken ct)
    {
        var source = await trial.Holding([(Person(1), trial.Carries.Record("w-1", 1m))]);
        var passport = About(2) with { Document = new(DocumentType.Passport, "E12345678") };
        var answers = await Ask(source, ct, passport, About(1));
        var told = new Differences();
        told.That(
            answers.OfType<Answer.Silent>().SingleOrDefault() == Replies.Silent(passport, Silence.NotSearchable),
            $"expected member 2, who has a passport, silent: not-searchable; came {Differences.Words(answers)}");
        told.That(
            answers.OfType<Answer.Answered>().SingleOrDefault()?.MemberOrdinal == 1, $"expected member 1 answered; came {Differences.Words(answers)}");
        told.Tell();
        return true;
    }

    private static async Task<bool> Many(SourceTrial trial, CancellationToken ct)
    {
        var carried = trial.Carries;
        var source = await trial.Holding(
            [.. Enumerable.Range(1, QuestionsAtOnce).Where(i => i % 3 == 0).Select(i => (Person(i), carried.Record($"w-{i}", i)))]);
        var answers = await Ask(source, ct, [.. Enumerable.Range(1, QuestionsAtOnce).Select(About)]);
        var told = new Differences();
        told.Same("answers", QuestionsAtOnce, answers.Count);
        told.Same("members answered", QuestionsAtOnce, answers.Select(a => a.MemberOrdinal).Distinct().Count());
        var answered = answers.OfType<Answer.Answered>().ToList();
        told.Same("persons with records", QuestionsAtOnce / 3, answered.Count);
        told.Same("persons who got another's record, or more than their own", 0, answered.Count(
            a => a.Items is not [{ } item] || !IsOf(carried, item, a.MemberOrdinal, $"w-{a.MemberOrdinal}")));
        told.Tell();
        return true;
    }

    private static async Task<bool> TwoHouseholds(SourceTrial trial, CancellationToken ct)
    {
        var source = await trial.Holding([(Person(1), trial.Carries.Record("w-1", 1m))]);
        var other = About(1) with { Verification = VerificationId.Derive("suite", "other") };
        var answers = await Ask(source, ct, About(1), other);
        CheckFailed.Unless(
            answers.Count == 2 && answers.Any(a => a.Verification == other.Verification) && answers.Any(a => a.Verification != other.Verification),
            $"expected one answer to each of two households, came {answers.Count}: {Differences.Words(answers)}");
        return true;
    }

    private static async Task<bool> RecordTwice(SourceTrial trial, CancellationToken ct)
    {
        var carried = trial.Carries;
        if (carried.DistinctMax == 1)
        {
            throw new CannotArise("nothing tells two records of a person apart");
        }

        var twice = (Person(1), carried.Record("w-1", 700m));
        var source = await trial.Holding([twice, twice, (Person(1), carried.Record("w-2", 700m, nth: 2))]);
        var items = Only<Answer.Answered>(await Ask(source, ct, About(1))).Items;
        CheckFailed.Unless(
            items.Count == 2 && items.Select(i => i.RecordId).Distinct().Count() == 2 && (!carried.RecordIds || items.All(i => i.RecordId is "w-1" or "w-2")),
            $"records are counted by value, or twice: expected w-1 and w-2, came {string.Join(", ", items.Select(i => i.RecordId))}");
        return true;
    }

    private static async Task<bool> NoneAsked(SourceTrial trial, CancellationToken ct)
    {
        var answers = await Ask(await trial.Holding([]), ct);
        CheckFailed.Unless(answers.Count == 0, $"expected no answer, came {Differences.Words(answers)}");
        return true;
    }

    // With one record each, calls hardly ever read their records at the same moment; with many they do.
    private static async Task<bool> AtOnce(SourceTrial trial, CancellationToken ct)
    {
        var carried = trial.Carries;
        var each = carried.DistinctMax;
        var source = await trial.Holding(
            [.. from i in Enumerable.Range(1, CallsAtOnce) from n in Enumerable.Range(1, each) select (Person(i), carried.Record($"w-{i}-{n}", i, n))]);
        var calls = await Task.WhenAll(Enumerable.Range(1, CallsAtOnce).Select(i => Task.Run(() => Ask(source, ct, About(i)), ct)));
        for (var i = 1; i <= calls.Length; i++)
        {
            var answer = Only<Answer.Answered>(calls[i - 1]);
            var others = answer.Items.Count(item => !IsOf(carried, item, i, $"w-{i}-", begins: true));
            CheckFailed.Unless(
                answer.MemberOrdinal == i && others == 0 && answer.Items.Count == each,
                $"a call got another call's answer: {source.GetType().Name}, call {i}, member {answer.MemberOrdinal}, {answer.Items.Count} records for {each}, {others} of somebody else");
        }

        return true;
    }

    private static async Task<bool> Signals(SourceTrial trial, CancellationToken ct)
    {
        var carried = trial.Carries;
        var (one, other) = (carried.SignalOf("s-1", 5_000m), carried.SignalOf("s-2", 1m));
        SourceRecord[] records = carried.Kinds.Count > 0 ? [carried.Record("w-1", 1m)] : [];
        if (await trial.Raising([.. records.Select(r => (Person(1), r))], [(Person(1), one), (Person(2), other)]) is not { } source)
        {
            CheckFailed.Unless(
                (await trial.Holding([])).Description.Raises.Count == 0, $"the source raises signals, but the trial has none: override {nameof(trial.Raising)}");
            return false;
        }

        var answers = await Ask(source, ct, About(1), About(2), About(3));
        var told = new Differences();
        told.Same("records beside the signal of member 1", records.Length, answers.OfType<Answer.Answered>().SingleOrDefault(a => a.MemberOrdinal == 1)?.Items.Count ?? -1);
        var signals = answers.Where(a => a.MemberOrdinal == 1).SelectMany(a => a.SignalsBeside).ToList();
        told.Same("signals of member 1", 1, signals.Count);
        if (signals is [{ } signal, ..])
        {
            told.Same("signal s-1, id", carried.RecordIds ? "s-1" : signal.RecordId, signal.RecordId);
            told.Same("signal s-1, kind", one.Kind, signal.Kind);
            told.Same("signal s-1, days", one.Period, signal.Period);
            told.Same("signal s-1, size", carried.Amounts == CarriedAmounts.None ? null : one.Size, signal.Size);
            told.Same("signal s-1, source", Source, signal.Source);
            told.Same("signal s-1, as of", carried.DayOf(About(1)), signal.AsOf);
        }

        var alone = answers.SingleOrDefault(a => a.MemberOrdinal == 2);
        told.That(
            alone?.AsEvidence() is Answer.Silent { Why: Silence.NoRecord } none && none.AsOf == carried.DayOf(About(2)),
            $"a signal alone must be no record as of {carried.DayOf(About(2)):yyyy-MM-dd}; came {(alone is null ? "no answer" : Differences.Words(alone.AsEvidence()))}");
        told.Same("signals of member 3", 0, answers.Where(a => a.MemberOrdinal == 3).Sum(a => a.SignalsBeside.Count));
        told.Tell();
        return true;
    }

    private static bool IsOf(Carried carried, EvidenceItem item, int person, string id, bool begins = false) =>
        item.MemberOrdinal == person
        && (carried.Amounts == CarriedAmounts.None || item.Amount == Money.Of(person))
        && (!carried.RecordIds || (begins ? item.RecordId.StartsWith(id, StringComparison.Ordinal) : item.RecordId == id));

    // Where records have no ids of their own, their days tell them apart: the later one comes first, as they were held.
    private static IEnumerable<SourceRecord> InOrder(IEnumerable<SourceRecord> records) =>
        records.OrderByDescending(r => r.Period.From).ThenBy(r => r.RecordId, StringComparer.Ordinal);

    private static IEnumerable<EvidenceItem> InOrder(IEnumerable<EvidenceItem> items) =>
        items.OrderByDescending(i => i.Period.From).ThenBy(i => i.RecordId, StringComparer.Ordinal);

    /// <summary>The one answer there must be.</summary>
    public static T Only<T>(IReadOnlyList<Answer> answers)
        where T : Answer =>
        answers is [T answer] ? answer : throw new CheckFailed($"expected one answer that is {typeof(T).Name}, came {Differences.Words(answers)}");
}

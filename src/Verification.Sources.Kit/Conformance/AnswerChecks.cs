using Verification.Vocabulary;
using static Verification.Sources.Kit.Conformance.TrialWorld;

namespace Verification.Sources.Kit.Conformance;

/// <summary>What a source answers when all is well.</summary>
internal static class AnswerChecks
{
    private const int CallsAtOnce = 8;

    // With one record each, calls hardly ever read their records at the same moment; with so many they do.
    private const int RecordsEach = 100;

    public static IReadOnlyList<ConformanceCheck> All =>
    [
        Of("answer.everything", "所查人员的全部记录都得到反馈", "everything held of a person is answered", Everything),
        Of("answer.unsearchable", "不能按所持证件查询的,如实答复,不影响他人", "a document it cannot search by is answered as not searchable and spoils nothing", Unsearchable),
        Of("answer.many", "每个查询恰好一个反馈", "many questions are answered once each", Many),
        Of("answer.two-households", "两个家庭可以查询同一人", "two households may ask about one person", TwoHouseholds),
        Of("answer.record-twice", "重复的记录只算一次", "a record sent twice counts once", RecordTwice),
        Of("answer.part", "只占一部分的财产,其余归他人", "a part of an object leaves the rest to others", PartOfAnObject),
        Of("answer.none-asked", "没有查询就没有反馈", "no question asks for nothing", NoneAsked),
        Of("answer.at-once", "同时的查询互不混淆", "calls at the same time are not mixed up", AtOnce),
        new("answer.signals", new("线索随反馈而来,不是记录", "signals travel beside the records and are none"), Signals),
    ];

    private static ConformanceCheck Of(string name, string zh, string en, Func<SourceTrial, CancellationToken, Task> run) =>
        new(name, new(zh, en), async (trial, ct) =>
        {
            await run(trial, ct);
            return true;
        });

    private static async Task Everything(SourceTrial trial, CancellationToken ct)
    {
        var wage = Wage("w-1", 1_200.50m);
        var refund = Wage("w-2", -300m) with { ObjectId = "o-1", Detail = "reversal" };
        var source = await trial.Holding([(Person(1), wage), (Person(1), refund), (Person(2), Wage("w-3", 1m))]);
        var answer = Only<Answer.Answered>(await Ask(source, ct, About(1)));
        CheckFailed.Unless(answer.Items.Count == 2, "there should be two records");
        foreach (var (record, item) in new[] { wage, refund }.Zip(answer.Items.OrderBy(i => i.RecordId, StringComparer.Ordinal)))
        {
            CheckFailed.Unless(
                (item.RecordId, item.Kind, item.Period, item.Amount, item.ObjectId, item.Detail)
                    == (record.RecordId, record.Kind, record.Period, record.Amount, record.ObjectId, record.Detail),
                $"record {record.RecordId} came back changed");
            CheckFailed.Unless((item.MemberOrdinal, item.Source, item.AsOf) == (1, Source, AsOf), "an item is not about the question's person, source and day");
        }

        CheckFailed.Unless((answer.AsOf, answer.Coverage.Days) == (AsOf, Covered.Days), "the answer has another as-of or coverage");
    }

    private static async Task Unsearchable(SourceTrial trial, CancellationToken ct)
    {
        var source = await trial.Holding([(Person(1), Wage("w-1", 1m))]);
        var passport = About(2) with { Document = new(DocumentType.Passport, "E12345678") };
        var answers = await Ask(source, ct, passport, About(1));
        CheckFailed.Unless(answers.OfType<Answer.Silent>().SingleOrDefault() == Replies.Silent(passport, Silence.NotSearchable), "the passport is not 'not searchable'");
        CheckFailed.Unless(answers.OfType<Answer.Answered>().SingleOrDefault()?.MemberOrdinal == 1, "the other person is not answered");
    }

    private static async Task Many(SourceTrial trial, CancellationToken ct)
    {
        var source = await trial.Holding([.. Enumerable.Range(1, QuestionsAtOnce).Where(i => i % 3 == 0).Select(i => (Person(i), Wage($"w-{i}", i)))]);
        var answers = await Ask(source, ct, [.. Enumerable.Range(1, QuestionsAtOnce).Select(About)]);
        CheckFailed.Unless(answers.Select(a => a.MemberOrdinal).Order().SequenceEqual(Enumerable.Range(1, QuestionsAtOnce)), "not one answer to each question");
        var answered = answers.OfType<Answer.Answered>().ToList();
        CheckFailed.Unless(answered.Count == QuestionsAtOnce / 3, "not everybody with records is answered");
        CheckFailed.Unless(answered.All(a => a.Items is [{ } item] && item.Amount == Money.Of(a.MemberOrdinal)), "somebody got another's record");
    }

    private static async Task TwoHouseholds(SourceTrial trial, CancellationToken ct)
    {
        var source = await trial.Holding([(Person(1), Wage("w-1", 1m))]);
        var other = About(1) with { Verification = VerificationId.Derive("suite", "other") };
        var answers = await Ask(source, ct, About(1), other);
        CheckFailed.Unless(answers.Count == 2 && answers.Any(a => a.Verification == other.Verification) && answers.Any(a => a.Verification != other.Verification), "not one answer to each household");
    }

    private static async Task RecordTwice(SourceTrial trial, CancellationToken ct)
    {
        var source = await trial.Holding([(Person(1), Wage("w-1", 700m)), (Person(1), Wage("w-1", 700m)), (Person(1), Wage("w-2", 700m))]);
        var answer = Only<Answer.Answered>(await Ask(source, ct, About(1)));
        CheckFailed.Unless(answer.Items.Select(i => i.RecordId).Order().SequenceEqual(["w-1", "w-2"]), "records are counted by value, or twice");
    }

    private static async Task PartOfAnObject(SourceTrial trial, CancellationToken ct)
    {
        var half = new SourceRecord
        {
            Kind = EvidenceKind.Deposit, RecordId = "d-1", Period = Period.Of(AsOf), Amount = Money.Of(100m), Share = 0.5m, ObjectId = "account",
        };
        var source = await trial.Holding([(Person(1), half)]);
        var holders = Only<Answer.Answered>(await Ask(source, ct, About(1))).Items[0].Holders;
        CheckFailed.Unless(
            holders.Count == 2 && holders.Any(h => h.MemberOrdinal == 1 && h.Share.Low == 0.5m) && holders.Any(h => h.MemberOrdinal is null && h.Share.Low == 0.5m),
            "half of the account does not belong to the person, and half to others");
    }

    private static async Task NoneAsked(SourceTrial trial, CancellationToken ct) =>
        CheckFailed.Unless((await Ask(await trial.Holding([]), ct)).Count == 0, "something was answered");

    private static async Task AtOnce(SourceTrial trial, CancellationToken ct)
    {
        var source = await trial.Holding([.. from i in Enumerable.Range(1, CallsAtOnce) from n in Enumerable.Range(1, RecordsEach) select (Person(i), Wage($"w-{i}-{n}", i))]);
        var calls = await Task.WhenAll(Enumerable.Range(1, CallsAtOnce).Select(i => Task.Run(() => Ask(source, ct, About(i)), ct)));
        for (var i = 1; i <= calls.Length; i++)
        {
            var answer = Only<Answer.Answered>(calls[i - 1]);
            var others = answer.Items.Count(item => item.MemberOrdinal != i || item.Amount != Money.Of(i) || !item.RecordId.StartsWith($"w-{i}-", StringComparison.Ordinal));
            CheckFailed.Unless(
                answer.MemberOrdinal == i && others == 0 && answer.Items.Count == RecordsEach,
                $"a call got another call's answer: {source.GetType().Name}, call {i}, member {answer.MemberOrdinal}, {answer.Items.Count} records for {RecordsEach}, {others} of somebody else");
        }
    }

    private static async Task<bool> Signals(SourceTrial trial, CancellationToken ct)
    {
        if (await trial.Raising([(Person(1), Wage("w-1", 1m))], [(Person(1), Outflow("s-1", 5_000m)), (Person(2), Outflow("s-2", 1m))]) is not { } source)
        {
            return false;
        }

        var answers = await Ask(source, ct, About(1), About(2), About(3));
        var both = answers.OfType<Answer.Answered>().SingleOrDefault(a => a.MemberOrdinal == 1);
        CheckFailed.Unless(both is { Items: [{ RecordId: "w-1" }], Signals: [{ RecordId: "s-1" }] }, "records and signals of a person did not come beside each other");
        var signal = both!.Signals[0];
        CheckFailed.Unless(
            (signal.Kind, signal.Period, signal.Size, signal.Source, signal.AsOf)
                == (SignalKind.LargeOutflow, Outflow("s-1", 0m).Period, (Money?)Money.Of(5_000m), Source, AsOf),
            "a signal came back changed");
        CheckFailed.Unless(
            answers.Single(a => a.MemberOrdinal == 2).AsEvidence() is Answer.Silent { Why: Silence.NoRecord } none && none.AsOf == AsOf, "a signal alone became a record");
        CheckFailed.Unless(answers.Single(a => a.MemberOrdinal == 3).SignalsBeside.Count == 0, "somebody got another's signal");
        return true;
    }

    private static T Only<T>(IReadOnlyList<Answer> answers)
        where T : Answer =>
        answers is [T answer] ? answer : throw new CheckFailed($"one {typeof(T).Name} was expected, there were {answers.Count} answers: {string.Join(", ", answers.Select(a => a.GetType().Name))}");
}

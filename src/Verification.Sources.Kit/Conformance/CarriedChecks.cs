using Verification.Vocabulary;
using static Verification.Sources.Kit.Conformance.TrialWorld;

namespace Verification.Sources.Kit.Conformance;

/// <summary>What the trial says that the interface has room for comes back; what it says there is no room for does not.</summary>
internal static class CarriedChecks
{
    private const decimal Half = 0.5m;

    public static IReadOnlyList<ConformanceCheck> All =>
    [
        Of("carried.kinds", "所给的每一类核对信息都按其种类反馈", "every kind it gives is answered as that kind", Kinds),
        Of("carried.taken-back", "退回的金额保留负号", "an amount taken back keeps its sign", TakenBack),
        Of("carried.detail", "细类原样反馈", "a coded detail comes back", Detail),
        Of("carried.object", "标的编号原样反馈", "the id of an object comes back", ObjectId),
        Of("carried.share", "只占一部分的财产,其余归他人", "a part of an object leaves the rest to others", Share),
        Of("carried.coverage", "反馈说明所涵盖的日期", "an answer says which days it covers", Coverage),
    ];

    private static ConformanceCheck Of(string name, string zh, string en, Func<SourceTrial, CancellationToken, Task> run) =>
        new(name, new(zh, en), async (trial, ct) =>
        {
            await run(trial, ct);
            return true;
        });

    private static async Task Kinds(SourceTrial trial, CancellationToken ct)
    {
        var carried = trial.Carries;
        var held = carried.Kinds.Select((kind, i) => carried.Record($"k-{i}", 1m, i + 1) with { Kind = kind }).ToList();
        var source = await trial.Holding([.. held.Select(record => (Person(1), record))]);
        var told = new Differences();
        told.Same("kinds: the source's gives beside the trial's Carries.Kinds", Words(source.Description.Gives), Words(carried.Kinds));
        if (held.Count == 0)
        {
            told.Tell();
            throw new CannotArise("it gives no evidence, only signals");
        }

        told.Same("kinds answered", Words(carried.Kinds), Words(AnswerChecks.Only<Answer.Answered>(await Ask(source, ct, About(1))).Items.Select(i => i.Kind)));
        told.Tell();
    }

    private static Task TakenBack(SourceTrial trial, CancellationToken ct)
    {
        Has(trial.Carries.Amounts == CarriedAmounts.Signed, "it carries no amounts below nothing", nameof(Carried.Amounts));
        return Comes(trial, trial.Carries.Record("w-1", -300m), ct);
    }

    private static async Task Detail(SourceTrial trial, CancellationToken ct)
    {
        var carried = trial.Carries;
        var words = carried.Details ?? ["reversal"];
        foreach (var word in words.DefaultIfEmpty("reversal"))
        {
            await Comes(trial, carried.Record("w-1", 1m) with { Detail = word }, ct);
        }

        Has(words.Count > 0, "it carries no coded details", nameof(Carried.Details));
    }

    private static async Task ObjectId(SourceTrial trial, CancellationToken ct)
    {
        await Comes(trial, trial.Carries.Record("w-1", 1m) with { ObjectId = "o-1" }, ct);
        Has(trial.Carries.ObjectIds, "it carries no ids of objects or payments", nameof(Carried.ObjectIds));
    }

    private static async Task Share(SourceTrial trial, CancellationToken ct)
    {
        var carried = trial.Carries;
        if (carried.FirstProperty is not { } kind)
        {
            throw new CannotArise("it gives no kind of property");
        }

        var half = carried.Record("d-1", 100m) with { Kind = kind, Share = Half, ObjectId = "account" };
        var source = await trial.Holding([(Person(1), carried.Days == CarriedDays.FromTo ? half with { Period = Period.Of(AsOf) } : half)]);
        var holders = AnswerChecks.Only<Answer.Answered>(await Ask(source, ct, About(1))).Items[0].Holders;
        var own = holders.Where(h => h.MemberOrdinal == 1).Select(h => h.Share.Low).SingleOrDefault();
        var rest = holders.Where(h => h.MemberOrdinal is null).Select(h => h.Share.Low).SingleOrDefault();
        CheckFailed.Unless(
            carried.Shares || own != Half, "share: the trial says that there is no room for it (Carried.Shares), but half of the object came back");
        Has(carried.Shares, "it carries no shares", nameof(Carried.Shares));
        CheckFailed.Unless(
            holders.Count == 2 && (own, rest) == (Half, Half),
            $"shares: expected half of the object for member 1 and half for others, came {own?.ToString() ?? "nothing"} and {rest?.ToString() ?? "nothing"}");
    }

    // That what is not said is Coverage.Unstated, the check of everything sees.
    private static Task Coverage(SourceTrial trial, CancellationToken ct)
    {
        Has(trial.Carries.Coverage, "it says no days it covers", nameof(Carried.Coverage));
        return Comes(trial, trial.Carries.Record("w-1", 1m), ct);
    }

    private static async Task Comes(SourceTrial trial, SourceRecord record, CancellationToken ct)
    {
        var source = await trial.Holding([(Person(1), record)]);
        var answer = AnswerChecks.Only<Answer.Answered>(await Ask(source, ct, About(1)));
        var told = new Differences();
        told.Same("records", 1, answer.Items.Count);
        told.Came(trial.Carries, record, answer.Items[0], About(1));
        told.Same("the days the answer covers", trial.Carries.CoverageSaid.Days, answer.Coverage.Days);
        told.Tell();
    }

    private static void Has(bool room, string why, string part)
    {
        if (!room)
        {
            throw new CannotArise($"{why} ({nameof(Carried)}.{part})");
        }
    }

    private static string Words(IEnumerable<EvidenceKind> kinds) => string.Join(", ", kinds.Select(EvidenceWords.Of).Order(StringComparer.Ordinal));
}

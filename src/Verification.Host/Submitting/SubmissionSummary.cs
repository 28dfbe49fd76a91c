using Verification.Assessment;
using Verification.Contracts.Intake;

namespace Verification.Host.Submitting;

/// <summary>How often something was counted.</summary>
public sealed record Counted(string Code, BilingualText? Sentence, int Count);

/// <summary>How often a programme came to an outcome.</summary>
public sealed record OutcomeCount(string Programme, string Outcome, int Count);

/// <summary>What became of a run of requests.</summary>
/// <remarks>Rate and latencies count the requests answered at once; those that waited for a source have their own figure.</remarks>
public sealed record SubmissionSummary
{
    private const int ReasonsMax = 8;

    public required int Submitted { get; init; }

    public required int Verdicts { get; init; }

    public required int Refused { get; init; }

    public required int Closed { get; init; }

    /// <summary>Accepted and waiting for sources or a deadline.</summary>
    public required int Waiting { get; init; }

    /// <summary>Neither answered nor accepted.</summary>
    public required int Unanswered { get; init; }

    public required IReadOnlyList<OutcomeCount> Outcomes { get; init; }

    /// <summary>Deciding reasons, the commonest first.</summary>
    public required IReadOnlyList<Counted> Reasons { get; init; }

    /// <summary>Main causes of review, the commonest first.</summary>
    public required IReadOnlyList<Counted> ReviewCauses { get; init; }

    /// <summary>Fault codes of refusals, the commonest first.</summary>
    public required IReadOnlyList<Counted> Faults { get; init; }

    public required int AnsweredAtOnce { get; init; }

    public required double HouseholdsPerSecond { get; init; }

    public required double P50Milliseconds { get; init; }

    public required double P99Milliseconds { get; init; }

    public required double WaitedP50Seconds { get; init; }

    public static SubmissionSummary Of(int submitted, int waiting, IReadOnlyList<SettledRequest> settled)
    {
        var atOnce = settled.Where(one => !one.Parked).ToArray();
        var programmes = settled.Where(one => one.Verdict is not null).SelectMany(one => one.Verdict!.Programmes).ToArray();
        var lastAt = atOnce.Length > 0 ? atOnce.Max(one => one.At) : TimeSpan.Zero;
        return new SubmissionSummary
        {
            Submitted = submitted,
            Verdicts = settled.Count(one => one.Verdict is not null),
            Refused = settled.Count(one => one.Refused is not null),
            Closed = settled.Count(one => one.Closed is not null),
            Waiting = waiting,
            Unanswered = submitted - settled.Count - waiting,
            Outcomes = [.. programmes.GroupBy(programme => (programme.Programme, programme.Outcome))
                .Select(group => new OutcomeCount(group.Key.Programme, group.Key.Outcome, group.Count()))
                .OrderBy(count => count.Programme, StringComparer.Ordinal).ThenByDescending(count => count.Count)],
            Reasons = Commonest(programmes.SelectMany(programme => programme.Reasons.Take(1)), reason => (reason.Code, reason.Sentence)),
            ReviewCauses = Commonest(programmes.Where(programme => programme.MainCause is not null), programme => (programme.MainCause!, CauseSentence(programme.MainCause!))),
            Faults = Commonest(settled.SelectMany(one => one.Refused?.Faults ?? []), fault => ($"{fault.Code} {fault.Name}", fault.Sentence)),
            AnsweredAtOnce = atOnce.Length,
            HouseholdsPerSecond = lastAt > TimeSpan.Zero ? Math.Round(atOnce.Length / lastAt.TotalSeconds, 1) : 0,
            P50Milliseconds = Percentile(atOnce, 0.50).TotalMilliseconds,
            P99Milliseconds = Percentile(atOnce, 0.99).TotalMilliseconds,
            WaitedP50Seconds = Percentile([.. settled.Where(one => one.Parked)], 0.50).TotalSeconds,
        };
    }

    private static BilingualText? CauseSentence(string code) =>
        MainCauses.SentenceOf(code) is { } sentence ? new(sentence.Zh, sentence.En) : null;

    private static IReadOnlyList<Counted> Commonest<T>(IEnumerable<T> all, Func<T, (string Code, BilingualText? Sentence)> part) =>
        [.. all.Select(part).GroupBy(one => one.Code, StringComparer.Ordinal)
            .Select(group => new Counted(group.Key, group.First().Sentence, group.Count()))
            .OrderByDescending(counted => counted.Count).ThenBy(counted => counted.Code, StringComparer.Ordinal).Take(ReasonsMax)];

    // The nearest-rank percentile: an answer that really was given, not one between two.
    private static TimeSpan Percentile(IReadOnlyList<SettledRequest> settled, double share)
    {
        if (settled.Count == 0)
            return TimeSpan.Zero;
        var sorted = settled.Select(one => one.Took).Order().ToArray();
        return sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }
}

using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>Whether a round may be assessed now.</summary>
public abstract record Gate
{
    /// <summary>The round is assessed with these answers.</summary>
    /// <param name="Answers">All answers, open ones closed as <see cref="Silence.NoAnswer"/>.</param>
    /// <param name="Partial">The deadline passed, or a provisional verdict was due, before every ask was closed.</param>
    /// <param name="Missing">Sources that did not answer for everybody.</param>
    public sealed record Opened(IReadOnlyList<Answer> Answers, bool Partial, IReadOnlyList<SourceId> Missing) : Gate
    {
        /// <summary>Open for an urgent need only: the asks stay, and a follow-up round comes.</summary>
        public bool Provisional { get; init; }
    }

    /// <summary>The verification waits for these sources until the deadline.</summary>
    public sealed record Parked(IReadOnlyList<OpenAsk> Open, DateTimeOffset Deadline) : Gate
    {
        /// <summary>When a provisional verdict is issued if it still waits; null: there is none.</summary>
        public DateTimeOffset? ProvisionalAt { get; init; }
    }
}

/// <summary>Decides when the gate of a round opens (design §3).</summary>
public static class GateDecision
{
    /// <summary>
    /// Opens when every ask is closed, when the open ones cannot change any outcome, or when the deadline has passed; and provisionally when
    /// none of this is so and an urgent need cannot wait.
    /// </summary>
    /// <param name="openCannotChange">The pack's word on the open sources; a caller that cannot tell says false.</param>
    public static Gate Decide(
        GatheredAnswers answers, bool openCannotChange, DateTimeOffset deadline, DateTimeOffset now, ProvisionalTurn turn = ProvisionalTurn.None)
    {
        if (answers.Open.Count == 0)
        {
            return new Gate.Opened(answers.Closed, Partial: answers.Lapsed.Count > 0, answers.Lapsed);
        }

        var late = deadline <= now;
        var final = late || openCannotChange;
        if (!final && turn != ProvisionalTurn.Due)
        {
            return new Gate.Parked(answers.Open, deadline);
        }

        return new Gate.Opened(
            answers.WithSilences(), late || !final || answers.Lapsed.Count > 0, [.. answers.Lapsed.Union(answers.Open.Select(o => o.Source))])
        {
            Provisional = !final,
        };
    }
}

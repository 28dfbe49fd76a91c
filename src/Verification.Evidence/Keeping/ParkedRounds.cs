using Verification.Platform.Vault;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>A parked round as the gate sees it again: what the fast lane kept and what the slow lane brought since.</summary>
public sealed class ParkedRounds(EvidenceStore evidence, AskStore asks)
{
    /// <summary>Closed and open questions of a parked round, with its deadline; null when it has no asks: decided or never parked.</summary>
    public async Task<ParkedRound?> Load(RoundKey round, HouseholdKeys keys, CancellationToken ct)
    {
        var kept = await asks.Load(round.Verification, round.Round, keys, ct);
        if (kept.Count == 0)
        {
            return null;
        }

        // What a provisional verdict kept of the slow lane lies in the asks as well, and may have grown since.
        var fast = await evidence.Load(round, EvidencePart.Fast, keys, ct);
        var slow = kept.SelectMany(k => k.Answers.Concat(Unanswered(k, round.Verification))).ToList();
        var open = kept.Where(k => k.State == "open")
            .Select(k => new OpenAsk(k.Source, k.Members, null, null, LaterCause.Unanswered));
        var gathered = new GatheredAnswers(round.Verification, [.. fast, .. slow], [.. open])
        {
            Lapsed = [.. kept.Where(IsLapsed).Select(k => k.Source)],
        };
        var turn = kept.Max(k => k.Turn);
        return new(gathered, slow, kept.Max(k => k.Deadline))
        {
            Turn = turn,
            Told = turn == ProvisionalTurn.Issued ? await evidence.Load(round, EvidencePart.Slow, keys, ct) : [],
        };
    }

    private static IEnumerable<Answer> Unanswered(KeptAsk ask, VerificationId verification) =>
        IsLapsed(ask)
            ? ask.Members.Select(member => new Answer.Silent(verification, ask.Source, member, Silence.NoAnswer))
            : [];

    private static bool IsLapsed(KeptAsk ask) => ask.State == "lapsed";
}

/// <summary>What is known of a parked round.</summary>
/// <param name="Gathered">Everything so far, as the gate wants it.</param>
/// <param name="Slow">The closed answers no evidence row holds yet.</param>
public sealed record ParkedRound(GatheredAnswers Gathered, IReadOnlyList<Answer> Slow, DateTimeOffset Deadline)
{
    /// <summary>How far the provisional verdict is.</summary>
    public ProvisionalTurn Turn { get; init; }

    /// <summary>What the slow lane had brought when the provisional verdict was issued.</summary>
    public IReadOnlyList<Answer> Told { get; init; } = [];

    /// <summary>The same with what the slow lane brought as it counts now; what the fast lane brought lies in its rows as it counted then.</summary>
    public ParkedRound WithSlow(Func<IReadOnlyList<Answer>, IReadOnlyList<Answer>> counted)
    {
        var slow = counted(Slow);
        return ReferenceEquals(slow, Slow) ? this : this with
        {
            Slow = slow,
            Gathered = Gathered with { Closed = [.. Gathered.Closed.Take(Gathered.Closed.Count - Slow.Count), .. slow] },
        };
    }

    /// <summary>The rows to keep when the gate opens with these answers.</summary>
    public KeptAnswers ToKeep(RoundKey round, Gate.Opened gate, HouseholdKeys keys)
    {
        var lapsed = gate.Answers.Skip(Gathered.Closed.Count);
        return KeptAnswers.Of(round, gate.Answers, [.. Slow, .. lapsed], EvidencePart.Slow, keys);
    }

    /// <summary>The rows to keep when the gate of the follow-up opens with these answers.</summary>
    /// <param name="round">The follow-up's, not that of the asks.</param>
    public KeptAnswers ToFollowUp(RoundKey round, Gate.Opened gate, HouseholdKeys keys) =>
        KeptAnswers.OfFollowUp(round, gate.Answers, [.. Slow.Where(a => !Told.Any(told => IsThatOf(a, told)))], keys);

    private static bool IsThatOf(Answer answer, Answer told) =>
        told.Source == answer.Source && told.MemberOrdinal == answer.MemberOrdinal && told is not Answer.Silent { Why: Silence.NoAnswer };
}

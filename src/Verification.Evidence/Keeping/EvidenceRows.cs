using System.Security.Cryptography;
using Verification.Platform.Buffers;
using Verification.Platform.Vault;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>Which of a round's two parts the answers of an evidence row belong to.</summary>
public enum EvidencePart : short
{
    /// <summary>Kept with the first commit of the round: what the fast lane brought, and all of a later round, for which nobody is asked.</summary>
    Fast = 0,

    /// <summary>Kept when a parked round is completed: what the slow lane brought.</summary>
    Slow = 1,
}

/// <summary>The rows that keep one round's answers: one clear summary per source, one sealed envelope per person, one per use of an enrolment.</summary>
/// <remarks>Prepared where the case is decided, so that the writers of the group commit only copy.</remarks>
public sealed record KeptAnswers(IReadOnlyList<AnswerRow> Answers, IReadOnlyList<EvidenceRow> Evidence, IReadOnlyList<EnrolmentUse> Uses)
{
    // Most outcomes of most sources; written once instead of for every person.
    private static readonly string[] Ordinals = [.. Enumerable.Range(0, 16).Select(i => $"{i}:{Codes.Of(Silence.NoRecord)}")];

    /// <summary>What binds an envelope to its row.</summary>
    internal static string SealName(int round, EvidencePart part) => $"evidence/{round}/{(short)part}";

    /// <summary>The rows of a round whose gate opened at once, or opens now with what the slow lane brought.</summary>
    /// <param name="summarised">All answers of the round, also those a row of the fast lane holds already: a source has one summary.</param>
    /// <param name="sealedNow">The answers this part adds.</param>
    public static KeptAnswers Of(
        RoundKey round, IReadOnlyList<Answer> summarised, IReadOnlyList<Answer> sealedNow, EvidencePart part, HouseholdKeys keys) =>
        new(Summaries(round, summarised), Sealed(round, sealedNow, part, keys), EnrolmentUse.In(round, sealedNow));

    /// <summary>The rows of a round that is decided in the fast lane.</summary>
    public static KeptAnswers Of(RoundKey round, IReadOnlyList<Answer> answers, HouseholdKeys keys) =>
        Of(round, answers, answers, EvidencePart.Fast, keys);

    /// <summary>The rows of a later round, for which nobody was asked: no enrolment is told in it.</summary>
    /// <remarks>What stands under the source of enrolments was told and recorded in an earlier round, or is a certificate somebody brought.</remarks>
    public static KeptAnswers OfLaterRound(RoundKey round, IReadOnlyList<Answer> answers, HouseholdKeys keys) =>
        new(Summaries(round, answers), Sealed(round, answers, EvidencePart.Fast, keys), []);

    /// <summary>The rows of the round that follows on a provisional one: all answers anew, so that it can be assessed from its own rows alone.</summary>
    /// <param name="since">What was not known to the provisional round; only these tell of an enrolment for the first time.</param>
    public static KeptAnswers OfFollowUp(RoundKey round, IReadOnlyList<Answer> answers, IReadOnlyList<Answer> since, HouseholdKeys keys) =>
        new(Summaries(round, answers), Sealed(round, answers, EvidencePart.Fast, keys), EnrolmentUse.In(round, since));

    /// <summary>The rows of a round that is parked: no summaries yet, because a source's row is written once and never edited.</summary>
    public static KeptAnswers WhenParked(RoundKey round, GatheredAnswers gathered, HouseholdKeys keys) =>
        new([], Sealed(round, gathered.Closed, EvidencePart.Fast, keys), EnrolmentUse.In(round, gathered.Closed));

    private static List<EvidenceRow> Sealed(RoundKey round, IReadOnlyList<Answer> answers, EvidencePart part, HouseholdKeys keys)
    {
        var rows = new List<EvidenceRow>();
        var name = SealName(round.Round, part);
        using var plain = new PooledBuffer();

        // The order of arrival means nothing; sources are sorted so that the same answers give the same digest.
        foreach (var kept in Runs(Sorted(answers, ByPerson), static (a, b) => a.MemberOrdinal == b.MemberOrdinal))
        {
            var person = kept[0].MemberOrdinal;
            plain.CutTo(0);
            StoredAnswers.Write(plain, kept);
            rows.Add(new(round, person, part, keys.Seal(person, name, plain.Written), SHA256.HashData(plain.Written), kept.Sum(ItemsOf)));
        }

        return rows;
    }

    private static List<AnswerRow> Summaries(RoundKey round, IReadOnlyList<Answer> answers) =>
    [
        .. Runs(Sorted([.. answers.Select(a => a.AsEvidence())], BySource), static (a, b) => a.Source == b.Source)
            .Select(run => Summary(round, run[0].Source, run)),
    ];

    private static Answer[] Sorted(IReadOnlyList<Answer> answers, Comparison<Answer> order)
    {
        Answer[] sorted = [.. answers];
        Array.Sort(sorted, order);
        return sorted;
    }

    private static int ByPerson(Answer one, Answer other) =>
        one.MemberOrdinal != other.MemberOrdinal ? one.MemberOrdinal.CompareTo(other.MemberOrdinal) : one.Source.CompareTo(other.Source);

    private static int BySource(Answer one, Answer other) =>
        one.Source.CompareTo(other.Source) is var bySource and not 0 ? bySource : one.MemberOrdinal.CompareTo(other.MemberOrdinal);

    /// <summary>Cuts sorted answers where the next belongs to another: one pass and no tables, this runs for every household.</summary>
    private static IEnumerable<ArraySegment<Answer>> Runs(Answer[] sorted, Func<Answer, Answer, bool> together)
    {
        var from = 0;
        for (var i = 1; i <= sorted.Length; i++)
        {
            if (i == sorted.Length || !together(sorted[from], sorted[i]))
            {
                yield return new(sorted, from, i - from);
                from = i;
            }
        }
    }

    // Plain loops: this runs for every source of every household.
    private static AnswerRow Summary(RoundKey round, SourceId source, ArraySegment<Answer> answers)
    {
        DateOnly? asOf = null;
        var covered = Covered.Nothing;
        var items = 0;
        var outcomes = new string[answers.Count];
        for (var i = 0; i < outcomes.Length; i++)
        {
            var answer = answers[i];
            asOf = AsOfOf(answer) is { } day && !(asOf < day) ? day : asOf;
            covered = answer is Answer.Answered answered ? covered.With(answered.Coverage.Days) : covered;
            items += ItemsOf(answer);
            outcomes[i] = Outcome(answer);
        }

        return new(round, source, StateOf(answers), asOf, covered.From, covered.To, items, outcomes);
    }

    private static string Outcome(Answer answer) =>
        answer.MemberOrdinal < Ordinals.Length && answer is Answer.Silent { Why: Silence.NoRecord }
            ? Ordinals[answer.MemberOrdinal]
            : $"{answer.MemberOrdinal}:{Codes.Of(answer)}";

    // One word for a source: answered if it answered for everybody it looked for, else the gravest silence.
    private static string StateOf(ArraySegment<Answer> answers)
    {
        Silence? gravest = null;
        var answered = false;
        foreach (var answer in answers)
        {
            answered |= answer is Answer.Answered;
            if (answer is Answer.Silent { Why: not Silence.NoRecord } silent && (gravest is not { } known || Gravity(silent.Why) < Gravity(known)))
            {
                gravest = silent.Why;
            }
        }

        return gravest is { } why ? Codes.Of(why) : answered ? "answered" : Codes.Of(Silence.NoRecord);
    }

    private static int Gravity(Silence why) => why switch
    {
        Silence.NoAnswer => 0,
        Silence.Refused => 1,
        Silence.Stale => 2,
        Silence.NotCovered => 3,
        Silence.WeakMatch => 4,
        Silence.NotMatched => 5,
        Silence.NotSearchable => 6,
        Silence.NotAsked => 7,
        _ => 8,
    };

    private static DateOnly? AsOfOf(Answer answer) => answer switch
    {
        Answer.Answered answered => answered.AsOf,
        Answer.Silent silent => silent.AsOf,
        _ => null,
    };

    private static int ItemsOf(Answer answer) => answer is Answer.Answered answered ? answered.Items.Count : 0;

    /// <summary>The days all answers of a source cover; an answer without a border leaves the source without one.</summary>
    private readonly record struct Covered(bool Any, DateOnly? From, DateOnly? To)
    {
        public static readonly Covered Nothing = new(false, null, null);

        public Covered With(Period days) => !Any
            ? new(true, days.From, days.To)
            : new(true, days.From is { } from && From is { } first ? Later(from, first) : null, days.To is { } to && To is { } last ? Earlier(to, last) : null);

        private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

        private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
    }
}

/// <summary>The clear summary of one source in one round.</summary>
/// <param name="State"><c>answered</c> or the gravest kind of silence.</param>
/// <param name="AsOf">The oldest day the source spoke for.</param>
/// <param name="Outcomes">One <c>ordinal:outcome</c> per person.</param>
public sealed record AnswerRow(
    RoundKey Round, SourceId Source, string State, DateOnly? AsOf, DateOnly? CoveredFrom, DateOnly? CoveredTo,
    int ItemCount, IReadOnlyList<string> Outcomes);

/// <summary>One person's answers of one round, sealed under that person's key.</summary>
/// <param name="Digest">SHA-256 of the plain bytes.</param>
public sealed record EvidenceRow(
    RoundKey Round, int MemberOrdinal, EvidencePart Part, byte[] Sealed, byte[] Digest, int ItemCount);

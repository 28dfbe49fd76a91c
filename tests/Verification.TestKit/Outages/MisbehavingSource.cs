using System.Runtime.CompilerServices;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.TestKit.Outages;

/// <summary>What a source may do instead of answering; none of it may become evidence.</summary>
public enum Misbehaviour
{
    /// <summary>Says nothing until it is told to stop.</summary>
    Hangs,

    /// <summary>Says nothing and does not stop when told to; answers when nobody waits any more.</summary>
    AnswersTooLate,

    /// <summary>The connection cannot be made.</summary>
    Refuses,

    /// <summary>Breaks off half way.</summary>
    Resets,

    /// <summary>Ends half way as if that were all.</summary>
    Truncates,

    /// <summary>A record without an id, ending before it begins.</summary>
    TalksNonsense,

    /// <summary>Amounts and numbers of records no honest answer has.</summary>
    Exaggerates,

    /// <summary>No day for which it speaks.</summary>
    NamesNoDay,

    /// <summary>The same answer twice.</summary>
    RepeatsItself,

    /// <summary>Two different answers about one person.</summary>
    ContradictsItself,

    /// <summary>Answers with another household's correlation.</summary>
    AnswersForAnotherHousehold,

    /// <summary>Answers about another member.</summary>
    AnswersForAnotherPerson,

    /// <summary>Answers in another source's name.</summary>
    AnswersForAnotherSource,
}

/// <summary>A true source that misbehaves in some of its calls, as told.</summary>
/// <param name="inner">Answers whenever this one behaves.</param>
/// <param name="next">What the next call does; null: it behaves.</param>
public sealed class MisbehavingSource(ISource inner, Func<Misbehaviour?> next) : ISource
{
    private int _calls;
    private int _misbehaved;
    private int _tooLate;
    private int _foreign;

    public SourceDescription Description => inner.Description;

    /// <summary>When an answer that comes too late comes, if nobody tells it to stop before.</summary>
    public TimeSpan TooLateAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Calls that reached it.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>Calls in which it misbehaved.</summary>
    public int Misbehaved => Volatile.Read(ref _misbehaved);

    /// <summary>Answers it gave after it had been told to stop.</summary>
    public int TooLate => Volatile.Read(ref _tooLate);

    /// <summary>Answers it gave for somebody nobody had asked about.</summary>
    public int Foreign => Volatile.Read(ref _foreign);

    public IAsyncEnumerable<Answer> Ask(IReadOnlyList<Question> questions, CancellationToken ct)
    {
        Interlocked.Increment(ref _calls);
        if (next() is not { } how)
            return inner.Ask(questions, ct);
        Interlocked.Increment(ref _misbehaved);
        return how switch
        {
            Misbehaviour.Hangs => Hang(ct),
            Misbehaviour.AnswersTooLate => AnswerTooLate(questions, ct),
            Misbehaviour.Refuses => throw new IOException("nobody listens"),
            Misbehaviour.Resets => Half(questions, thenBreak: true, ct),
            Misbehaviour.Truncates => Half(questions, thenBreak: false, ct),
            _ => Spoil(questions, how),
        };
    }

    private static async IAsyncEnumerable<Answer> Hang([EnumeratorCancellation] CancellationToken ct)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
        yield break;
    }

    private async IAsyncEnumerable<Answer> AnswerTooLate(IReadOnlyList<Question> questions, [EnumeratorCancellation] CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(TooLateAfter, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var question in questions)
        {
            if (ct.IsCancellationRequested)
                Interlocked.Increment(ref _tooLate);
            yield return Invented(question);
        }
    }

    private async IAsyncEnumerable<Answer> Half(IReadOnlyList<Question> questions, bool thenBreak, [EnumeratorCancellation] CancellationToken ct)
    {
        var left = questions.Count / 2;
        await foreach (var answer in inner.Ask(questions, ct))
        {
            if (left-- == 0)
                break;
            yield return answer;
        }

        if (thenBreak)
            throw new IOException("reset by peer");
    }

    private async IAsyncEnumerable<Answer> Spoil(IReadOnlyList<Question> questions, Misbehaviour how)
    {
        await Task.Yield();
        foreach (var question in questions)
        {
            if (how is Misbehaviour.AnswersForAnotherHousehold or Misbehaviour.AnswersForAnotherPerson or Misbehaviour.AnswersForAnotherSource)
                Interlocked.Increment(ref _foreign);
            foreach (var answer in Spoiled(question, how))
                yield return answer;
        }
    }

    private static IEnumerable<Answer> Spoiled(Question question, Misbehaviour how) => how switch
    {
        Misbehaviour.TalksNonsense => [Invented(question, item => item with { RecordId = "", Period = new(new DateOnly(2020, 5, 1), new DateOnly(2020, 4, 1)) })],
        Misbehaviour.Exaggerates => [Invented(question, item => item with { Detail = new string('9', 10_000) })],
        Misbehaviour.NamesNoDay => [Invented(question) with { AsOf = default }],
        Misbehaviour.RepeatsItself => [Invented(question), Invented(question)],
        Misbehaviour.ContradictsItself => [Invented(question), Silent(question)],
        Misbehaviour.AnswersForAnotherHousehold => [Invented(question with { Verification = VerificationId.Derive("somebody", "else") })],
        Misbehaviour.AnswersForAnotherPerson => [Invented(question with { MemberOrdinal = question.MemberOrdinal + 50 })],
        _ => [Invented(question with { Source = new("somebody-else") })],
    };

    /// <summary>A fortune nobody has: whoever believed it would refuse the household.</summary>
    private static Answer.Answered Invented(Question question, Func<EvidenceItem, EvidenceItem>? spoil = null)
    {
        var item = new EvidenceItem
        {
            Kind = EvidenceKind.Wage, MemberOrdinal = question.MemberOrdinal, Source = question.Source, RecordId = "invented",
            Period = Period.Of(YearMonth.Of(question.AsOf).Plus(-1)), AsOf = question.AsOf, Amount = Money.Of(900_000m),
        };
        return new(question.Verification, question.Source, question.MemberOrdinal, [spoil?.Invoke(item) ?? item], question.AsOf, Coverage.Unstated);
    }

    private static Answer Silent(Question question) => Replies.Silent(question, Silence.NoRecord, question.AsOf);
}

using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Sources.Http;

/// <summary>What an answer says beside its records.</summary>
internal readonly record struct WireHead(WireStatus Status, DateOnly? AsOf, Period Covered, string? Ticket);

/// <summary>What is known of one person so far.</summary>
internal sealed class WireAnswer(AskedQuestion asked)
{
    private readonly List<SourceRecord> _records = [];
    private readonly List<SignalRecord> _signals = [];
    private WireHead _head;
    private byte[] _received = [];
    private bool _tooMuchToKeep;
    private FoundPerson? _found;

    public Question Question => asked.Question;

    public bool ByName => asked.ByName;

    /// <summary>The document records have to name, if they name one; of a person searched for by name it is not known.</summary>
    public IdentityDocument? Document => ByName ? null : Question.Document;

    public bool IsTaken { get; private set; }

    public void Take(WireHead head, ReadOnlySpan<byte> received)
    {
        if (IsTaken && head != _head && head != _head with { AsOf = null, Covered = default })
        {
            throw new UnreadableAnswer("the pages of one answer contradict each other");
        }

        _head = IsTaken ? _head : head;
        IsTaken = true;
        _tooMuchToKeep |= _received.Length + received.Length > Answer.ReceivedBytesMax;
        _received = _tooMuchToKeep ? [] : [.. _received, .. received];
    }

    /// <summary>Takes whom the source found; the pages of one answer may not find two.</summary>
    public void Found(FoundPerson? person)
    {
        if (_found is not null && person is not null && (_found.Person != person.Person || !_found.MatchedOn.SequenceEqual(person.MatchedOn)))
        {
            throw new UnreadableAnswer("the pages of one answer contradict each other");
        }

        _found ??= person;
    }

    public void Add(SourceRecord record)
    {
        CheckAnswered();
        _records.Add(record);
    }

    public void Add(SignalRecord signal)
    {
        CheckAnswered();
        _signals.Add(signal);
    }

    /// <summary>Why what was found by name is not given as the person's; null: it surely is. Whom nobody was found for is not matched.</summary>
    private Silence? Doubt() => _found?.With(Question) switch
    {
        MatchStrength.Strong or MatchStrength.ByDocument => null,
        MatchStrength.Weak => Silence.WeakMatch,
        null when _records.Count + _signals.Count > 0 => throw new UnreadableAnswer("records found by name, and not by what they were matched"),
        _ => Silence.NotMatched,
    };

    private Answer.Silent Silent(Silence why, DateOnly? asOf) =>
        Replies.Silent(Question, why, asOf) with { Covered = why == Silence.NoRecord ? _head.Covered : default };

    private void CheckAnswered()
    {
        if (_head.Status != WireStatus.Answered)
        {
            throw new UnreadableAnswer("a silence with records");
        }
    }

    /// <summary>Takes over what the page says, where the answer itself says nothing.</summary>
    public void Inherit(DateOnly? asOf, Period covered) => _head = _head with
    {
        AsOf = _head.AsOf ?? asOf,
        Covered = _head.Covered == default ? covered : _head.Covered,
    };

    public Answer ToAnswer(DateOnly? today)
    {
        var asOf = _head.AsOf ?? today;
        if (ByName && _head.Status is WireStatus.Answered or WireStatus.NoRecord && Doubt() is { } doubt)
        {
            // Of somebody else, perhaps: neither records nor bytes are kept, and nothing held of that one is no absence.
            return Replies.Silent(Question, doubt, asOf);
        }

        return _head.Status switch
        {
            WireStatus.Pending => Replies.Later(Question, _head.Ticket),
            WireStatus.Answered => Replies.AsReceived(
                Replies.From(Question, _records, asOf ?? throw new UnreadableAnswer("an answer without its day"), new(_head.Covered, []), _signals), _received),
            var silent => Replies.AsReceived(Silent(WireStatuses.SilenceOf(silent)!.Value, asOf), _received),
        };
    }
}

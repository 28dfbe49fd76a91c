using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Sources.Http;

/// <summary>What an answer says beside its records.</summary>
internal readonly record struct WireHead(WireStatus Status, DateOnly? AsOf, Period Covered, string? Ticket);

/// <summary>What is known of one person so far.</summary>
internal sealed class WireAnswer(Question question)
{
    private readonly List<SourceRecord> _records = [];
    private readonly List<SignalRecord> _signals = [];
    private WireHead _head;
    private byte[] _received = [];
    private bool _tooMuchToKeep;

    public Question Question => question;

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

    public void Add(SourceRecord record)
    {
        MustAnswer();
        _records.Add(record);
    }

    public void Add(SignalRecord signal)
    {
        MustAnswer();
        _signals.Add(signal);
    }

    private void MustAnswer()
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
        return _head.Status switch
        {
            WireStatus.Pending => Replies.Later(question, _head.Ticket),
            WireStatus.Answered => Replies.AsReceived(
                Replies.From(question, _records, asOf ?? throw new UnreadableAnswer("an answer without its day"), new(_head.Covered, []), _signals), _received),
            var silent => Replies.AsReceived(Replies.Silent(question, WireStatuses.SilenceOf(silent)!.Value, asOf), _received),
        };
    }
}

using System.Threading.Channels;

namespace Verification.Pipeline.Doors;

/// <summary>Acknowledges what is settled on one channel: many deliveries with one word, as far as none of them is missing.</summary>
/// <remarks>
/// A quorum queue writes every acknowledgement to its log, so that one for two hundred costs it as much as one for one. A delivery that is
/// settled and not yet acknowledged when the process dies comes again, and its submission row makes the second run harmless.
/// </remarks>
internal sealed class SettledDeliveries(Func<ulong, bool, ValueTask> acknowledge, TimeProvider clock)
{
    /// <summary>Settled deliveries that may wait behind one that is not: a slow household must not use up the window.</summary>
    public const int WaitingMax = 200;

    /// <summary>What else is settled within this time goes with it; nobody waits for an acknowledgement.</summary>
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(2);

    private readonly Channel<bool> _woken = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly HashSet<ulong> _waiting = [];
    private readonly HashSet<ulong> _alone = [];
    private readonly Lock _gate = new();
    private ulong _next = 1;

    /// <summary>This delivery is settled; its acknowledgement follows.</summary>
    public void Settle(ulong tag)
    {
        lock (_gate)
        {
            _waiting.Add(tag);
        }

        _woken.Writer.TryWrite(true);
    }

    /// <summary>Acknowledges until the channel ends or is given up.</summary>
    public async Task Run(CancellationToken ct)
    {
        while (await _woken.Reader.WaitToReadAsync(ct))
        {
            await Task.Delay(Linger, clock, ct);
            _woken.Reader.TryRead(out _);
            await AcknowledgeNow();
        }
    }

    /// <summary>Acknowledges what can be acknowledged with one word, and the rest only when there is too much of it.</summary>
    public async Task AcknowledgeNow()
    {
        var (upTo, alone) = Take();
        if (upTo is { } last)
        {
            await acknowledge(last, true);
        }

        foreach (var tag in alone)
        {
            await acknowledge(tag, false);
        }
    }

    /// <summary>The last delivery before the first that is missing, and those beyond it that have waited in too great a number.</summary>
    internal (ulong? UpTo, IReadOnlyList<ulong> Alone) Take()
    {
        lock (_gate)
        {
            // Never up to one that is acknowledged already: the broker closes the channel for that.
            ulong? upTo = null;
            for (; _waiting.Contains(_next) || _alone.Contains(_next); _next++)
            {
                upTo = _waiting.Remove(_next) ? _next : upTo;
                _alone.Remove(_next);
            }

            if (_waiting.Count <= WaitingMax)
            {
                return (upTo, []);
            }

            ulong[] alone = [.. _waiting.Order()];
            _alone.UnionWith(alone);
            _waiting.Clear();
            return (upTo, alone);
        }
    }
}

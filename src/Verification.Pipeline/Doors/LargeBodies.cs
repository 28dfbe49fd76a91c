using System.Threading.RateLimiting;
using Verification.Pipeline.Receiving;

namespace Verification.Pipeline.Doors;

/// <summary>Lets only so many bytes of large messages be worked on at once: copied and parsed, each body is in memory several times over.</summary>
/// <remarks>The rest of the window waits as the bytes it came as. Usual requests of some kilobytes pass by: a whole window of them is small.</remarks>
public sealed class LargeBodies : IDisposable
{
    /// <summary>Up to here a body is usual: a window of 1,000 of them is 16 MiB.</summary>
    internal const int UsualBytesMax = 16 * 1024;

    /// <summary>Bytes of large bodies that are worked on at once.</summary>
    internal const int AtOnceBytesMax = 16 * 1024 * 1024;

    private readonly ConcurrencyLimiter _room = new(new()
    {
        PermitLimit = AtOnceBytesMax, QueueLimit = int.MaxValue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Waits until there is room for a body of so many bytes; the settle it answers makes room for the next.</summary>
    public async ValueTask<Settle> Enter(long bytes, Settle settle, CancellationToken ct)
    {
        if (bytes <= UsualBytesMax)
        {
            return settle;
        }

        var room = await _room.AcquireAsync((int)Math.Min(bytes, AtOnceBytesMax), ct);
        return () =>
        {
            room.Dispose();
            return settle();
        };
    }

    public void Dispose() => _room.Dispose();
}

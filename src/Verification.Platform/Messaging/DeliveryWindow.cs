using Verification.Platform.Exits;

namespace Verification.Platform.Messaging;

/// <summary>How much a queue may put into our memory at once: unacknowledged messages times the largest body.</summary>
public sealed record DeliveryWindow(string Queue, ushort Prefetch, int BodyBytesMax)
{
    /// <summary>What one queue's window may hold; 256 MiB.</summary>
    public const long BytesMax = 256L * 1024 * 1024;

    /// <summary>The windows of the intake: 400 requests of 256 KiB, one batch of 8 MiB.</summary>
    /// <remarks>
    /// Two commits of the group commit. With 1,000 the road was no faster, and everything a household consists of was carried through more
    /// collections while it waited: 7.4 s of pauses over 60,000 households against 4.5 s.
    /// </remarks>
    public static DeliveryWindow Intake { get; } = new(Topology.Intake, 400, 256 * 1024);

    public static DeliveryWindow IntakeBatch { get; } = new(Topology.IntakeBatch, 1, 8 * 1024 * 1024);

    /// <summary>One recheck of 5,000 case numbers.</summary>
    public static DeliveryWindow Recheck { get; } = new(Topology.Recheck, 1, 2 * 1024 * 1024);

    /// <summary>The windows of what follows on verifications, one per kind; few come at once.</summary>
    public static IReadOnlyList<DeliveryWindow> Exits { get; } = [.. ExitKinds.All.Select(kind => new DeliveryWindow(kind.Queue(), 20, 256 * 1024))];

    /// <summary>Every window of the doors.</summary>
    public static IReadOnlyList<DeliveryWindow> All { get; } = [Intake, IntakeBatch, Recheck, .. Exits];

    /// <summary>What is wrong with these windows, empty when nothing is; asked at start.</summary>
    public static IReadOnlyList<string> Faults(IEnumerable<DeliveryWindow> windows) =>
    [
        .. windows.Where(w => w.Prefetch == 0 || w.BodyBytesMax <= 0 || (long)w.Prefetch * w.BodyBytesMax > BytesMax)
            .Select(w => $"{w.Queue}: prefetch {w.Prefetch} × {w.BodyBytesMax} bytes must be between 1 and {BytesMax} bytes"),
    ];
}

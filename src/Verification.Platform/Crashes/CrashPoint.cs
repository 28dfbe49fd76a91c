namespace Verification.Platform.Crashes;

/// <summary>A place of the road at which a process can be made to die, so that its promises are tried there.</summary>
/// <param name="Name">As the environment names it.</param>
/// <param name="Place">The file, without its ending, whose code passes here; nobody else does.</param>
/// <param name="KnowsBody">Whether the body as it came is at hand here, so that one poisonous body can be named.</param>
public sealed record CrashPoint(string Name, string Place, bool KnowsBody = false)
{
    /// <summary>A delivery is in hand; nothing has been done with it.</summary>
    public static readonly CrashPoint AfterReceive = new("after-receive", "IntakeDoor", KnowsBody: true);

    /// <summary>The law is known, no source has been asked.</summary>
    public static readonly CrashPoint BeforeAsking = new("before-asking", "Road", KnowsBody: true);

    /// <summary>The answers are in memory only.</summary>
    public static readonly CrashPoint AfterAsking = new("after-asking", "Road", KnowsBody: true);

    /// <summary>This transaction holds its submissions and rounds; others wait for it.</summary>
    public static readonly CrashPoint AfterArbiter = new("after-arbiter", "CaseWriter");

    /// <summary>Some tables are copied, others not.</summary>
    public static readonly CrashPoint InCopy = new("in-copy", "CaseWriter");

    /// <summary>All rows are written, none is committed.</summary>
    public static readonly CrashPoint BeforeCommit = new("before-commit", "CaseWriter");

    /// <summary>Committed; no door knows.</summary>
    public static readonly CrashPoint AfterCommit = new("after-commit", "GroupCommit");

    /// <summary>The doors know; nothing has been published.</summary>
    public static readonly CrashPoint AfterSettle = new("after-settle", "Dispatch");

    /// <summary>Messages are on their way; none is known to be confirmed.</summary>
    public static readonly CrashPoint AfterPublish = new("after-publish", "Publisher");

    /// <summary>Confirmed; the outbox row still stands.</summary>
    public static readonly CrashPoint AfterConfirm = new("after-confirm", "Dispatch");

    /// <summary>The relay has published a row of another process and not deleted it.</summary>
    public static readonly CrashPoint AfterRelaying = new("after-relaying", "Relay");

    /// <summary>Asks are claimed; their lease runs.</summary>
    public static readonly CrashPoint AfterClaim = new("after-claim", "SlowLine");

    /// <summary>A source has answered; nothing is kept.</summary>
    public static readonly CrashPoint AfterAnswer = new("after-answer", "SlowLine");

    /// <summary>The answers are kept, the gate has not been tried.</summary>
    public static readonly CrashPoint AfterKeep = new("after-keep", "SlowLine");

    /// <summary>A request of HTTP is stored; its caller has not been answered.</summary>
    public static readonly CrashPoint BeforeAnswer = new("before-answer", "ReceiveCommit");

    /// <summary>A part of a batch is stored, the rest and its acknowledgement are not.</summary>
    public static readonly CrashPoint InBatch = new("in-batch", "BatchTaking");

    /// <summary>Every point, in the order of the road.</summary>
    public static IReadOnlyList<CrashPoint> All =>
    [
        AfterReceive, BeforeAsking, AfterAsking, AfterArbiter, InCopy, BeforeCommit, AfterCommit, AfterSettle, AfterPublish, AfterConfirm,
        AfterRelaying, AfterClaim, AfterAnswer, AfterKeep, BeforeAnswer, InBatch,
    ];
}

namespace Verification.TestKit.Checking;

/// <summary>A request as it is stored.</summary>
/// <param name="State">received, gathering, decided or closed (withdrawn, or ended because its case rests).</param>
/// <param name="Deadline">What the submitter asked for; null when it left that to the law.</param>
public sealed record StoredSubmission(
    string Submitter, string RequestId, Guid VerificationId, byte[] BodyDigest, string State, DateTimeOffset? Deadline);

/// <summary>A verdict as it is stored.</summary>
/// <param name="Body">VerdictIssued; empty where a run is too large to load them.</param>
public sealed record StoredVerdict(
    Guid VerificationId, int Round, Guid VerdictId, DateTimeOffset IssuedAt, IReadOnlyList<string> Outcomes, byte[] Digest, byte[] BodyDigest,
    byte[] Body);

/// <summary>A round that was opened.</summary>
public sealed record StoredRound(Guid VerificationId, int Round, Guid VerdictId);

/// <summary>A message or row in failed work.</summary>
public sealed record RestingWork(string Queue, string Reason, byte[] BodyDigest, string State, int Tries, DateTimeOffset FailedAt);

/// <summary>What must have gone when nothing is under way any more.</summary>
/// <param name="Leases">Leases that have not been given back, and supplements, objections or withdrawals nobody has applied.</param>
/// <param name="Suspects">Bodies that are still suspected of ending a process.</param>
/// <param name="Queues">Messages per work queue of the broker.</param>
public sealed record Leftovers(long Outbox, long Asks, long Leases, long Suspects, IReadOnlyDictionary<string, long> Queues)
{
    /// <summary>Nothing left to do.</summary>
    public bool None => Outbox == 0 && Asks == 0 && Leases == 0 && Suspects == 0 && Queues.Values.All(n => n == 0);

    public override string ToString() =>
        $"outbox {Outbox}, asks {Asks}, leases {Leases}, suspects {Suspects}, {string.Join(", ", Queues.Select(q => $"{q.Key} {q.Value}"))}";
}

/// <summary>Everything the service has stored, read as the road, which sees every row.</summary>
public sealed record StoredRun
{
    public required IReadOnlyList<StoredSubmission> Submissions { get; init; }

    public required IReadOnlyList<StoredRound> Rounds { get; init; }

    public required IReadOnlyList<StoredVerdict> Verdicts { get; init; }

    public required IReadOnlyList<RestingWork> Resting { get; init; }

    public required Leftovers Left { get; init; }
}

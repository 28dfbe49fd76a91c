namespace Verification.Contracts.Api;

/// <summary>Some of the caller's verifications, the latest received first.</summary>
public sealed record VerificationsPage
{
    public required IReadOnlyList<ListedVerification> Verifications { get; init; }

    /// <summary>Give it back as <c>cursor</c> to read on; absent on the last page. A page may show fewer than asked, or none, and yet not be the last.</summary>
    public string? Next { get; init; }
}

/// <summary>One verification in a list: ids, codes and instants, no personal data.</summary>
public sealed record ListedVerification
{
    public required Guid VerificationId { get; init; }

    public required string Submitter { get; init; }

    public required string RequestId { get; init; }

    /// <summary>The submitter's case number; absent until the request has been taken.</summary>
    public string? CaseNo { get; init; }

    [OneOf("received", "gathering", "decided", "closed")]
    public required string State { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required IReadOnlyList<string> Programmes { get; init; }

    /// <summary>County, 6 digits of GB/T 2260.</summary>
    public required string Region { get; init; }

    /// <summary>The batch it came in, if any.</summary>
    public string? BatchId { get; init; }

    /// <summary>The verdict of the latest round, if there is one.</summary>
    public ListedVerdict? Verdict { get; init; }

    public required string Location { get; init; }
}

/// <summary>A verdict in a list.</summary>
public sealed record ListedVerdict
{
    public required Guid VerdictId { get; init; }

    public required int Round { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Issued at the deadline with sources missing.</summary>
    public required bool Partial { get; init; }

    public required IReadOnlyList<ProgrammeOutcome> Outcomes { get; init; }
}

/// <summary>What a verdict says of one programme.</summary>
public sealed record ProgrammeOutcome
{
    public required string Programme { get; init; }

    [OneOf("eligible", "ineligible", "review")]
    public required string Outcome { get; init; }
}

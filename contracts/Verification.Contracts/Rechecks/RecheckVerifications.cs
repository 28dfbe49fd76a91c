namespace Verification.Contracts.Rechecks;

/// <summary>Asks for households verified before to be verified again (定期核对): nothing is typed again.</summary>
/// <remarks>Each becomes a request of kind <c>periodic</c> and purpose <c>recheck</c> that names the earlier verification.</remarks>
public sealed record RecheckVerifications
{
    [TextRule(40, Pattern = "^[a-z0-9-]{1,40}$")]
    public required string Submitter { get; init; }

    /// <summary>The submitter's id of this batch: the same id and body is the same recheck.</summary>
    [TextRule(80, Pattern = "^[A-Za-z0-9._:-]{1,80}$")]
    public required string BatchId { get; init; }

    /// <summary>Earlier verifications of the submitter, by id; together with <see cref="CaseNos"/> at most 5,000.</summary>
    [ListRule(0, 5000)]
    [TextRule(36, Pattern = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    public IReadOnlyList<string>? Verifications { get; init; }

    /// <summary>The submitter's case numbers: the latest verification of each that has a verdict.</summary>
    [ListRule(0, 5000)]
    [TextRule(80)]
    public IReadOnlyList<string>? CaseNos { get; init; }

    /// <summary>Day for which the households' state is asked; also taken as the day of acceptance.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The authorisation that stands; absent: each member's own, as long as that lasts.</summary>
    public StandingConsent? StandingConsent { get; init; }
}

/// <summary>An authorisation that stands for later checks (长期授权), for every member who consented before and the sources consented to.</summary>
/// <remarks>On a day it does not cover no source is asked.</remarks>
public sealed record StandingConsent
{
    [TextRule(80)]
    public required string DocumentNo { get; init; }

    /// <summary>SHA-256 of the scanned paper, 64 lower-case hexadecimal digits.</summary>
    [TextRule(64, Pattern = "^[0-9a-f]{64}$")]
    public required string Digest { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>Last day, included.</summary>
    public required DateOnly To { get; init; }
}

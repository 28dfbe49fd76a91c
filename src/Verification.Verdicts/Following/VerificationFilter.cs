namespace Verification.Verdicts.Following;

/// <summary>Which of its verifications a caller wants to see; what is null does not narrow the list.</summary>
public sealed record VerificationFilter
{
    /// <summary>Narrows what an operator sees; a caller with a scope of its own sees no other submitter anyway.</summary>
    public string? Submitter { get; init; }

    /// <summary>received, gathering, decided or closed.</summary>
    public string? State { get; init; }

    /// <summary>What the latest verdict says: of <see cref="Programme"/> if that is given, else of any programme.</summary>
    public string? Outcome { get; init; }

    public string? Programme { get; init; }

    /// <summary>Digits a region begins with.</summary>
    public string? RegionPrefix { get; init; }

    /// <summary>Found once the request has been taken.</summary>
    public string? CaseNo { get; init; }

    /// <summary>First instant of receipt, included.</summary>
    public DateTimeOffset? ReceivedFrom { get; init; }

    /// <summary>Instant of receipt, no longer included.</summary>
    public DateTimeOffset? ReceivedBefore { get; init; }

    public string? BatchId { get; init; }

    /// <summary>Its conditions are looked for row by row, so that a page may have to look at many more rows than it shows.</summary>
    internal bool MayFindLittle => CaseNo is null && BatchId is null && (State ?? Outcome ?? Programme ?? RegionPrefix) is not null;
}

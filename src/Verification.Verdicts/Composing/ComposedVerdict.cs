using Verification.Contracts.Verdicts;
using Verification.Platform.Database;
using Verification.Platform.Messaging;
using Verification.Platform.Outbox;
using Verification.Vocabulary;

namespace Verification.Verdicts.Composing;

/// <summary>A verdict ready to be stored and published: both carry the same bytes.</summary>
public sealed record ComposedVerdict
{
    public required VerdictIssued Contract { get; init; }

    /// <summary>The contract as it is stored and published, JSON in UTF-8.</summary>
    public required byte[] Body { get; init; }

    /// <summary>SHA-256 over the verdict without issue time, the dates that follow from it, and delivery attributes.</summary>
    public required byte[] Digest { get; init; }

    public required byte[] ExplanationDigest { get; init; }

    /// <summary>Key of the first programme: submitter, province, city, county, programme, outcome.</summary>
    public required string RoutingKey { get; init; }

    /// <summary>Keys of the other programmes.</summary>
    public required IReadOnlyList<string> CopyTo { get; init; }

    public VerificationId Verification => new(Contract.VerificationId);

    public VerdictId Id => new(Contract.VerdictId);

    /// <summary>One <c>programme:outcome</c> per programme.</summary>
    public IReadOnlyList<string> Outcomes => [.. Contract.Programmes.Select(p => $"{p.Programme}:{p.Outcome}")];

    /// <summary>The main causes of the programmes under review.</summary>
    public IReadOnlyList<string> MainCauses => [.. Contract.Programmes.Select(p => p.MainCause).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The message to the submitter; its id is the verdict's, so a second copy can be dropped.</summary>
    public OutgoingMessage ToMessage() => new(
        Topology.Verdicts, RoutingKey, CopyTo, Contract.VerdictId, nameof(VerdictIssued), Contract.RequestId, Contract.Submitter,
        Contract.IssuedAt, Body);

    /// <summary>The row of this round; the month is that of the winning submission, never of the clock.</summary>
    public VerdictRow ToRow(DateOnly receivedMonth, RowScope scope) => new(this, receivedMonth, scope);
}

/// <summary>A verdict and where it is stored.</summary>
public sealed record VerdictRow(ComposedVerdict Verdict, DateOnly ReceivedMonth, RowScope Scope);

namespace Verification.Evidence;

/// <summary>Where an ask belongs, as read from its row.</summary>
internal abstract class AskTableRow
{
    public Guid VerificationId { get; init; }

    public DateOnly ReceivedMonth { get; init; }

    public int Round { get; init; }

    public string Source { get; init; } = "";

    public string Submitter { get; init; } = "";

    public string[] Programmes { get; init; } = [];

    public string Region { get; init; } = "";

    public string Purpose { get; init; } = "";

    protected RoundKey Key => new(new(VerificationId), ReceivedMonth, Round, new(Submitter, Programmes, Region, Purpose));
}

/// <summary>A claimed row.</summary>
internal sealed class ClaimedRow : AskTableRow
{
    public int[] Members { get; init; } = [];

    public int Attempts { get; init; }

    public DateTimeOffset Deadline { get; init; }

    public string? Ticket { get; init; }

    public byte[]? SealedAnswer { get; init; }

    public ClaimedAsk ToClaimed() => new(Key, new(Source), Members, Attempts, Deadline, Ticket, SealedAnswer);
}

/// <summary>A row after it was written.</summary>
internal sealed class ClosedRow : AskTableRow
{
    public string State { get; init; } = "";

    public ClosedAsk ToClosed() => new(Key, new(Source), State == "answered");
}

/// <summary>A row as the gate reads it.</summary>
internal sealed class KeptRow
{
    public string Source { get; init; } = "";

    public string State { get; init; } = "";

    public int[] Members { get; init; } = [];

    public DateTimeOffset Deadline { get; init; }

    public string? Provisional { get; init; }

    public byte[]? SealedAnswer { get; init; }
}

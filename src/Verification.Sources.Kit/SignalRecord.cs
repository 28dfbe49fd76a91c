using Verification.Vocabulary;

namespace Verification.Sources.Kit;

/// <summary>One signal as a source holds it (线索), before it is known which question it answers; never a <see cref="SourceRecord"/>.</summary>
public sealed record SignalRecord
{
    public required SignalKind Kind { get; init; }

    /// <summary>The source's own id of the record.</summary>
    public required string RecordId { get; init; }

    /// <summary>Days the signal speaks of.</summary>
    public required Period Period { get; init; }

    /// <summary>Yuan over the whole period; null: not given.</summary>
    public Money? Size { get; init; }

    /// <summary>The signal about the person of this question.</summary>
    public SignalItem For(Question question, DateOnly asOf) => new()
    {
        Kind = Kind,
        Source = question.Source,
        RecordId = RecordId,
        MemberOrdinal = question.MemberOrdinal,
        Period = Period,
        Size = Size,
        AsOf = asOf,
    };

    // A generated ToString would carry amounts into any text that mentions the signal.
    public override string ToString() => $"signal {Kind}";
}

using System.Globalization;
using Verification.Vocabulary;

namespace Verification.City.Lives.Recording;

/// <summary>What a register would hold if it made no mistake: one line of its file.</summary>
internal sealed record Trace
{
    public required string Source { get; init; }

    public required string Document { get; init; }

    public required string RecordId { get; init; }

    /// <summary>Kind of evidence, or <c>signal-…</c>.</summary>
    public required string Kind { get; init; }

    public required Period Period { get; init; }

    public decimal? Amount { get; init; }

    public string? Share { get; init; }

    public string? ObjectId { get; init; }

    public string? Detail { get; init; }

    // Every field is made here and holds neither comma, quote nor line break.
    public string Line() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Document},{RecordId},{Kind},{Period.From:yyyy-MM-dd},{Period.To:yyyy-MM-dd},{Amount:0.00},{Share},,{ObjectId},{Detail}");
}

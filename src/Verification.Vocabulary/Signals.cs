using System.Collections.Frozen;

namespace Verification.Vocabulary;

/// <summary>Kinds of signal (线索): what makes a person ask, and is never evidence (reference §8.2: utilities and lifestyle are assistive only).</summary>
public enum SignalKind
{
    /// <summary>Spending beyond what the household says it lives on.</summary>
    Consumption,

    /// <summary>Use of electricity, water, gas or telephone out of proportion, or none where somebody is said to live.</summary>
    UtilityUse,

    /// <summary>Premiums paid for commercial insurance.</summary>
    InsurancePremium,

    /// <summary>A vehicle seen in use that no register gives to the household.</summary>
    RecentVehicle,

    /// <summary>Much money leaving an account before the application.</summary>
    LargeOutflow,

    /// <summary>Money of the household passing through somebody else's account.</summary>
    OtherPersonsAccount,
}

/// <summary>One signal of one source about one person (线索): it may raise a question and can never be an input of a quantity.</summary>
/// <remarks>
/// Not an <see cref="EvidenceItem"/> and not to be turned into one: no member of the two types takes the other, so that what computes
/// quantities cannot be handed a signal.
/// </remarks>
public sealed record SignalItem
{
    public required SignalKind Kind { get; init; }

    public required SourceId Source { get; init; }

    /// <summary>The source's own id of the record.</summary>
    public required string RecordId { get; init; }

    /// <summary>The person asked about.</summary>
    public required int MemberOrdinal { get; init; }

    /// <summary>Days the signal speaks of.</summary>
    public required Period Period { get; init; }

    /// <summary>Yuan over the whole period; null: the source gives none.</summary>
    public Money? Size { get; init; }

    public required DateOnly AsOf { get; init; }

    // A generated ToString would carry amounts into any text that mentions the signal.
    public override string ToString() => $"signal {Kind} of {Source}, member {MemberOrdinal}";
}

/// <summary>Kinds of signal as files, settings and packs write them: <c>signal-large-outflow</c>; no kind of evidence begins so.</summary>
public static class SignalWords
{
    /// <summary>What every word of a signal begins with.</summary>
    public const string Prefix = "signal-";

    public static IReadOnlyDictionary<string, SignalKind> Kinds { get; } =
        Enum.GetValues<SignalKind>().ToFrozenDictionary(Of, kind => kind, StringComparer.Ordinal);

    /// <summary>The word of a kind.</summary>
    public static string Of(SignalKind kind) => string.Concat(
        kind.ToString().Select((letter, i) => char.IsAsciiLetterUpper(letter) ? (i > 0 ? "-" : Prefix) + char.ToLowerInvariant(letter) : $"{letter}"));
}

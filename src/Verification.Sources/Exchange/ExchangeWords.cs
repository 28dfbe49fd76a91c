using System.Collections.Frozen;
using Verification.Vocabulary;

namespace Verification.Sources.Exchange;

/// <summary>How a source that is asked by file or message says what there is to know.</summary>
public enum ExchangeStatus
{
    /// <summary>Here is a record.</summary>
    Answered,

    NoRecord,
    NotMatched,
    Refused,
    NotCovered,

    /// <summary>Not yet; ask again.</summary>
    Pending,
}

/// <summary>The words of the wire.</summary>
public static class ExchangeWords
{
    public static IReadOnlyDictionary<string, ExchangeStatus> Statuses { get; } = new Dictionary<string, ExchangeStatus>(StringComparer.Ordinal)
    {
        ["answered"] = ExchangeStatus.Answered,
        ["no-record"] = ExchangeStatus.NoRecord,
        ["not-matched"] = ExchangeStatus.NotMatched,
        ["refused"] = ExchangeStatus.Refused,
        ["not-covered"] = ExchangeStatus.NotCovered,
        ["pending"] = ExchangeStatus.Pending,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The silence a status stands for; null: it is none.</summary>
    public static Silence? SilenceOf(ExchangeStatus status) => status switch
    {
        ExchangeStatus.NoRecord => Silence.NoRecord,
        ExchangeStatus.NotMatched => Silence.NotMatched,
        ExchangeStatus.Refused => Silence.Refused,
        ExchangeStatus.NotCovered => Silence.NotCovered,
        _ => null,
    };
}

using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Sources.Http;

/// <summary>What an answer says there is to know.</summary>
public enum WireStatus
{
    /// <summary>These are all records.</summary>
    Answered,

    /// <summary>The answer comes later: ask again.</summary>
    Pending,

    NoRecord,

    NotMatched,

    NoAnswer,

    Refused,

    NotCovered,

    Stale,
}

/// <summary>The words of a status, ours and theirs.</summary>
internal static class WireStatuses
{
    private static readonly (string Word, WireStatus Status)[] Words =
    [
        ("answered", WireStatus.Answered), ("pending", WireStatus.Pending), ("no-record", WireStatus.NoRecord), ("not-matched", WireStatus.NotMatched),
        ("no-answer", WireStatus.NoAnswer), ("refused", WireStatus.Refused), ("not-covered", WireStatus.NotCovered), ("stale", WireStatus.Stale),
    ];

    public static Dictionary<string, WireStatus> Of(AdapterSettings settings)
    {
        var theirs = new Dictionary<string, WireStatus>(StringComparer.Ordinal);
        foreach (var (word, status) in Words)
        {
            theirs[settings.Optional($"status.{word}") ?? word] = status;
        }

        return theirs;
    }

    /// <summary>The silence a status is; null: it is none.</summary>
    public static Silence? SilenceOf(WireStatus status) => status switch
    {
        WireStatus.NoRecord => Silence.NoRecord,
        WireStatus.NotMatched => Silence.NotMatched,
        WireStatus.NoAnswer => Silence.NoAnswer,
        WireStatus.Refused => Silence.Refused,
        WireStatus.NotCovered => Silence.NotCovered,
        WireStatus.Stale => Silence.Stale,
        _ => null,
    };
}

using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>The words that rows, metrics and verdicts use; stable, lower case, with hyphens.</summary>
public static class Codes
{
    /// <summary>Code of a kind of silence, e.g. <c>no-record</c>.</summary>
    public static string Of(Silence why) => why switch
    {
        Silence.NoRecord => "no-record",
        Silence.NotMatched => "not-matched",
        Silence.NoAnswer => "no-answer",
        Silence.Refused => "refused",
        Silence.NotCovered => "not-covered",
        Silence.Stale => "stale",
        Silence.NotSearchable => "not-searchable",
        Silence.WeakMatch => "weak-match",
        Silence.NotAsked => "not-asked",
        _ => throw new BrokenPromise("every silence has a code"),
    };

    /// <summary>The silence of a code.</summary>
    public static Silence SilenceOf(string code) => code switch
    {
        "no-record" => Silence.NoRecord,
        "not-matched" => Silence.NotMatched,
        "no-answer" => Silence.NoAnswer,
        "refused" => Silence.Refused,
        "not-covered" => Silence.NotCovered,
        "stale" => Silence.Stale,
        "not-searchable" => Silence.NotSearchable,
        "weak-match" => Silence.WeakMatch,
        "not-asked" => Silence.NotAsked,
        _ => throw new BrokenPromise("a stored silence has a known code"),
    };

    /// <summary><c>answered</c>, <c>later</c> or the code of the silence.</summary>
    public static string Of(Answer answer) => answer switch
    {
        Answer.Answered => "answered",
        Answer.Silent silent => Of(silent.Why),
        _ => "later",
    };

    public static string Of(LaterCause why) => why switch
    {
        LaterCause.Promised => "promised",
        LaterCause.Unanswered => "unanswered",
        LaterCause.TimedOut => "timed-out",
        LaterCause.Failed => "failed",
        LaterCause.Untrusted => "untrusted",
        LaterCause.Unavailable => "unavailable",
        LaterCause.Full => "full",
        _ => "not-fast",
    };

    public static string Of(AnswerFault fault) => fault switch
    {
        AnswerFault.Foreign => "foreign",
        AnswerFault.Duplicate => "duplicate",
        AnswerFault.NoAsOf => "no-as-of",
        AnswerFault.Oversize => "oversize",
        _ => "unreadable",
    };
}

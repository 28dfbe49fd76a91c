using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>How far a source's correction of a record (数据更正) is.</summary>
public enum CorrectionState
{
    /// <summary>Somebody objects to the record; its source has not been told.</summary>
    Disputed,

    /// <summary>The source has been asked and has until the due day.</summary>
    Sent,

    /// <summary>The source says that the record stands.</summary>
    Upheld,

    /// <summary>The source says that the record is wrong: withdrawn, or another amount.</summary>
    Corrected,

    /// <summary>The due day passed without an answer: the record stays disputed.</summary>
    Unanswered,
}

/// <summary>The states as rows and commands name them, and which may follow on which.</summary>
public static class CorrectionStates
{
    /// <summary>The phase in which the record counts both ways.</summary>
    public const string Open = "open";

    public static string Name(this CorrectionState state) => state switch
    {
        CorrectionState.Disputed => "disputed",
        CorrectionState.Sent => "sent",
        CorrectionState.Upheld => "upheld",
        CorrectionState.Corrected => "corrected",
        CorrectionState.Unanswered => "unanswered",
        _ => throw new BrokenPromise($"no name for the correction state {state}"),
    };

    public static CorrectionState Parse(string name) => Enum.GetValues<CorrectionState>().Single(s => s.Name() == name);

    /// <summary>Whether the record is disputed still.</summary>
    public static bool IsOpen(this CorrectionState state) => state is not (CorrectionState.Upheld or CorrectionState.Corrected);

    /// <summary>Whether this state may follow: a source is told once, and may answer whenever it was told, also late.</summary>
    public static bool MayBecome(this CorrectionState from, CorrectionState to) => to switch
    {
        CorrectionState.Sent => from == CorrectionState.Disputed,
        CorrectionState.Unanswered => from == CorrectionState.Sent,
        CorrectionState.Upheld or CorrectionState.Corrected => from is CorrectionState.Sent or CorrectionState.Unanswered,
        _ => false,
    };

    /// <summary>The phase for which verifications are assessed: nothing changes for them while a correction stays open.</summary>
    public static string Phase(this CorrectionState state) => state.IsOpen() ? Open : state.Name();
}

namespace Verification.Pipeline.Commit;

/// <summary>What is done about a batch that could not be committed.</summary>
public enum CommitStep
{
    /// <summary>The same batch again, after a pause.</summary>
    Again,

    /// <summary>Halve it until the culprit is alone; that one rests, the others commit.</summary>
    Isolate,
}

/// <summary>Decides whether a fault lies with one case of a batch or with what all of them stand on.</summary>
public static class CommitFaultDecision
{
    /// <summary>
    /// Cases laid to rest for a broken promise without any other going through between them; from then on the fault is taken to lie with
    /// us and not with them, and the batch is held instead.
    /// </summary>
    public const int OwnFaultsInARowMax = 5;

    /// <param name="isBadRow">The database cannot hold a row of the batch.</param>
    /// <param name="isBrokenPromise">This code broke a promise of its own over it.</param>
    /// <param name="canIsolate">The batch has more than one case, or something simpler can be stored in place of its only one.</param>
    /// <param name="ownFaultsInARow">Cases that rest for a broken promise since the last one that went through.</param>
    public static CommitStep Decide(bool isBadRow, bool isBrokenPromise, bool canIsolate, int ownFaultsInARow) =>
        canIsolate && (isBadRow || (isBrokenPromise && ownFaultsInARow < OwnFaultsInARowMax)) ? CommitStep.Isolate : CommitStep.Again;
}

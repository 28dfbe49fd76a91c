using Verification.Platform.FailedWork;

namespace Verification.Pipeline.Fencing;

/// <summary>Decides who is suspected of ending the process that works on him.</summary>
/// <remarks>
/// Whatever counts how often something was in hand counts a whole window at once when a process dies, innocent neighbours with the culprit
/// (design §3). So the count only raises suspicion; guilty is who was tried alone and did not return.
/// </remarks>
public static class SuspectDecision
{
    /// <summary>Seen this often by the broker's count, a message is a suspect; below it a neighbour's fault is the likelier one.</summary>
    public const int SeenMax = 5;

    /// <summary>Taken on by this many sweeps without an end, a stored request is a suspect; a sweep is slower than a redelivery.</summary>
    public const int SweepsMax = 2;

    /// <summary>How much older a process must be for each lone try that did not return before.</summary>
    private static readonly TimeSpan AgePerTry = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long a process must have lived before it tries this suspect again. A process that is killed again and again from outside, soon
    /// after its start, would otherwise be killed over the same first suspect each time, and that one would look guilty.
    /// </summary>
    /// <param name="loneTries">Lone tries that began before and did not return.</param>
    /// <param name="spread">Any byte of the suspect's own: suspects of one window are not all tried at the same age.</param>
    public static TimeSpan AgeWanted(int loneTries, byte spread) =>
        loneTries == 0 || Rests(loneTries) ? TimeSpan.Zero : (loneTries * AgePerTry) + (AgePerTry * spread / byte.MaxValue);

    /// <param name="seenBefore">How often it was in hand before.</param>
    /// <param name="isRow">It is a row that sweeps take on, not a message of the broker.</param>
    public static bool IsSuspect(int seenBefore, bool isRow) => seenBefore >= (isRow ? SweepsMax : SeenMax);

    /// <summary>Whether a suspect has ended its process too often to be tried once more.</summary>
    /// <param name="loneTries">Lone tries whose process is gone.</param>
    public static bool Rests(int loneTries) => loneTries >= SuspectStore.LoneTriesMax;
}

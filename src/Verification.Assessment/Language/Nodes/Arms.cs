using Verification.Vocabulary;

namespace Verification.Assessment.Language.Nodes;

/// <summary>The conditions of an <c>if</c> and its chain, and which arms they leave possible.</summary>
/// <param name="conditions">One for each arm but the last, the <c>else</c>.</param>
/// <param name="branches">The number of each arm among the formula's branches.</param>
internal sealed class Arms(TruthNode[] conditions, int[] branches)
{
    public int Count => branches.Length;

    /// <summary>The one arm to take, or false when a condition is not decided by evidence.</summary>
    public bool TryTake(in Frame frame, out int arm)
    {
        for (arm = 0; arm < conditions.Length; arm++)
        {
            if (!conditions[arm].Exact(frame, out var holds))
            {
                return false;
            }

            if (holds)
            {
                break;
            }
        }

        frame.Take(branches[arm]);
        return true;
    }

    /// <summary>Whether the arm may be the one, with estimates and by evidence; looks no further than it must.</summary>
    public Possible Look(in Frame frame, int arm, Possible before)
    {
        var condition = arm < conditions.Length ? conditions[arm].Wide(frame.If(before.IsCertain)) : Truth.True;
        var possible = new Possible(
            before.BestGoesOn && condition.Best != TruthValue.False,
            before.HardGoesOn && condition.Hard != TruthValue.False,
            before.BestGoesOn && condition.Best != TruthValue.True,
            before.HardGoesOn && condition.Hard != TruthValue.True,
            before.IsCertain && condition.Best != TruthValue.Unknown);
        if (possible is { Best: true, IsCertain: true })
        {
            frame.Take(branches[arm]);
        }

        return possible;
    }
}

/// <summary>Whether an arm may be taken, and whether a later one may.</summary>
/// <param name="IsCertain">Every condition so far is decided when estimates are taken in.</param>
internal readonly record struct Possible(bool Best, bool Hard, bool BestGoesOn, bool HardGoesOn, bool IsCertain)
{
    public static readonly Possible Start = new(Best: false, Hard: false, BestGoesOn: true, HardGoesOn: true, IsCertain: true);

    public bool GoesOn => BestGoesOn || HardGoesOn;
}

using Verification.Vocabulary;

namespace Verification.Assessment.Language.Nodes;

/// <summary>An <c>if</c> of numbers: the arm of a decided condition, else everything the possible arms allow.</summary>
internal sealed class NumberChoice(Arms arms, NumberNode[] results) : NumberNode
{
    public override bool Exact(in Frame frame, out decimal value)
    {
        value = 0m;
        return arms.TryTake(frame, out var arm) && results[arm].Exact(frame, out value);
    }

    public override Figure Wide(in Frame frame)
    {
        Extent? best = null;
        Extent? hard = null;
        var possible = Possible.Start;
        for (var arm = 0; arm < arms.Count && possible.GoesOn; arm++)
        {
            possible = arms.Look(frame, arm, possible);
            if (possible.Best || possible.Hard)
            {
                var result = results[arm].Wide(frame.If(possible is { Best: true, IsCertain: true }));
                best = possible.Best ? Joined(best, result.Best) : best;
                hard = possible.Hard ? Joined(hard, result.Hard) : hard;
            }
        }

        return new(best!.Value, hard!.Value);
    }

    private static Extent Joined(in Extent? sofar, in Extent more) => sofar is { } known ? Extents.Hull(known, more) : more;
}

/// <summary>An <c>if</c> of conditions: unknown where possible arms disagree.</summary>
internal sealed class TruthChoice(Arms arms, TruthNode[] results) : TruthNode
{
    public override bool Exact(in Frame frame, out bool holds)
    {
        holds = false;
        return arms.TryTake(frame, out var arm) && results[arm].Exact(frame, out holds);
    }

    public override Truth Wide(in Frame frame)
    {
        TruthValue? best = null;
        TruthValue? hard = null;
        var possible = Possible.Start;
        for (var arm = 0; arm < arms.Count && possible.GoesOn; arm++)
        {
            possible = arms.Look(frame, arm, possible);
            if (possible.Best || possible.Hard)
            {
                var result = results[arm].Wide(frame.If(possible is { Best: true, IsCertain: true }));
                best = possible.Best ? Joined(best, result.Best) : best;
                hard = possible.Hard ? Joined(hard, result.Hard) : hard;
            }
        }

        return new(best!.Value, hard!.Value);
    }

    private static TruthValue Joined(TruthValue? sofar, TruthValue more) => sofar is { } known && known != more ? TruthValue.Unknown : more;
}

using Verification.Vocabulary;

namespace Verification.Assessment.Language.Nodes;

/// <summary>The elements of a set, or those of them a <c>where</c> lets in.</summary>
internal sealed class Elements(Level set, TruthNode? where)
{
    public int Count(in Frame frame) => frame.Scope.Count(set);

    public Frame At(in Frame frame, int index) => frame.Enter(set, index);

    public bool Exact(in Frame element, out bool isIn)
    {
        isIn = true;
        return where is null || where.Exact(element, out isIn);
    }

    public Truth Wide(in Frame element) => where is null ? Truth.True : where.Wide(element);
}

/// <summary>How many elements there are: at least those let in, at most also those that may be.</summary>
internal sealed class CountOver(Elements elements) : NumberNode
{
    public override bool Exact(in Frame frame, out decimal value)
    {
        var counted = 0;
        value = 0m;
        for (var i = elements.Count(frame) - 1; i >= 0; i--)
        {
            if (!elements.Exact(elements.At(frame, i), out var isIn))
            {
                return false;
            }

            counted += isIn ? 1 : 0;
        }

        value = counted;
        return true;
    }

    public override Figure Wide(in Frame frame)
    {
        var (bestLow, bestHigh, hardLow, hardHigh) = (0, 0, 0, 0);
        for (var i = elements.Count(frame) - 1; i >= 0; i--)
        {
            var isIn = elements.Wide(elements.At(frame, i));
            bestLow += isIn.Best == TruthValue.True ? 1 : 0;
            bestHigh += isIn.Best != TruthValue.False ? 1 : 0;
            hardLow += isIn.Hard == TruthValue.True ? 1 : 0;
            hardHigh += isIn.Hard != TruthValue.False ? 1 : 0;
        }

        return new(Extent.Between(bestLow, bestHigh), Extent.Between(hardLow, hardHigh));
    }
}

using Verification.Vocabulary;

namespace Verification.Assessment.Language.Nodes;

/// <summary>The sum over a set; an element that may be in adds what it is worth or nothing. The sum of nothing is zero.</summary>
internal sealed class SumOver(Elements elements, NumberNode body) : NumberNode
{
    public override bool Exact(in Frame frame, out decimal value)
    {
        var count = elements.Count(frame);
        value = 0m;
        for (var i = 0; i < count; i++)
        {
            var element = elements.At(frame, i);
            var part = 0m;
            if (!elements.Exact(element, out var isIn) || (isIn && !body.Exact(element, out part)))
            {
                return false;
            }

            value += part;
        }

        return true;
    }

    public override Figure Wide(in Frame frame)
    {
        var count = elements.Count(frame);
        var total = Figures.Zero;
        for (var i = 0; i < count; i++)
        {
            var element = elements.At(frame, i);
            var isIn = elements.Wide(element);
            if (isIn.Hard != TruthValue.False)
            {
                var part = body.Wide(element.Where(isIn));
                total = Figures.Apply<Addition>(total, new(Part(part.Best, isIn.Best), Part(part.Hard, isIn.Hard)));
            }
        }

        return total;
    }

    private static Extent Part(in Extent part, TruthValue isIn) => isIn switch
    {
        TruthValue.True => part,
        TruthValue.False => Extent.Zero,
        _ => Extents.Hull(part, Extent.Zero),
    };
}

using Verification.Vocabulary;

namespace Verification.Assessment.Language.Nodes;

/// <summary>The smallest or largest over a set. Of nothing, nothing is known; an element that may be in only widens.</summary>
internal sealed class ExtremeOver<TOperation>(Elements elements, NumberNode body) : NumberNode
    where TOperation : struct, IOperation
{
    public override bool Exact(in Frame frame, out decimal value)
    {
        var count = elements.Count(frame);
        var found = false;
        value = 0m;
        for (var i = 0; i < count; i++)
        {
            var element = elements.At(frame, i);
            var part = 0m;
            if (!elements.Exact(element, out var isIn) || (isIn && !body.Exact(element, out part)))
            {
                return false;
            }

            if (isIn)
            {
                _ = TOperation.Exact(found ? value : part, part, out value);
                found = true;
            }
        }

        return found;
    }

    public override Figure Wide(in Frame frame)
    {
        var count = elements.Count(frame);
        var (best, hard) = (Sofar.Nothing, Sofar.Nothing);
        for (var i = 0; i < count; i++)
        {
            var element = elements.At(frame, i);
            var isIn = elements.Wide(element);
            if (isIn.Hard != TruthValue.False)
            {
                var part = body.Wide(element.Where(isIn));
                best = best.With(part.Best, isIn.Best);
                hard = hard.With(part.Hard, isIn.Hard);
            }
        }

        return new(best.All, hard.All);
    }

    /// <param name="Certain">The extreme of what is surely in.</param>
    /// <param name="Widest">Everything the extreme may be, also with what may be in.</param>
    private readonly record struct Sofar(Extent? Certain, Extent? Widest)
    {
        public static Sofar Nothing => new(null, null);

        // With nothing surely in, the set may be empty.
        public Extent All =>
            Certain is not { } certain ? Extent.Anything
            : Widest is { } widest ? Extents.Hull(certain, TOperation.Wide(certain, widest))
            : certain;

        public Sofar With(in Extent part, TruthValue isIn) => isIn switch
        {
            TruthValue.True => this with { Certain = Joined(Certain, part) },
            TruthValue.False => this,
            _ => this with { Widest = Joined(Widest, part) },
        };

        private static Extent Joined(in Extent? sofar, in Extent part) => sofar is { } known ? TOperation.Wide(known, part) : part;
    }
}

using Verification.Vocabulary;

namespace Verification.Assessment.Language.Nodes;

/// <summary>Whether the condition holds for at least one element that is in; false of nothing.</summary>
internal sealed class AnyOver(Elements elements, TruthNode body) : TruthNode
{
    public override bool Exact(in Frame frame, out bool holds)
    {
        var count = elements.Count(frame);
        holds = false;
        for (var i = 0; i < count && !holds; i++)
        {
            var element = elements.At(frame, i);
            if (!elements.Exact(element, out var isIn) || (isIn && !body.Exact(element, out holds)))
            {
                return false;
            }
        }

        return true;
    }

    public override Truth Wide(in Frame frame)
    {
        var count = elements.Count(frame);
        var any = Truth.False;
        for (var i = 0; i < count && any.Hard != TruthValue.True; i++)
        {
            var element = elements.At(frame, i);
            var isIn = elements.Wide(element);
            any = isIn.Hard == TruthValue.False ? any : any.Or(isIn.And(body.Wide(element.Where(isIn))));
        }

        return any;
    }
}

/// <summary>Whether the condition holds for every element that is in; true of nothing.</summary>
internal sealed class AllOver(Elements elements, TruthNode body) : TruthNode
{
    public override bool Exact(in Frame frame, out bool holds)
    {
        var count = elements.Count(frame);
        holds = true;
        for (var i = 0; i < count && holds; i++)
        {
            var element = elements.At(frame, i);
            if (!elements.Exact(element, out var isIn) || (isIn && !body.Exact(element, out holds)))
            {
                return false;
            }
        }

        return true;
    }

    public override Truth Wide(in Frame frame)
    {
        var count = elements.Count(frame);
        var all = Truth.True;
        for (var i = 0; i < count && all.Hard != TruthValue.False; i++)
        {
            var element = elements.At(frame, i);
            var isIn = elements.Wide(element);
            all = isIn.Hard == TruthValue.False ? all : all.And(isIn.Not().Or(body.Wide(element.Where(isIn))));
        }

        return all;
    }
}

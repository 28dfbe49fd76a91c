using Verification.Assessment.Language;
using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment.Quantities;

/// <summary>Property the household declared: beyond what was found it may be there, it is not proven.</summary>
internal static class DeclaredProperties
{
    /// <summary>Yuan declared of a class, at the most the counted members' shares may come to.</summary>
    public static decimal Value(Frame frame, PropertyClass of)
    {
        var sum = 0m;
        var list = frame.Facts.Declared.Property;
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i].Value is { } value && Takes(of, list[i]))
            {
                sum += value.Yuan * ShareOf(frame, list[i]).High;
            }
        }

        return sum;
    }

    /// <summary>Things declared of a class of which no record was found; a class summed by value has its own rule.</summary>
    public static void AddUnfound(Frame frame, List<Thing> things)
    {
        var found = things.Count;
        foreach (var declared in frame.Facts.Declared.Property)
        {
            var classes = ClassesOf(frame.Pack, declared);
            var share = ShareOf(frame, declared);
            if (classes.Bits == 0 || IsMoney(declared) || share.High == 0m || things.Count == FormulaLimits.ItemsMax || IsFound(things, found, classes))
            {
                continue;
            }

            var value = declared.Value is { Yuan: var yuan } ? Extent.Between(0m, Math.Max(0m, yuan * share.High)) : Extent.AtLeast(0m);
            things.Add(new(
                classes, new(value, Extent.AtLeast(0m)), share, TruthValue.Unknown, declared.Use, declared.BoughtOn, declared.AreaSquareMetres, null));
            frame.Widenings.Add(new(WideningCause.DeclaredMore, -1) { Matters = classes });
        }
    }

    private static bool IsMoney(DeclaredProperty declared) => declared.Kind is "deposit" or "security" or "insurance-value";

    private static bool IsFound(List<Thing> things, int found, Matters classes)
    {
        for (var i = 0; i < found; i++)
        {
            if (things[i].Classes.Has(classes))
            {
                return true;
            }
        }

        return false;
    }

    private static Matters ClassesOf(Pack pack, DeclaredProperty declared) =>
        pack.Income.Classes.Where(c => Takes(c, declared)).Aggregate(Matters.None, (all, one) => all | Matters.OfClass(one.Index));

    private static bool Takes(PropertyClass of, DeclaredProperty declared) =>
        EvidenceWords.Kinds.TryGetValue(declared.Kind, out var kind) && of.Takes(kind, declared.Use);

    private static Extent ShareOf(Frame frame, DeclaredProperty declared) => Shares.Of(frame, declared.Holders, 0);
}

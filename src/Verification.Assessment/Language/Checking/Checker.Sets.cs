using Verification.Assessment.Language.Nodes;
using Verification.Assessment.Language.Reading;

namespace Verification.Assessment.Language.Checking;

internal sealed partial class Checker
{
    private Bound Folded(FoldSyntax fold, Standing here)
    {
        var canEnter = here.CanEnter(fold.Set);
        if (!canEnter)
        {
            faults.WrongSet(fold.SetAt, fold.Set);
        }

        var inside = here.Enter(fold.Set);
        var where = fold.Where is { } condition ? Truth(condition, inside) : Bound.Of(new TruthConstant(true), 0);
        var body = Body(fold, inside);
        if (!canEnter || where.IsBroken || body.IsBroken)
        {
            return Bound.Broken;
        }

        var elements = new Elements(fold.Set, fold.Where is null ? null : where.Truth);
        var cost = (SizeMax(fold.Set) * (where.Cost + body.Cost + 1)) + 1;
        return fold.Fold switch
        {
            Reading.Fold.Count => Bound.Of(new CountOver(elements), Unit.None, cost),
            Reading.Fold.Sum => Bound.Of(new SumOver(elements, body.Number!), body.Unit, cost),
            Reading.Fold.Min => Bound.Of(new ExtremeOver<Smaller>(elements, body.Number!), body.Unit, cost),
            Reading.Fold.Max => Bound.Of(new ExtremeOver<Larger>(elements, body.Number!), body.Unit, cost),
            Reading.Fold.Any => Bound.Of(new AnyOver(elements, body.Truth!), cost),
            _ => Bound.Of(new AllOver(elements, body.Truth!), cost),
        };
    }

    private Bound Body(FoldSyntax fold, Standing inside) => fold switch
    {
        { Body: null } => Bound.Of(new TruthConstant(true), 0),
        { Fold: Reading.Fold.Any or Reading.Fold.All } => Truth(fold.Body, inside),
        _ => Number(fold.Body, inside),
    };

    private static long SizeMax(Level set) => set switch
    {
        Level.Member => FormulaLimits.MembersMax,
        Level.Obligor => FormulaLimits.ObligorsMax,
        Level.Item => FormulaLimits.ItemsMax,
        _ => FormulaLimits.MonthsMax,
    };
}

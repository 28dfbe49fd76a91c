using Verification.Assessment.Flexible;
using Verification.Assessment.Language;
using Verification.Assessment.Packs;
using Verification.Assessment.Pay;
using Verification.Assessment.Quantities;

namespace Verification.Assessment.Explaining;

/// <summary>The steps of the quantities a formula names, and of those below them; each is shown once.</summary>
internal sealed class QuantitySteps(Case given)
{
    private readonly HashSet<(Frame Frame, int Slot, int Person)> _shown = [];
    private readonly HashSet<(Frame Frame, int Thing)> _things = [];
    private readonly ObligorTrail _trail = new(given.Pack);

    /// <summary>The values of law and of the household the formula names.</summary>
    public List<StepInput> Names(Frame frame, Formula formula, Position at)
    {
        var names = new List<StepInput>();
        foreach (var symbol in formula.References)
        {
            if (symbol.Constant is { } constant)
            {
                names.Add(new(symbol.Name, Canonical.Text(constant)));
            }
            else if (symbol.Level == Level.Household)
            {
                names.Add(new(symbol.Name, Worth(frame, symbol, at)));
            }
        }

        return names;
    }

    public List<Step> Of(Frame frame, Formula formula, Position at)
    {
        var parts = new List<Step>();
        foreach (var symbol in formula.References)
        {
            if (symbol.Level == Level.Item)
            {
                AddThings(frame, parts);
            }

            if (symbol.Constant is not null || symbol.Level is Level.Item or Level.Month)
            {
                continue;
            }

            if (symbol.Level == Level.Household || at.Person >= 0)
            {
                AddOne(frame, symbol, symbol.Level == Level.Household ? Position.Household : at, parts);
                continue;
            }

            for (var i = 0; i < frame.Count(symbol.Level); i++)
            {
                AddOne(frame, symbol, new(i), parts);
            }
        }

        return parts;
    }

    private void AddOne(Frame frame, Symbol symbol, Position at, List<Step> into)
    {
        var quantity = given.Pack.Symbols[symbol];
        if (!quantity.IsKept || !frame.IsKnown(symbol, at) || !_shown.Add((frame, symbol.Slot, symbol.Level == Level.Household ? -1 : at.Person)))
        {
            return;
        }

        var who = symbol.Level == Level.Household ? null : frame.Who(symbol.Level, at.Person)?.MemberRef;
        var subject = symbol.Level switch { Level.Member => StepSubject.Member, Level.Obligor => StepSubject.Obligor, _ => StepSubject.Household };
        var step = quantity is RuleQuantity rule
            ? new Step(symbol.Name, subject, rule.Article, Names(frame, rule.Formula, at), Worth(frame, symbol, at), Of(frame, rule.Formula, at))
            {
                Means = rule.Means, Formula = rule.Formula.Text, IsAssessedMaintenance = rule.IsAssessedMaintenance,
            }
            : new Step(symbol.Name, subject, quantity.Basis, [.. quantity.Inputs(frame, at)], Worth(frame, symbol, at), Methods(frame, quantity, at, subject, who)) { IsItem = quantity is not ReachedQuantity, Kind = quantity.Kind };
        into.Add(step with
        {
            MemberRef = who,
            Number = symbol.Kind == FormulaKind.Number ? frame.Number(symbol, at) : null,
            Unit = symbol.Unit,
            Holds = symbol.Kind == FormulaKind.Truth ? frame.Truth(symbol, at) : null,
            TouchesObligors = _trail.Touches(symbol),
        });
    }

    /// <summary>The methods a number of a person's income was estimated by.</summary>
    private static List<Step> Methods(Frame frame, Quantity quantity, Position at, StepSubject subject, string? who) => quantity switch
    {
        UnrecordedQuantity => Unrecorded(frame, frame.Income.Of(quantity.Symbol.Level, at.Person), subject, who),
        IncomeItemQuantity item => Income(frame, frame.Income.Of(quantity.Symbol.Level, at.Person), item.Item, subject, who),
        _ => [],
    };

    private static List<Step> Income(Frame frame, PersonMoney money, MoneyItem item, StepSubject subject, string? who) =>
        [.. WageSteps.Of(frame.Pack, money.Wages, item, subject, who), .. EstimateSteps.Of(money.Estimates?.All, item, subject, who)];

    private static List<Step> Unrecorded(Frame frame, PersonMoney money, StepSubject subject, string? who)
    {
        var steps = EstimateSteps.Of(money.Estimates?.All, null, subject, who);
        if (OwnStatement.Step(frame, money, subject, who) is { } stated)
        {
            steps.Add(stated);
        }

        return steps;
    }

    private void AddThings(Frame frame, List<Step> into)
    {
        for (var i = 0; i < frame.Property.Things.Count; i++)
        {
            if (_things.Add((frame, i)))
            {
                into.Add(ThingStep(frame, frame.Property.Things[i]));
            }
        }
    }

    private Step ThingStep(Frame frame, Thing thing)
    {
        var classes = given.Pack.Income.Classes.Where(c => thing.Classes.Has(Packs.Matters.OfClass(c.Index))).ToList();
        return new(
            $"thing.{string.Join('.', classes.Select(c => c.Code))}", StepSubject.Member, classes.Select(c => c.Article).FirstOrDefault(),
            thing.Record is { } record ? [Records.Input(record)] : [], Canonical.Text(thing.Value), [])
        {
            MemberRef = thing.Record is { } held ? frame.Facts.Everyone.FirstOrDefault(p => p.Ordinal == held.MemberOrdinal)?.MemberRef : null,
            Number = thing.Value,
            Unit = Unit.OfYuan,
            IsItem = true,
            Kind = thing.Record?.Kind,
        };
    }

    private static string Worth(Frame frame, Symbol symbol, Position at) => symbol.Kind == FormulaKind.Number
        ? Canonical.Text(frame.Number(symbol, at))
        : Canonical.Text(frame.Truth(symbol, at));
}

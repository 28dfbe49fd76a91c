using Verification.Assessment.Language.Nodes;
using Verification.Assessment.Language.Reading;

namespace Verification.Assessment.Language.Checking;

internal sealed partial class Checker
{
    private Bound Choice(ChoiceSyntax choice, Standing here)
    {
        var conditions = new List<Bound>();
        var results = new List<Bound>();
        var branches = new List<int>();
        foreach (var arm in choice.Arms)
        {
            if (arm.Condition is { } condition)
            {
                conditions.Add(Truth(condition, here));
            }

            branches.Add(_branches.Count);
            _branches.Add(new(_branches.Count, arm.Start, text[arm.Start..arm.End]));
            results.Add(Check(arm.Result, here));
        }

        var agree = Agree(choice, results);
        if (!agree || conditions.Exists(condition => condition.IsBroken) || results.Exists(result => result.IsBroken))
        {
            return Bound.Broken;
        }

        var arms = new Arms([.. conditions.Select(condition => condition.Truth!)], [.. branches]);
        var cost = conditions.Sum(condition => condition.Cost) + results.Sum(result => result.Cost) + 1;
        return results[0].Number is not null
            ? Bound.Of(new NumberChoice(arms, [.. results.Select(result => result.Number!)]), results[0].Unit, cost)
            : Bound.Of(new TruthChoice(arms, [.. results.Select(result => result.Truth!)]), cost);
    }

    /// <summary>All arms yield what the first one does that is not broken.</summary>
    private bool Agree(ChoiceSyntax choice, List<Bound> results)
    {
        var model = results.Find(result => !result.IsBroken);
        var agree = true;
        foreach (var (arm, result) in choice.Arms.Zip(results).Where(pair => !pair.Second.IsBroken))
        {
            if (model.Number is null != result.Number is null)
            {
                agree = false;
                if (model.Number is null)
                {
                    faults.NeedsTruth(arm.Start);
                }
                else
                {
                    faults.NeedsNumber(arm.Start);
                }
            }
            else if (model.Unit != result.Unit)
            {
                agree = false;
                faults.UnitClash(arm.Start, model.Unit, result.Unit);
            }
        }

        return agree;
    }
}

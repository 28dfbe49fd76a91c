using Verification.Assessment.Language.Reading;

namespace Verification.Assessment.Language.Checking;

/// <summary>Finds arms that can never be taken, as far as single names, literals and repeated conditions show it.</summary>
internal sealed class Reachability(FormulaFaults faults)
{
    public void Check(Syntax syntax, Facts facts)
    {
        if (syntax is ChoiceSyntax choice)
        {
            CheckArms(choice, facts);
            return;
        }

        foreach (var part in syntax.Parts)
        {
            Check(part, facts);
        }
    }

    private void CheckArms(ChoiceSyntax choice, Facts facts)
    {
        Facts? left = facts;
        foreach (var arm in choice.Arms)
        {
            if (left is not null && arm.Condition is { } looked)
            {
                Check(looked, left);
            }

            var here = left is null || arm.Condition is not { } condition ? left : Conditions.Assume(condition, holds: true, left);
            if (here is null)
            {
                faults.Unreachable(arm.Start);
            }
            else
            {
                Check(arm.Result, here);
            }

            left = left is null || arm.Condition is null ? left : Conditions.Assume(arm.Condition, holds: false, left);
        }
    }
}

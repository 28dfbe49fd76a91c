using Verification.City.Scoring.Comparing;

namespace Verification.City.Scoring.Counting;

/// <summary>How often a way is wrong; the unit is one household and 低保.</summary>
/// <param name="WrongGrants">错保: granted of those truly ineligible.</param>
/// <param name="WrongRefusals">错拒: refused of those truly eligible.</param>
public sealed record Errors(Share WrongGrants, Share WrongRefusals)
{
    /// <summary>Both, of all households.</summary>
    public Share Both => WrongGrants + WrongRefusals;

    public static Errors operator +(Errors left, Errors right) =>
        new(left.WrongGrants + right.WrongGrants, left.WrongRefusals + right.WrongRefusals);

    /// <param name="decided">Households that count; of the others none is wrong, and all are in the whole.</param>
    internal static Errors Of(IReadOnlyList<Judgement> outcomes, IReadOnlyList<bool> entitled, Func<int, bool> decided)
    {
        var (grants, refusals, ineligible) = (0, 0, 0);
        for (var i = 0; i < outcomes.Count; i++)
        {
            ineligible += entitled[i] ? 0 : 1;
            if (decided(i) && outcomes[i].Granted != entitled[i])
            {
                grants += entitled[i] ? 0 : 1;
                refusals += entitled[i] ? 1 : 0;
            }
        }

        return new(new(grants, ineligible), new(refusals, outcomes.Count - ineligible));
    }
}

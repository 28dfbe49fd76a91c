using Verification.Assessment;
using Verification.City.Scoring.Assessing;
using Verification.City.Scoring.Officers;
using Verification.City.Scoring.Reading;
using Verification.Vocabulary;

namespace Verification.City.Scoring.Comparing;

/// <summary>Every way of verifying one city.</summary>
internal static class WaysOfACity
{
    /// <summary>The engine, then the five it is compared with.</summary>
    /// <param name="found">Findings of the engine.</param>
    /// <param name="without">The same with flexible sources off.</param>
    public static IReadOnlyList<Way> Of(
        IReadOnlyList<CityCase> cases, IReadOnlyList<CaseFinding> found, IReadOnlyList<CaseFinding> without, CityOrder order, Luck luck)
    {
        var standard = cases[0].Standard;
        Judgement[] today = [.. cases.Select((c, i) => TodaysCheck.Of(c, found[i].Counted))];
        var shuffled = luck.Shuffled();
        return
        [
            OfEngine(Ways.Engine, found, today, standard, order(found)),
            new(Ways.TodaysCheck, today, today, shuffled),
            new(Ways.RandomReferral, today, today, shuffled),
            new(Ways.NoWageReferral, today, today, [.. shuffled.OrderBy(i => NoWageRecord.Holds(cases[i]) ? 0 : 1)]),
            new(Ways.DeclaredBelieved, [.. cases.Select((c, i) => DeclaredBelieved.Of(c, found[i].Counted))], today, shuffled),
            OfEngine(Ways.FlexibleOff, without, today, standard, order(without)),
        ];
    }

    // Who is decided and looked at all the same, beyond those the engine refers, keeps the verdict when the visit finds nothing.
    private static Way OfEngine(string name, IReadOnlyList<CaseFinding> found, Judgement[] today, Money standard, IReadOnlyList<int> order)
    {
        var decided = Decided(found, today, standard);
        return new(name, decided, [.. found.Select((f, i) => f.Referred ? today[i] : decided[i])], order);
    }

    // An undecided household that nobody refers keeps what today's check gives it.
    private static Judgement[] Decided(IReadOnlyList<CaseFinding> found, Judgement[] today, Money standard) =>
        [.. found.Select((f, i) => f.Outcome switch
        {
            Outcome.Eligible => Judgement.Grant(f.Payable ?? Money.Zero),
            // Property beyond its limit is taken to be beyond that of the edge too: by how much is not said.
            Outcome.Ineligible => f.PropertyWithin ? Judgement.Refuse(standard, f.PerHead.Low ?? Money.Zero, Money.Zero) : Judgement.Refused,
            _ => today[i],
        })];
}

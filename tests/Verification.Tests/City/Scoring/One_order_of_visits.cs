using NUnit.Framework;
using Verification.Assessment;
using Verification.Assessment.Concealment;
using Verification.Assessment.Packs.Cases;
using Verification.City.Scoring.Assessing;
using Verification.City.Scoring.Officers;
using Verification.City.Scoring.Reading;
using Verification.Tests.Assessment;
using Verification.Tests.Concealment;
using Verification.Tests.Platform;
using Verification.Verdicts.Rounds;
using Verification.Verdicts.Visits;
using Verification.Vocabulary;

namespace Verification.Tests.Cities.Scoring;

/// <summary>What is measured on cities is what the service does: the same households, in the same order.</summary>
public sealed class One_order_of_visits
{
    // By id, so that those nothing tells apart stand the same way in both; half of them with signals, so that yields differ.
    private static readonly CityCase[] Households =
    [
        .. Cases.Library.Cases.Where(c => c.Expect.Count > 0 && c.Expect.All(e => e.Programme == CityCase.Programme)).DistinctBy(c => c.Name)
            .Select((c, i) => Household(c, signalled: i % 2 == 0))
            .Append(Known.Household(Known.Worker.Declaring("flexible", 589m)))
            .OrderBy(h => h.Facts.Id.Value.ToString("N"), StringComparer.Ordinal),
    ];

    [Test]
    public void Is_measured_and_followed()
    {
        var candidates = Households.Select(Candidate).OfType<VisitCandidate>().ToList();
        var onAList = candidates.Select(c => c.Verification).ToHashSet();

        var listed = VisitPlan.Draw(candidates, VisitPlan.OfficersMax, 100).Listed.Select(c => c.Verification);
        var measured = EngineOrder.Of(CityAssessment.Of(Households, null, default)).Select(i => Households[i].Facts.Id).Where(onAList.Contains);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(listed, Is.EqualTo(measured));
            Assert.That(
                CityAssessment.Of(Households, null, default).Select(f => f.Rank.Key >> 60).Distinct(),
                Is.SupersetOf(new[] { (long)VisitStep.Threatened, (long)VisitStep.StatesEnough, (long)VisitStep.Review, (long)VisitStep.Decided }));
            Assert.That(candidates.OrderByDescending(c => c.Yield).Select(c => c.Verification), Is.Not.EqualTo(measured), "yield alone is another order");
        }
    }

    // As the road stores it and the desk reads it.
    private static VisitCandidate? Candidate(CityCase one)
    {
        var assessment = Assessor.Assess(one.Pack, one.Facts, one.Evidence);
        var visit = Suspicions.Of(one.Facts, one.Answers, assessment);
        using var vault = Vault_keys.A_vault();
        using var keys = vault.NewKeys(one.Facts.Id, 1);
        var round = new NewRound(
            one.Facts.Id, 1, new(2020, 6, 1), new(2020, 6, 20, 1, 0, 0, TimeSpan.Zero), "answered", new("s", ["dibao"], one.Facts.Street.Code, "assistance"));
        return AlertRow.Of(round, one.Facts.Street, visit, VisitRank.Of(one.Facts, assessment, visit.Yield), keys) is { } row
            ? new(row.Round.Verification, row.Round.Round, new(row.Rank.Key), Money.Of(row.ExpectedFen / 100m))
            : null;
    }

    private static CityCase Household(PackCase given, bool signalled)
    {
        var pack = Cases.PackOf(given.County, given.AcceptedOn);
        var facts = Cases.Facts(given);
        return new(
            facts, pack, [.. Cases.Answers(given, pack).Select(a => signalled ? Signalled.Beside(a) : a)], [], TimeSpan.Zero,
            new() { RequestId = facts.RequestId, Line = 2, Entitled = true }, HouseholdLives.Untold);
    }
}

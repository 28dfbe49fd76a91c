using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using Verification.Assessment;
using Verification.Assessment.Packs;
using Verification.City;
using Verification.Evidence;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Tests.Cities;

/// <summary>Stages and sparing on the plain city: what is saved, and that nothing is lost by it.</summary>
public sealed class What_is_spared_on_a_city
{
    private const int Households = 1_000;

    private readonly FakeTimeProvider _clock = new(new(2026, 11, 24, 3, 0, 0, TimeSpan.Zero));

    [Test]
    public async Task No_outcome_differs_from_what_asking_everybody_brings()
    {
        var folder = Directory.CreateTempSubdirectory("city").FullName;
        try
        {
            await CityGenerator.Generate(Households, 11, folder, null, CancellationToken.None);
            var (spared, asked, households, different) = await Count(folder);
            await TestContext.Out.WriteLineAsync(
                $"{households} households, {asked} questions when all are asked, {spared} spared: {spared * 1_000 / households} per 1,000 households; different outcomes: {different.Count}");

            Assert.That(different, Is.Empty);
            Assert.That(spared, Is.GreaterThan(0));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<(int Spared, int Asked, int Households, List<string> Different)> Count(string folder)
    {
        var sources = await CityRegisters.Of(folder, _clock);
        var (spared, asked, households, different) = (0, 0, 0, new List<string>());
        await foreach (var facts in CityRegisters.Households(folder))
        {
            var pack = CityRegisters.LawFor(facts);
            var all = await Answers(sources, pack, facts);
            var staged = Staged(pack, facts, all, CityRegisters.Gives(sources));
            households++;
            asked += all.Count;
            spared += staged.Count(a => a is Answer.Silent { Why: Silence.NotAsked });
            if (Said(pack, facts, all) is var known && Said(pack, facts, staged) is var found && known != found)
            {
                different.Add($"{facts.RequestId}: {found} instead of {known}");
            }
        }

        return (spared, asked, households, different);
    }

    private async Task<List<Answer>> Answers(IReadOnlyDictionary<SourceId, ISource> sources, Pack pack, HouseholdFacts facts)
    {
        await CityRegisters.Answers(sources, pack.Sources, pack, facts);
        _clock.Advance(TimeSpan.FromSeconds(30));
        return await CityRegisters.Answers(sources, pack.Sources, pack, facts);
    }

    private static List<Answer> Staged(Pack pack, HouseholdFacts facts, List<Answer> all, Gifts gives)
    {
        var stage = pack.Sources.ToDictionary(s => s.Id, s => s.Stage);
        var second = all.Where(a => stage[a.Source] == 2).GroupBy(a => a.Source)
            .Select(a => new PlannedAsk(a.Key, [.. a.Select(one => About(facts, one))]) { Stage = 2 }).ToList();
        var first = new GatheredAnswers(facts.Id, [.. all.Where(a => stage[a.Source] == 1)], []);
        var spared = SparedDecision.Of(pack, facts, new(facts.Id, second, []), first, gives);
        return all.ConvertAll(a => spared.Contains(a.Source) ? new Answer.Silent(a.Verification, a.Source, a.MemberOrdinal, Silence.NotAsked) : a);
    }

    private static Question About(HouseholdFacts facts, Answer answer) => new()
    {
        Verification = facts.Id, Source = answer.Source, MemberOrdinal = answer.MemberOrdinal, Name = "", Document = facts.Members[answer.MemberOrdinal - 1].Document,
        Region = facts.Region, LookBack = new(null, null), AsOf = facts.AsOf, ConsentNo = "",
    };

    private static string Said(Pack pack, HouseholdFacts facts, List<Answer> answers) => string.Join(
        ", ", Assessor.Assess(pack, facts, EvidenceSet.Of(answers)).Programmes.Select(p => $"{p.Programme} {p.Outcome} {p.Amount?.Low}…{p.Amount?.High}"));
}

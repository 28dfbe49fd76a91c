using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using Verification.Assessment;
using Verification.City;

namespace Verification.Tests.Cities;

/// <summary>The outcome each household was made for, and the one the engine comes to from what the registers answer.</summary>
public sealed class A_city_before_the_law
{
    private readonly FakeTimeProvider _clock = new(new(2026, 11, 24, 3, 0, 0, TimeSpan.Zero));
    private string _folder = "";

    [OneTimeSetUp]
    public async Task Generate()
    {
        _folder = Directory.CreateTempSubdirectory("city").FullName;
        await CityGenerator.Generate(1_000, 11, _folder, null, CancellationToken.None);
    }

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Comes_out_as_its_truth_says()
    {
        var sources = await CityRegisters.Of(_folder, _clock);
        var truth = (await File.ReadAllLinesAsync(Path.Combine(_folder, "truth.csv"))).Skip(1)
            .Select(line => line.Split(',')).ToDictionary(fields => fields[0], fields => (Outcome: fields[7], Why: fields[8]));
        var wrong = new List<string>();
        await foreach (var facts in CityRegisters.Households(_folder))
        {
            var pack = CityRegisters.LawFor(facts);
            await CityRegisters.Answers(sources, pack.Sources, pack, facts);
            _clock.Advance(TimeSpan.FromSeconds(30));
            var programme = Assessor.Assess(pack, facts, EvidenceSet.Of(await CityRegisters.Answers(sources, pack.Sources, pack, facts))).Programmes[0];
            var (expected, why) = truth[facts.RequestId];
            if (!string.Equals(programme.Outcome.ToString(), expected, StringComparison.OrdinalIgnoreCase))
            {
                wrong.Add($"{facts.RequestId} ({why}): {programme.Outcome} instead of {expected}");
            }
        }

        Assert.That(wrong, Is.Empty);
    }
}

using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using Verification.Assessment;
using Verification.Assessment.Packs;
using Verification.City;
using Verification.Contracts;
using Verification.Intake.Reading;
using Verification.Sources;
using Verification.Sources.Kit;
using Verification.TestKit;
using Verification.Vocabulary;

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
        var sources = await Sources();
        var library = (PackLibraryResult.Loaded)PackLibrary.Load(Repository.PathOf("src", "packs"));
        var truth = (await File.ReadAllLinesAsync(Path.Combine(_folder, "truth.csv"))).Skip(1)
            .Select(line => line.Split(',')).ToDictionary(fields => fields[0], fields => (Outcome: fields[7], Why: fields[8]));
        var wrong = new List<string>();
        foreach (var line in await File.ReadAllLinesAsync(Path.Combine(_folder, "requests.jsonl")))
        {
            var request = JsonSerializer.Deserialize(line, ContractJson.Default.SubmitVerification)!;
            var facts = RequestFacts.From(request, VerificationId.Derive(request.Submitter, request.RequestId));
            var pack = ((PackInForce.Found)library.Library.InForce(facts.Region, facts.AcceptedOn)).Pack;
            await Answers(sources, pack, facts);
            _clock.Advance(TimeSpan.FromSeconds(30));
            var programme = Assessor.Assess(pack, facts, EvidenceSet.Of(await Answers(sources, pack, facts))).Programmes[0];
            var (expected, why) = truth[request.RequestId];
            if (!string.Equals(programme.Outcome.ToString(), expected, StringComparison.OrdinalIgnoreCase))
            {
                wrong.Add($"{request.RequestId} ({why}): {programme.Outcome} instead of {expected}");
            }
        }

        Assert.That(wrong, Is.Empty);
    }

    private async Task<IReadOnlyDictionary<SourceId, ISource>> Sources()
    {
        var kind = SourcesModule.Kinds(new MemoryShelf(), _clock)[SourcesModule.InProcessKind];
        var sources = new Dictionary<SourceId, ISource>();
        foreach (var line in (await File.ReadAllLinesAsync(Path.Combine(_folder, "sources.csv"))).Skip(1).Select(l => l.Split(',')))
        {
            var settings = new Dictionary<string, string>
            {
                ["records"] = Path.Combine(_folder, "registries", line[0] + ".csv"), ["delays"] = Path.Combine(_folder, "delays.csv"),
                ["as_of"] = line[4], ["covered_from"] = line[5], ["covered_to"] = line[6], ["name.zh"] = line[1], ["name.en"] = line[2],
            };
            foreach (var (index, gives) in line[7].Split(' ').Index())
            {
                settings[$"gives.{index}"] = gives;
            }

            var faults = new List<string>();
            sources[new(line[0])] = kind(new(line[0]), settings, faults) ?? throw new AssertionException(string.Join("; ", faults));
        }

        return sources;
    }

    private static async Task<List<Answer>> Answers(IReadOnlyDictionary<SourceId, ISource> sources, Pack pack, HouseholdFacts facts)
    {
        var answers = new List<Answer>();
        foreach (var rule in pack.Sources)
        {
            if (sources.TryGetValue(rule.Id, out var source))
            {
                await foreach (var answer in source.Ask([.. facts.Members.Where(p => p.Document.Number is not null).Select(p => Question(facts, p, rule.Id, pack))], default))
                {
                    answers.Add(answer);
                }
            }
        }

        return answers;
    }

    private static Question Question(HouseholdFacts facts, Person person, SourceId source, Pack pack) => new()
    {
        Verification = facts.Id,
        Source = source,
        MemberOrdinal = person.Ordinal,
        Name = person.Name,
        Document = person.Document,
        Region = facts.Region,
        LookBack = pack.LookBackFor(facts.AcceptedOn),
        AsOf = facts.AsOf,
        ConsentNo = person.Consent!.DocumentNo,
    };
}

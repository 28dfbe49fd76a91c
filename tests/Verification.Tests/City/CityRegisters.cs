using System.Text.Json;
using NUnit.Framework;
using Verification.Assessment;
using Verification.Assessment.Packs;
using Verification.Contracts;
using Verification.Intake.Reading;
using Verification.Sources;
using Verification.Sources.Kit;
using Verification.Tests.Assessment;
using Verification.Vocabulary;

namespace Verification.Tests.Cities;

/// <summary>The registers of a generated city, asked in this process.</summary>
internal static class CityRegisters
{
    public static Pack LawFor(HouseholdFacts facts) => ((PackInForce.Found)Cases.Library.InForce(facts.Region, facts.AcceptedOn)).Pack;

    public static async IAsyncEnumerable<HouseholdFacts> Households(string folder)
    {
        await foreach (var line in File.ReadLinesAsync(Path.Combine(folder, "requests.jsonl")))
        {
            var request = JsonSerializer.Deserialize(line, ContractJson.Default.SubmitVerification)!;
            yield return RequestFacts.From(request, VerificationId.Derive(request.Submitter, request.RequestId));
        }
    }

    public static Gifts Gives(IReadOnlyDictionary<SourceId, ISource> sources) => new(sources.ToDictionary(s => s.Key, s => s.Value.Description.Gives));

    public static async Task<IReadOnlyDictionary<SourceId, ISource>> Of(string folder, TimeProvider clock)
    {
        var kind = SourcesModule.Kinds(new MemoryShelf(), new MemoryHandedIn(), clock)[SourcesModule.InProcessKind];
        var sources = new Dictionary<SourceId, ISource>();
        foreach (var line in (await File.ReadAllLinesAsync(Path.Combine(folder, "sources.csv"))).Skip(1).Select(l => l.Split(',')))
        {
            var settings = new Dictionary<string, string>
            {
                ["records"] = Path.Combine(folder, "registries", line[0] + ".csv"), ["delays"] = Path.Combine(folder, "delays.csv"),
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

    public static async Task<List<Answer>> Answers(IReadOnlyDictionary<SourceId, ISource> sources, IEnumerable<SourceRule> rules, Pack pack, HouseholdFacts facts)
    {
        var answers = new List<Answer>();
        foreach (var rule in rules)
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

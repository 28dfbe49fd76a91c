using System.Security.Cryptography;
using NUnit.Framework;
using Verification.City;
using Verification.Intake.Reading;
using Verification.TestKit;
using Verification.Tests.Intake;
using Verification.Vocabulary;

namespace Verification.Tests.Cities;

public sealed class A_city_of_lives
{
    private const int Large = 3_000;

    private LivesFolder _city = null!;

    [OneTimeSetUp]
    public async Task Generate() => _city = await LivesFolder.Of("A", Large, 4);

    [OneTimeTearDown]
    public void Remove() => _city.Dispose();

    [Test]
    public async Task Is_the_same_for_the_same_set_and_seed_and_another_for_another()
    {
        var first = await Digests("A", 7);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Digests("A", 7), Is.EqualTo(first));
            Assert.That(await Digests("A", 8), Is.Not.EqualTo(first));
            Assert.That(await Digests("E", 7), Is.Not.EqualTo(first));
        }
    }

    [Test]
    public async Task Has_not_changed_without_its_version_being_raised() =>
        Approval.Verify(string.Concat((await Digests("A", 7)).Select(d => $"{d.Key} {d.Value}\n")), "lives-a-60-7");

    [Test]
    public async Task Has_the_same_families_in_every_set()
    {
        var families = new List<string>();
        foreach (var set in LivesGenerator.Sets)
        {
            using var city = await LivesFolder.Of(set, 80, 5);
            families.Add(string.Join('\n', city.Persons.Select(p => $"{p["document"]} {p["relation"]} {p["born_on"]} {p["lives_here"]}")));
        }

        Assert.That(families, Has.All.EqualTo(families[0]));
    }

    [Test]
    public void Has_as_many_persons_as_the_real_one_per_household()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_city.Persons.Select(p => p["household_ref"]).Distinct().Count(), Is.EqualTo(Large));
            Assert.That(_city.Persons.Count(p => p["lives_here"] == "yes"), Is.EqualTo(CityGenerator.PersonsOf(Large)));
        }
    }

    [Test]
    public async Task Submits_only_what_intake_takes()
    {
        var refused = new List<string>();
        foreach (var line in await File.ReadAllLinesAsync(Path.Combine(_city.Path, "requests.jsonl")))
        {
            if (Reading.Of(line) is RequestReading.Refused)
            {
                refused.Add(string.Join("; ", Reading.FaultsOf(Reading.Of(line))));
            }
        }

        Assert.That(refused, Is.Empty);
    }

    [Test]
    public void Gives_everybody_a_resident_id_that_is_right_and_nobodys()
    {
        var numbers = _city.Persons.Select(p => p["document"]).Where(d => d.Length > 0).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(numbers, Is.Unique);
            Assert.That(numbers, Has.All.StartsWith("620599"));
            Assert.That(numbers.Where(n => !ResidentId.TryParse(n, new DateOnly(2020, 6, 30), out _, out _)), Is.Empty);
        }
    }

    [Test]
    public void Knows_every_kind_of_work_month_by_month()
    {
        var months = _city.Income.Select(line => line["month"]).ToHashSet();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(months, Has.Count.EqualTo(18));
            Assert.That(
                _city.Income.Select(line => line["kind"]).ToHashSet(),
                Is.EquivalentTo(new[] { "wage", "platform", "day-labour", "migrant", "seasonal", "trade", "pension", "maintenance", "remittance", "property" }));
            Assert.That(_city.Income.Select(line => line.Yuan()), Has.All.GreaterThan(0m));
        }
    }

    [Test]
    public void Earned_little_when_the_towns_were_closed()
    {
        decimal In(string month) => _city.Income
            .Where(line => line["month"] == month && (line["kind"] is "migrant" or "trade" or "day-labour")).Sum(line => line.Yuan());

        Assert.That(In("2020-02") / In("2019-11"), Is.LessThan(0.25m));
    }

    [Test]
    public void Has_1_to_5_per_cent_of_every_registers_records_missing_or_wrong()
    {
        var faults = _city.Faults.ToLookup(f => f["source"]);
        using (Assert.EnterMultipleScope())
        {
            foreach (var source in _city.Sources.Select(s => s["source"]))
            {
                var should = _city.Register(source).Count + faults[source].Count(f => f["fault"] is "missing" or "late");

                // In a register of some hundred records three per cent are a handful, so chance is given room there.
                var (least, most) = should >= 1_000 ? (0.01m, 0.05m) : (0.003m, 0.07m);
                Assert.That((decimal)faults[source].Count() / should, Is.InRange(least, most), source);
            }
        }
    }

    [Test]
    public void Shows_signals_of_the_honest_too()
    {
        var concealing = _city.Persons.Where(p => p["conceals"].Length > 0).Select(p => p["household_ref"]).ToHashSet();
        var household = _city.Persons.Where(p => p["document"].Length > 0).ToDictionary(p => p["document"], p => p["household_ref"]);
        var signals = _city.Sources.SelectMany(s => _city.Register(s["source"])).Where(r => r["kind"].StartsWith("signal-", StringComparison.Ordinal))
            .GroupBy(r => r["kind"]).ToDictionary(g => g.Key, g => g.Select(r => household[r["document"]]).ToHashSet());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(signals, Has.Count.EqualTo(6));
            foreach (var (kind, seen) in signals)
            {
                var ofHonest = seen.Count(h => !concealing.Contains(h)) / (decimal)(Large - concealing.Count);
                var ofOthers = seen.Count(concealing.Contains) / (decimal)concealing.Count;
                Assert.That(ofHonest, Is.GreaterThan(0.01m), kind);
                Assert.That(ofOthers, Is.GreaterThan(ofHonest * 1.1m), kind);
            }
        }
    }

    [Test]
    public void Says_nothing_of_what_a_check_should_find() =>
        Assert.That(Path.Combine(_city.Path, "truth.csv"), Does.Not.Exist);

    [Test]
    public async Task Takes_the_place_of_a_plain_city_in_the_same_folder()
    {
        var folder = Directory.CreateTempSubdirectory("lives").FullName;
        await CityGenerator.Generate(10, 1, folder, null, CancellationToken.None);
        await LivesGenerator.Generate("D", 10, 1, folder, null, CancellationToken.None);
        var registers = Directory.EnumerateFiles(Path.Combine(folder, "registries")).Select(Path.GetFileName).ToList();
        Assert.That(Path.Combine(folder, "truth.csv"), Does.Not.Exist);

        await CityGenerator.Generate(10, 1, folder, null, CancellationToken.None);
        var lives = Directory.EnumerateFiles(Path.Combine(folder, "lives")).ToList();
        Directory.Delete(folder, recursive: true);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(registers, Has.Count.EqualTo(14).And.Not.Contain("payment-inflows.csv"));
            Assert.That(lives, Is.Empty);
        }
    }

    private static async Task<SortedDictionary<string, string>> Digests(string set, long seed)
    {
        using var city = await LivesFolder.Of(set, 60, seed);
        var digests = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(city.Path, "*", SearchOption.AllDirectories))
        {
            digests[Path.GetRelativePath(city.Path, path).Replace('\\', '/')] = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(path)));
        }

        return digests;
    }
}

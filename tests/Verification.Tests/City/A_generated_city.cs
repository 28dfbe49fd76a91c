using System.Security.Cryptography;
using System.Text.Json;
using NUnit.Framework;
using Verification.City;
using Verification.Contracts;
using Verification.Contracts.Intake;
using Verification.Vocabulary;

namespace Verification.Tests.Cities;

public sealed class A_generated_city
{
    private string _folder = "";

    [SetUp]
    public void Make_a_folder() => _folder = Directory.CreateTempSubdirectory("city").FullName;

    [TearDown]
    public void Remove_the_folder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Is_the_same_for_the_same_seed_and_another_for_another()
    {
        var first = await Digests(60, 7, "first");
        var again = await Digests(60, 7, "again");
        var other = await Digests(60, 8, "other");

        Assert.That(again, Is.EqualTo(first));
        Assert.That(other, Is.Not.EqualTo(first));
    }

    [Test]
    public async Task Has_not_changed_without_its_version_being_raised()
    {
        var digests = await Digests(60, 7, "first");

        TestKit.Approval.Verify(string.Concat(digests.Select(d => $"{d.Key} {d.Value}\n")), "city-60-7");
    }

    [Test]
    public async Task Has_as_many_persons_as_the_real_one_per_household()
    {
        var city = await CityGenerator.Generate(500, 1, _folder, null, CancellationToken.None);
        var requests = await Requests();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(CityGenerator.PersonsOf(19_462), Is.EqualTo(47_949));
            Assert.That(requests, Has.Count.EqualTo(500));
            Assert.That(city.Persons, Is.EqualTo(CityGenerator.PersonsOf(500)));
            Assert.That(requests.Sum(r => r.Members.Count), Is.EqualTo(city.Persons));
        }
    }

    [Test]
    public async Task Gives_everybody_a_resident_id_that_is_right_and_nobodys()
    {
        await CityGenerator.Generate(500, 1, _folder, null, CancellationToken.None);
        var members = (await Requests()).SelectMany(r => r.Members).ToList();
        var numbers = members.Select(m => m.Document.Number).OfType<string>().ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(numbers, Is.Unique);
            Assert.That(numbers, Has.All.StartsWith("620599"));
            Assert.That(numbers.Where(n => !ResidentId.TryParse(n, new DateOnly(2020, 6, 30), out _, out _)), Is.Empty);
            Assert.That(members.Where(m => m.Document.Type == "none-yet"), Has.All.Matches<HouseholdMember>(m => m is { BornOn: not null }));
        }
    }

    [Test]
    public async Task Has_a_consent_of_everybody_for_today_and_for_then()
    {
        await CityGenerator.Generate(60, 1, _folder, null, CancellationToken.None);
        var consents = (await Requests()).SelectMany(r => r.Members).Select(m => m.Consent).ToList();

        Assert.That(consents, Has.All.Matches<ConsentDocument?>(c => c is { Scope: ["*"], From.Year: 2020, To.Year: 2027 }));
    }

    [Test]
    public async Task Shows_every_outcome_and_the_slow_lane()
    {
        var city = await CityGenerator.Generate(2_000, 1, _folder, null, CancellationToken.None);
        var delayed = (await File.ReadAllLinesAsync(Path.Combine(_folder, "delays.csv"))).Length - 1;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(city.Expected["eligible"], Is.InRange(2_000 * 53 / 100, 2_000 * 67 / 100));
            Assert.That(city.Expected["ineligible"], Is.InRange(2_000 * 24 / 100, 2_000 * 37 / 100));
            Assert.That(city.Expected["review"], Is.InRange(2_000 * 4 / 100, 2_000 * 11 / 100));
            Assert.That(delayed, Is.InRange(2_000 * 3 / 100, 2_000 * 6 / 100));
        }
    }

    [Test]
    public async Task Is_left_alone_when_it_is_there_already()
    {
        await CityGenerator.Generate(20, 1, _folder, null, CancellationToken.None);
        var prepared = await CityRequests.Prepare(_folder, DateTimeOffset.UnixEpoch, CancellationToken.None);

        await CityGenerator.Generate(20, 1, _folder, null, CancellationToken.None);
        Assert.That(prepared, Does.Exist);

        await CityGenerator.Generate(20, 2, _folder, null, CancellationToken.None);
        Assert.That(prepared, Does.Not.Exist);
    }

    [Test]
    public async Task Submits_those_in_a_hurry_first_and_keeps_their_deadline()
    {
        await CityGenerator.Generate(200, 1, _folder, null, CancellationToken.None);
        var now = new DateTimeOffset(2026, 11, 24, 3, 0, 0, TimeSpan.Zero);
        var path = await CityRequests.Prepare(_folder, now, CancellationToken.None);
        var requests = await Requests(path);
        var hurried = requests.TakeWhile(r => r.Deadline is not null).ToList();
        var again = await File.ReadAllTextAsync(await CityRequests.Prepare(_folder, now.AddHours(1), CancellationToken.None));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(requests, Has.Count.EqualTo(200));
            Assert.That(hurried, Is.Not.Empty);
            Assert.That(requests.Skip(hurried.Count), Has.All.Matches<SubmitVerification>(r => r is { Deadline: null }));
            Assert.That(hurried.Single(r => r.RequestId == "con-01-bank-silent").Deadline, Is.EqualTo(now.AddSeconds(8)));
            Assert.That(again, Is.EqualTo(await File.ReadAllTextAsync(path)));
        }
    }

    [Test]
    public async Task Can_be_as_small_as_ten()
    {
        var city = await CityGenerator.Generate(CityGenerator.HouseholdsMin, 1, _folder, null, CancellationToken.None);

        Assert.That((city.Households, city.Persons), Is.EqualTo((10, 25)));
    }

    private Task<List<SubmitVerification>> Requests() => Requests(Path.Combine(_folder, "requests.jsonl"));

    private static async Task<List<SubmitVerification>> Requests(string path)
    {
        var lines = await File.ReadAllLinesAsync(path);
        return [.. lines.Select(line => JsonSerializer.Deserialize(line, ContractJson.Default.SubmitVerification) ?? throw new AssertionException(line))];
    }

    private async Task<SortedDictionary<string, string>> Digests(int households, long seed, string name)
    {
        var folder = Path.Combine(_folder, name);
        await CityGenerator.Generate(households, seed, folder, null, CancellationToken.None);
        var digests = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            digests[Path.GetRelativePath(folder, path).Replace('\\', '/')] = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(path)));
        }

        return digests;
    }
}

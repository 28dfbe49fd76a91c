using NUnit.Framework;
using Npgsql;
using Verification.City;
using Verification.City.Loading;
using Verification.Evidence;
using Verification.Platform.Database;
using Verification.Platform.Vault;
using Verification.Sources;
using Verification.Sources.Kit;
using Verification.TestKit;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Cities;

public sealed class Loading_a_city
{
    private FreshDatabase _database = null!;
    private string _folder = "";

    [SetUp]
    public async Task Begin()
    {
        _database = await Servers.FreshDatabase();
        _folder = Directory.CreateTempSubdirectory("city").FullName;
    }

    [TearDown]
    public async Task End()
    {
        Directory.Delete(_folder, recursive: true);
        await using (var server = NpgsqlDataSource.Create(_database.Maintenance))
        {
            await using var drop = server.CreateCommand($"drop database if exists {_database.Name}_exchange with (force)");
            await drop.ExecuteNonQueryAsync();
            await using var role = server.CreateCommand($"drop role if exists {_database.Name}_exchange_reader");
            await role.ExecuteNonQueryAsync();
        }

        await _database.DisposeAsync();
    }

    [Test]
    public async Task Makes_its_twelve_sources_answer()
    {
        await CityGenerator.Generate(30, 5, _folder, null, CancellationToken.None);
        var loaded = await Load();
        var sources = await Sources(loaded);

        var wages = await Ask(sources, "tax-wages", ConOne);
        var deposits = await Ask(sources, "bank-deposits", ConOne);
        var disability = await Ask(sources, "disability-federation", ConOneSpouse);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sources.Keys.Where(id => id != "enrolment").ToList(), Has.Count.EqualTo(12));
            Assert.That(((Answer.Answered)wages).Items.Sum(i => i.Amount!.Value.Yuan), Is.EqualTo(14_400m));
            Assert.That(((Answer.Answered)wages).AsOf, Is.EqualTo(new DateOnly(2020, 6, 30)));
            Assert.That(((Answer.Answered)deposits).Items.Single().Amount, Is.EqualTo(Money.Of(8_000m)));
            Assert.That(((Answer.Answered)disability).Items.Single().Detail, Is.EqualTo("physical-2"));
            Assert.That(await Ask(sources, "vehicles", ConOne), Is.InstanceOf<Answer.Silent>().With.Property("Why").EqualTo(Silence.NoRecord));
            Assert.That(await Ask(sources, "bank-deposits", BankSilent), Is.InstanceOf<Answer.Later>());
        }
    }

    [Test]
    public async Task Twice_changes_nothing_and_another_city_replaces_it()
    {
        await CityGenerator.Generate(30, 5, _folder, null, CancellationToken.None);
        var first = await Load();
        var before = Delivered();
        var again = await Load();
        Assert.That(again.Records, Is.EqualTo(first.Records));
        Assert.That(Delivered(), Is.EqualTo(before));

        await CityGenerator.Generate(40, 6, _folder, null, CancellationToken.None);
        var other = await Load();
        Assert.That(other.Records["tax-wages"], Is.Not.EqualTo(first.Records["tax-wages"]));
        Assert.That(Delivered(), Is.Not.EqualTo(before));
        Assert.That(await Ask(await Sources(other), "tax-wages", ConOne), Is.InstanceOf<Answer.Answered>());
    }

    [Test]
    public async Task Answers_about_somebody_late_after_the_first_question()
    {
        await CityGenerator.Generate(10, 5, _folder, null, CancellationToken.None);
        await File.AppendAllTextAsync(Path.Combine(_folder, "delays.csv"), $"tax-wages,{ConOne},60\n");
        var sources = await Sources(await Load());

        Assert.That(await Ask(sources, "tax-wages", ConOne), Is.InstanceOf<Answer.Later>());
        Assert.That(await Ask(sources, "tax-wages", ConOne), Is.InstanceOf<Answer.Later>());
        await AskedAMinuteAgo();
        Assert.That(await Ask(sources, "tax-wages", ConOne), Is.InstanceOf<Answer.Answered>());
    }

    [Test]
    public async Task Gives_the_reader_views_and_nothing_else()
    {
        await CityGenerator.Generate(10, 5, _folder, null, CancellationToken.None);
        await Load();
        await using var reader = NpgsqlDataSource.Create((await File.ReadAllLinesAsync(Path.Combine(_folder, "exchange.connection")))[0]);
        await using var command = reader.CreateCommand("select count(*) from exchange.tax_wages_record");

        Assert.That(async () => await command.ExecuteScalarAsync(), Throws.InstanceOf<PostgresException>().With.Property("SqlState").EqualTo("42501"));
    }

    [Test]
    public async Task Takes_a_city_of_lives_as_it_takes_a_plain_one()
    {
        await LivesGenerator.Generate("A", 30, 5, _folder, null, CancellationToken.None);
        var loaded = await Load();
        var registers = (await File.ReadAllLinesAsync(Path.Combine(_folder, "sources.csv"))).Skip(1).Select(line => line.Split(',')).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(registers, Has.Count.EqualTo(15));
            Assert.That(registers.Select(r => r[3]).Distinct(), Is.EquivalentTo(ServedBy.All), "one of every kind");
            Assert.That(loaded.Records.Keys, Is.EquivalentTo(registers.Where(r => r[3] is "sql-view" or "file-drop").Select(r => r[0])));
            foreach (var (source, records) in loaded.Records)
            {
                Assert.That(records, Is.EqualTo((await File.ReadAllLinesAsync(Path.Combine(_folder, "registries", source + ".csv"))).Length - 1), source);
            }
        }
    }

    [Test]
    public async Task Refuses_a_format_it_does_not_know()
    {
        await LivesGenerator.Generate("A", 10, 5, _folder, null, CancellationToken.None);
        var about = Path.Combine(_folder, "city.json");
        await File.WriteAllTextAsync(about, (await File.ReadAllTextAsync(about)).Replace("\"format\": 2", "\"format\": 3", StringComparison.Ordinal));

        Assert.That(async () => await Load(), Throws.InstanceOf<CityNotReadable>().With.Message.Contains("1 or 2"));
    }

    [Test]
    public void Refuses_a_folder_that_holds_none() =>
        Assert.That(async () => await Load(), Throws.InstanceOf<CityNotReadable>());

    private async Task AskedAMinuteAgo()
    {
        await using var exchange = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(_database.Owner) { Database = $"{_database.Name}_exchange", Pooling = false }.ConnectionString);
        await using var command = exchange.CreateCommand("update exchange.asked set at = at - interval '1 minute'");
        Assert.That(await command.ExecuteNonQueryAsync(), Is.EqualTo(1));
    }

    private static string ConOne => Number("con-01", 0);

    private static string ConOneSpouse => Number("con-01", 1);

    private static string BankSilent => Number("con-01-bank-silent", 0);

    private static string Number(string request, int member)
    {
        using var json = System.Text.Json.JsonDocument.Parse(CityGenerator.FixedRequests()[request]);
        return json.RootElement.GetProperty("members")[member].GetProperty("document").GetProperty("number").GetString()!;
    }

    private Task<LoadedCity> Load() =>
        CityLoader.Load(_folder, _database.Owner, Path.Combine(_folder, "drop"), RegisterPlaces.Usual, null, CancellationToken.None);

    private List<string?> Delivered() =>
        [.. Directory.EnumerateFiles(Path.Combine(_folder, "drop"), "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order()];

    // Read by the service's own reader of settings: what the loader writes must load.
    private static async Task<Dictionary<string, ISource>> Sources(LoadedCity city)
    {
        var ours = RoadDatabase.Open(Servers.DatabaseRoad);
        var kinds = new Dictionary<string, SourceFactory>(SourcesModule.Kinds(new MemoryShelf(), new MemoryHandedIn(), TimeProvider.System), StringComparer.Ordinal)
        {
            ["enrolment"] = (_, _, _) => new EnrolmentSource(new EnrolmentStore(ours), new Vault(KeyFile.Load(Servers.Keys)), TimeProvider.System),
        };
        var outcome = SourcesFile.Load(await File.ReadAllTextAsync(city.SourcesFile), kinds, _ => null);
        if (outcome is SourcesFileOutcome.Refused refused)
        {
            Assert.Fail(string.Join('\n', refused.Faults));
        }

        var sources = ((SourcesFileOutcome.Loaded)outcome).Catalogue.All.ToDictionary(s => s.Settings.Id.Code, s => s.Source);
        foreach (var fed in sources.Values.OfType<IFedSource>())
        {
            Assert.That(await fed.TakeDrops(CancellationToken.None), Has.All.InstanceOf<Drop.Taken>());
        }

        return sources;
    }

    private static async Task<Answer> Ask(Dictionary<string, ISource> sources, string source, string document)
    {
        var question = new Question
        {
            Verification = VerificationId.Derive("suite", "household"),
            Source = new(source),
            MemberOrdinal = 1,
            Name = "王建国",
            Document = new(DocumentType.ResidentId, document),
            Region = RegionCode.Parse("620502"),
            LookBack = new(new(2019, 6, 1), new(2020, 5, 31)),
            AsOf = new(2020, 6, 15),
            ConsentNo = "SQ-1",
        };
        await foreach (var answer in sources[source].Ask([question], CancellationToken.None))
        {
            return answer;
        }

        throw new AssertionException("no answer");
    }
}

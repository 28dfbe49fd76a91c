using System.Globalization;
using NUnit.Framework;
using Npgsql;
using Verification.City;
using Verification.City.Loading;
using Verification.City.Serving;
using Verification.Evidence;
using Verification.Host.Registers;
using Verification.Platform.Database;
using Verification.Platform.Vault;
using Verification.Sources;
using Verification.Sources.Kit;
using Verification.TestKit;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Cities;

/// <summary>A city of lives whose registers are all served in one way: whoever asks hears what the register's own file says, signals included.</summary>
public sealed class Every_adapter_tells_a_register_alike
{
    private const int Households = 40;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private FreshDatabase _database = null!;
    private Uri _broker = null!;
    private string _folder = "";
    private List<string> _documents = [];
    private IReadOnlyDictionary<string, ISource> _plainly = new Dictionary<string, ISource>();

    [OneTimeSetUp]
    public async Task Begin()
    {
        _database = await Servers.FreshDatabase();
        _broker = await Servers.FreshVhost();
        _folder = Directory.CreateTempSubdirectory("served").FullName;
        await LivesGenerator.Generate("A", Households, 5, _folder, null, CancellationToken.None);
        _documents =
        [
            .. (await File.ReadAllLinesAsync(Path.Combine(_folder, "lives", "persons.csv"))).Skip(1).Select(line => line.Split(',')[3]).Where(d => d.Length > 0),
        ];
        await AnswerOneLateAndOneNever();
        _plainly = await Loaded("in-process", RegisterPlaces.Usual);
    }

    [OneTimeTearDown]
    public async Task End()
    {
        Directory.Delete(_folder, recursive: true);
        await using (var server = NpgsqlDataSource.Create(_database.Maintenance))
        {
            await server.CreateCommand($"drop database if exists {_database.Name}_exchange with (force)").ExecuteNonQueryAsync();
            await server.CreateCommand($"drop role if exists {_database.Name}_exchange_reader").ExecuteNonQueryAsync();
        }

        await _database.DisposeAsync();
    }

    [TestCase(ServedBy.SqlView)]
    [TestCase(ServedBy.FileDrop)]
    [TestCase(ServedBy.HttpJson)]
    [TestCase(ServedBy.HttpXml)]
    [TestCase(ServedBy.AmqpRpc)]
    [TestCase(ServedBy.FileExchange)]
    public async Task Whichever_way_it_is_asked(string adapter)
    {
        await ServeAllBy(adapter);
        await using var registers = await RegisterHost.Start(
            await ServedCity.Open(_folder, TimeProvider.System, CancellationToken.None), new("http://127.0.0.1:0"), _broker, TimeProvider.System, CancellationToken.None);
        var sources = await Loaded(adapter, registers.Places);
        await TakeDrops(sources.Values);
        var (records, signals) = (0, 0);
        foreach (var (id, source) in sources.Where(s => s.Key != "enrolment"))
        {
            var expected = await Ask(_plainly[id], id, again: false);
            var told = await Ask(source, id, again: adapter == ServedBy.FileExchange);

            // A snapshot tells of everybody at once: who would be answered late, or never, is in it like all others.
            var later = adapter == ServedBy.FileDrop ? expected.Where(IsLater).Select(Whose).ToHashSet() : [];
            Assert.That(told.Where(line => !later.Contains(Whose(line))), Is.EqualTo(expected.Where(line => !later.Contains(Whose(line)))), id);
            Assert.That(told.Count(IsLater), Is.EqualTo(adapter == ServedBy.FileDrop ? 0 : expected.Count(IsLater)), id);
            records += expected.Count(line => line.Contains(" record ", StringComparison.Ordinal));
            signals += expected.Count(line => line.Contains(" signal ", StringComparison.Ordinal));
        }

        Assert.That((records, signals), Is.GreaterThan((500, 20)), "there was something to tell");
        foreach (var source in sources.Values)
        {
            await ((source as IAsyncDisposable)?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }

    [Test]
    public async Task Registers_are_played_once_on_a_broker()
    {
        await ServeAllBy(ServedBy.AmqpRpc);
        var city = await ServedCity.Open(_folder, TimeProvider.System, CancellationToken.None);
        await using var first = await RegisterHost.Start(city, new("http://127.0.0.1:0"), _broker, TimeProvider.System, CancellationToken.None);

        var taken = await Assert.CatchAsync<IOException>(() => Second(first.Places.Address));
        var beside = await Assert.CatchAsync<IOException>(() => Second(new($"http://127.0.0.2:{first.Places.Address.Port}")));

        Assert.That(beside!.Message, Does.Contain("another process"), "the port is free there, the queues are not");
        Assert.That(taken!.Message, Does.Contain("address"));

        async Task Second(Uri address) =>
            await (await RegisterHost.Start(city, address, _broker, TimeProvider.System, CancellationToken.None)).DisposeAsync();
    }

    [TestCase("http-json", "application/json", (int)RegisterHost.BodyBytesMax + 1, 413)]
    [TestCase("http-json", "application/json", (int)RegisterHost.BodyBytesMax, 400)]
    [TestCase("http-json", "application/json", 20, 400)]
    [TestCase("http-xml", "text/xml", 20, 400)]
    public async Task What_is_no_question_is_refused(string adapter, string type, int length, int status)
    {
        await ServeAllBy(adapter);
        await using var registers = await RegisterHost.Start(
            await ServedCity.Open(_folder, TimeProvider.System, CancellationToken.None), new("http://127.0.0.1:0"), null, TimeProvider.System, CancellationToken.None);
        using var caller = new HttpClient();
        using var asking = new HttpRequestMessage(HttpMethod.Post, registers.Places.UrlOf(adapter, "bank-deposits"));
        asking.Content = new StringContent(new('x', length), System.Text.Encoding.ASCII, type);

        // Otherwise the refusal may meet a sender that still writes.
        asking.Headers.ExpectContinue = true;
        using var answer = await caller.SendAsync(asking);

        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
    }

    // The late one is late by longer than this test runs: both sides say "later" as long as it runs.
    private Task AnswerOneLateAndOneNever() => File.WriteAllTextAsync(
        Path.Combine(_folder, "delays.csv"), $"source,document,seconds\nhousing-fund,{_documents[0]},3600\nvehicles,{_documents[1]},\n");

    private async Task ServeAllBy(string adapter)
    {
        var path = Path.Combine(_folder, "sources.csv");
        var lines = await File.ReadAllLinesAsync(path);
        await File.WriteAllTextAsync(path, string.Join('\n', lines.Select((line, i) => i == 0 ? line : ServedSo(line, adapter))) + "\n");

        static string ServedSo(string line, string adapter)
        {
            var fields = line.Split(',');
            fields[3] = adapter;
            return string.Join(',', fields);
        }
    }

    // Read by the service's own reader of settings: what the loader writes must load.
    private async Task<IReadOnlyDictionary<string, ISource>> Loaded(string adapter, RegisterPlaces places)
    {
        await ServeAllBy(adapter);
        var city = await CityLoader.Load(_folder, _database.Owner, Path.Combine(_folder, "drop"), places, null, CancellationToken.None);
        var ours = RoadDatabase.Open(Servers.DatabaseRoad);
        var kinds = new Dictionary<string, SourceFactory>(SourcesModule.Kinds(new MemoryShelf(), new MemoryHandedIn(), TimeProvider.System), StringComparer.Ordinal)
        {
            ["enrolment"] = (_, _, _) => new EnrolmentSource(new EnrolmentStore(ours), new Vault(KeyFile.Load(Servers.Keys)), TimeProvider.System),
        };
        var outcome = SourcesFile.Load(
            await File.ReadAllTextAsync(city.SourcesFile), kinds, name => name == "VERIFICATION_BROKER" ? _broker.ToString() : null);
        return outcome is SourcesFileOutcome.Loaded loaded
            ? loaded.Catalogue.All.ToDictionary(s => s.Settings.Id.Code, s => s.Source)
            : throw new AssertionException(string.Join('\n', ((SourcesFileOutcome.Refused)outcome).Faults));
    }

    /// <summary>As the service does before its first question.</summary>
    private static async Task TakeDrops(IEnumerable<ISource> sources)
    {
        foreach (var source in sources.OfType<IFedSource>())
        {
            Assert.That(await source.TakeDrops(CancellationToken.None), Has.Exactly(1).TypeOf<Drop.Taken>(), source.Description.Id.Code);
        }
    }

    /// <summary>What the source says of everybody, a line each record and signal.</summary>
    /// <param name="again">Whether to ask until only those are open that never get an answer.</param>
    private async Task<List<string>> Ask(ISource source, string id, bool again)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var told = new List<string>();
            var open = 0;
            foreach (var some in Questions(id).Chunk(source.Description.QuestionsAtOnceMax))
            {
                await foreach (var answer in source.Ask(some, patience.Token))
                {
                    told.AddRange(Lines(answer));
                    open += answer is Answer.Later ? 1 : 0;
                }
            }

            if (!again || open <= OpenForEver(id))
            {
                return [.. told.Order(StringComparer.Ordinal)];
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
        }
    }

    private static bool IsLater(string line) => line.EndsWith(" later", StringComparison.Ordinal);

    private static string Whose(string line) => line[..line.IndexOf(' ', StringComparison.Ordinal)];

    private int OpenForEver(string id) => File.ReadAllLines(Path.Combine(_folder, "delays.csv")).Count(line => line.StartsWith(id + ",", StringComparison.Ordinal));

    private IEnumerable<Question> Questions(string id) => _documents.Select((document, i) => new Question
    {
        Verification = VerificationId.Derive("suite", "household"),
        Source = new(id),
        MemberOrdinal = i + 1,
        Name = "王建国",
        Document = new(DocumentType.ResidentId, document),
        Region = RegionCode.Parse("620502"),
        LookBack = new(new(2019, 6, 1), new(2020, 5, 31)),
        AsOf = new(2020, 6, 15),
        ConsentNo = "SQ-1",
    });

    private static IEnumerable<string> Lines(Answer answer)
    {
        var whose = answer.MemberOrdinal.ToString(CultureInfo.InvariantCulture);
        switch (answer)
        {
            case Answer.Answered said:
                foreach (var item in said.Items)
                {
                    var holders = string.Join('+', item.Holders.Select(h => h.ToString()));
                    yield return $"{whose} record {item.RecordId} {item.Kind} {item.Period} {item.Amount} {holders} {item.ObjectId} {item.Detail} {item.AsOf:O}";
                }

                foreach (var signal in said.Signals)
                {
                    yield return $"{whose} signal {signal.RecordId} {signal.Kind} {signal.Period} {signal.Size} {signal.AsOf:O}";
                }

                yield return $"{whose} answered {said.AsOf:O} {said.Coverage.Days}";
                break;
            case Answer.Silent silent:
                yield return $"{whose} {silent.Why} {silent.AsOf:O}";
                break;
            default:
                yield return $"{whose} later";
                break;
        }
    }
}

using Npgsql;
using NUnit.Framework;
using Verification.Sources.SqlView;
using Verification.TestKit;
using Verification.TestKit.Outages;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Sources;

/// <summary>E33 at the wire: whatever the line to a registry does, the call fails as a whole, and the next one over a good line is right.</summary>
public sealed class Sql_views_over_a_bad_line
{
    private const string Person = "620599197001010018";
    private const int Greeting = 600; // bytes of logging in, before any row
    private static readonly TimeSpan Attempt = TimeSpan.FromSeconds(1);

    private const string Ground = """
        create table wages (document text, record_id text, kind text, from_day date, to_day date, amount numeric(15,2));
        insert into wages select $$620599197001010018$$, 'w-' || n, 'wage', '2020-03-01', '2020-03-31', 1200 from generate_series(1, 400) n;
        """;

    private FreshDatabase _database = null!;

    [OneTimeSetUp]
    public async Task Create()
    {
        _database = await Servers.FreshDatabase();
        await using var source = NpgsqlDataSource.Create(_database.Owner);
        await using var ground = source.CreateCommand(Ground);
        await ground.ExecuteNonQueryAsync();
    }

    [OneTimeTearDown]
    public async Task Drop() => await _database.DisposeAsync();

    [TestCase("refuses")]
    [TestCase("falls silent")]
    [TestCase("breaks off")]
    [TestCase("carries ten bytes a second")]
    [TestCase("scrambles what is said")]
    public async Task The_call_fails_and_the_next_is_right(string line)
    {
        var server = new NpgsqlConnectionStringBuilder(_database.Owner);
        await using var wire = new Wire((server.Host!, server.Port));
        server.Port = wire.Port;
        await using var source = Viewing(server.ConnectionString + ";Pooling=false");
        Worsen(wire, line);
        using var attempt = new CancellationTokenSource(Attempt, TimeProvider.System);
        await Assert.ThatAsync(() => Ask(source, attempt.Token), Throws.Exception);
        Mend(wire);
        var answers = await Ask(source, CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Broken, Is.GreaterThan(0), "the line was bad");
            Assert.That(answers.Cast<Answer.Answered>().Single().Items, Has.Count.EqualTo(400));
        }
    }

    private static void Worsen(Wire wire, string line)
    {
        wire.Refuses = line == "refuses";
        wire.PerByte = line == "carries ten bytes a second" ? TimeSpan.FromMilliseconds(100) : null;
        wire.Filter = line switch
        {
            "falls silent" => () => new CutOff(Greeting, () => _ = wire.Stall()),
            "breaks off" => () => new CutOff(Greeting, () => _ = wire.Break()),
            "scrambles what is said" => () => new Scrambled(Greeting, wire.Count),
            _ => null,
        };
    }

    private static void Mend(Wire wire)
    {
        wire.Refuses = false;
        wire.PerByte = null;
        wire.Filter = null;
    }

    private static SqlViewSource Viewing(string connection)
    {
        var faults = new List<string>();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["connection"] = connection, ["view"] = "wages", ["rows_max"] = "1000", ["name.zh"] = "税务", ["name.en"] = "tax", ["gives.0"] = "wage",
            ["columns.from"] = "from_day", ["columns.to"] = "to_day", ["columns.share"] = "-", ["columns.joint"] = "-", ["columns.object_id"] = "-",
            ["columns.detail"] = "-",
        };
        var source = SqlViewSource.Create(new("tax"), settings, faults, TimeProvider.System);
        return (SqlViewSource)(source ?? throw new AssertionException(string.Join("; ", faults)));
    }

    private static async Task<List<Answer>> Ask(SqlViewSource source, CancellationToken ct)
    {
        var question = new Question
        {
            Verification = VerificationId.Derive("line", "household"), Source = new("tax"), MemberOrdinal = 1, Name = "王小明",
            Document = new(DocumentType.ResidentId, Person), Region = RegionCode.Parse("620502"), LookBack = new(new(2019, 6, 1), new(2020, 5, 31)),
            AsOf = new(2020, 6, 15), ConsentNo = "SQ-1",
        };
        var answers = new List<Answer>();
        await foreach (var answer in source.Ask([question], ct))
            answers.Add(answer);
        return answers;
    }
}

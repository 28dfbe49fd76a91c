using Microsoft.Extensions.Time.Testing;
using Npgsql;
using NpgsqlTypes;
using NUnit.Framework;
using Verification.Sources.Kit;
using Verification.Sources.Kit.Conformance;
using Verification.Sources.SqlView;
using Verification.TestKit;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Sources;

/// <summary>A registry's exchange database with columns of its own.</summary>
public sealed class SqlViewTests : SourceSuite
{
    private const string Ground = """
        drop schema if exists tax cascade;
        create schema tax;
        create table tax.records (id_number text, item_no text, category text, d1 date, d2 date, yuan numeric(15,2), part numeric(9,8), thing text, note text, answer text);
        create view tax.exchange as select id_number, item_no, category, d1, d2, yuan, part, thing, note, answer from tax.records;
        create view tax.state as select date '2020-06-30' as as_of, date '2019-01-01' as covered_from, date '2020-06-30' as covered_to;
        """;

    private FreshDatabase _database = null!;
    private NpgsqlDataSource _registry = null!;

    [OneTimeSetUp]
    public async Task Create()
    {
        _database = await Servers.FreshDatabase();
        _registry = NpgsqlDataSource.Create(_database.Owner);
    }

    [OneTimeTearDown]
    public async Task Drop()
    {
        await _registry.DisposeAsync();
        await _database.DisposeAsync();
    }

    [SetUp]
    public Task Empty() => Execute(Ground);

    [TestCase("pending", typeof(Answer.Later))]
    [TestCase("refused", typeof(Answer.Silent))]
    [TestCase("not-covered", typeof(Answer.Silent))]
    public async Task A_status_says_what_there_is_to_know(string status, Type answer)
    {
        await using var source = Viewing();
        await Execute($"insert into tax.records (id_number, answer) values ('{Person(1).Number}', '{status}')");

        var answers = await Ask(source, About(1), About(2));

        Assert.That(answers[0], Is.TypeOf(answer));
        Assert.That(answers[0], Is.Not.EqualTo(Replies.Silent(About(1), Silence.NoRecord, AsOf) with { Covered = Covered.Days }));
        Assert.That(answers[1], Is.EqualTo(Replies.Silent(About(2), Silence.NoRecord, AsOf) with { Covered = Covered.Days }));
    }

    [Test]
    public async Task Who_paid_is_told_where_a_column_of_payers_is_named()
    {
        await using var source = Viewing(("columns.object_id", "-"), ("columns.payer", "thing"));
        await Execute($"insert into tax.records (id_number, item_no, category, yuan, thing) values ('{Person(1).Number}', 'w-1', 'wage', 5, 'E-17')");

        Assert.That(((Answer.Answered)(await Ask(source, About(1)))[0]).Items.Single().Payer, Is.EqualTo("E-17"));
    }

    [Test]
    public async Task Without_a_state_view_the_answer_is_of_the_day_of_asking()
    {
        await using var source = Viewing(("state_view", ""));

        Assert.That((await Ask(source, About(1)))[0], Is.EqualTo(Replies.Silent(About(1), Silence.NoRecord, new DateOnly(2026, 11, 24))));
    }

    [Test]
    public async Task An_empty_state_view_fails_the_call()
    {
        await using var source = Viewing();
        await Execute("drop view tax.state; create view tax.state as select null::date as as_of, null::date as covered_from, null::date as covered_to where false");

        Assert.That(async () => await Ask(source, About(1)), Throws.InstanceOf<UnreadableAnswer>());
    }

    [Test]
    public void Wrong_settings_are_all_told_and_never_quoted()
    {
        var faults = new List<string>();
        var settings = Settings(("view", "tax.exchange; drop table x"), ("rows_max", "0"), ("connection", "Password=secret;nonsense"), ("extra", "1"), ("gives.1", "gold"));

        Assert.That(SqlViewSource.Create(Source, settings, faults, TimeProvider.System), Is.Null);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(faults.Select(f => f.Split(':')[0]), Is.EquivalentTo(["view", "rows_max", "connection", "extra", "gives.1"]));
            Assert.That(string.Concat(faults), Does.Not.Contain("secret").And.Not.Contain("drop table"));
        }
    }

    protected override string? WhyNot(string check) => check.Split('.') switch
    {
        ["silence", _] => "the column of statuses has one path for every silence; two are tried",
        ["fault", "truncated" or "reset"] => "the line to a database has tests of its own",
        ["fault", _] => "the database's own protocol carries rows of typed columns, found by document",
        _ => null,
    };

    protected override async Task<ISource> Holding(IReadOnlyList<(IdentityDocument Person, SourceRecord Record)> records)
    {
        await using var connection = await _registry.OpenConnectionAsync();
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy tax.records (id_number, item_no, category, d1, d2, yuan, part, thing, note) from stdin (format binary)");
        foreach (var (person, record) in records)
        {
            await copy.StartRowAsync();
            await copy.WriteAsync(person.Number);
            await copy.WriteAsync(record.RecordId);
            await copy.WriteAsync(EvidenceWords.Of(record.Kind));
            await copy.WriteAsync(record.Period.From, NpgsqlDbType.Date);
            await copy.WriteAsync(record.Period.To, NpgsqlDbType.Date);
            await copy.WriteAsync(record.Amount?.Yuan, NpgsqlDbType.Numeric);
            await copy.WriteAsync(record.Share, NpgsqlDbType.Numeric);
            await copy.WriteAsync(record.ObjectId, NpgsqlDbType.Text);
            await copy.WriteAsync(record.Detail, NpgsqlDbType.Text);
        }

        await copy.CompleteAsync();
        return Viewing();
    }

    [Test]
    public async Task A_signal_of_a_kind_the_source_does_not_raise_fails_the_call([Values] bool raises)
    {
        await Execute($"insert into tax.records (id_number, item_no, category) values ('{Person(1).Number}', 's-1', 'signal-utility-use')");
        await using var source = raises ? Viewing(("raises.0", "signal-large-outflow")) : Viewing();

        Assert.That(async () => await Ask(source, About(1)), Throws.InstanceOf<UnreadableAnswer>());
    }

    protected override async Task<ISource?> Raising(
        IReadOnlyList<(IdentityDocument Person, SourceRecord Record)> records, IReadOnlyList<(IdentityDocument Person, SignalRecord Signal)> signals)
    {
        await Holding(records);
        foreach (var (person, signal) in signals)
        {
            await Execute($"""
                insert into tax.records (id_number, item_no, category, d1, d2, yuan)
                values ('{person.Number}', '{signal.RecordId}', '{SignalWords.Of(signal.Kind)}', '{signal.Period.From:O}', '{signal.Period.To:O}', {signal.Size})
                """);
        }

        return Viewing(("raises.0", "signal-large-outflow"));
    }

    protected override async Task<(ISource Source, IAsyncDisposable Hold)?> Hanging()
    {
        var connection = await _registry.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("begin; lock table tax.records in access exclusive mode", connection);
        await command.ExecuteNonQueryAsync();
        return (Viewing(), connection);
    }

    protected override Task<ISource?> Gone() => Task.FromResult<ISource?>(Viewing(("connection", "Host=127.0.0.1;Port=1;Username=nobody;Timeout=2")));

    protected override async Task<ISource?> Garbage(IdentityDocument person)
    {
        await Execute($"insert into tax.records (id_number, item_no, category) values ('{person.Number}', 'x', 'gold')");
        return Viewing();
    }

    protected override async Task<ISource?> Oversize(IdentityDocument person)
    {
        await Execute($"insert into tax.records (id_number, item_no, category) select '{person.Number}', n::text, 'wage' from generate_series(1, 1001) n");
        return Viewing();
    }

    protected override async Task<ISource?> Silent(Silence why, IdentityDocument person)
    {
        if (why is not (Silence.Refused or Silence.NotCovered))
        {
            return null;
        }

        await Execute($"insert into tax.records (id_number, answer) values ('{person.Number}', '{(why == Silence.Refused ? "refused" : "not-covered")}')");
        return Viewing();
    }

    protected override async Task<(ISource Source, Func<Task> Arrive)?> Pending(IdentityDocument person)
    {
        await Execute($"insert into tax.records (id_number, answer) values ('{person.Number}', 'pending')");
        return (Viewing(), () => Execute($"update tax.records set item_no = 'late', category = 'wage', yuan = 1, answer = 'answered'"));
    }

    protected override async Task<ISource?> Failing(SourceFault fault, IdentityDocument person)
    {
        if (fault != SourceFault.Contradictory)
        {
            return await base.Failing(fault, person);
        }

        await Execute($"insert into tax.records (id_number, item_no, category, yuan) values ('{person.Number}', 'x', 'wage', 1), ('{person.Number}', 'x', 'wage', 2)");
        return Viewing();
    }

    private SqlViewSource Viewing(params (string Key, string Value)[] other)
    {
        var faults = new List<string>();
        var clock = new FakeTimeProvider(new(2026, 11, 24, 3, 0, 0, TimeSpan.Zero));
        return (SqlViewSource)(SqlViewSource.Create(Source, Settings(other), faults, clock) ?? throw new AssertionException(string.Join("; ", faults)));
    }

    private Dictionary<string, string> Settings(params (string Key, string Value)[] other)
    {
        var settings = new Dictionary<string, string>
        {
            ["connection"] = _database.Owner + ";Pooling=false", ["view"] = "tax.exchange", ["state_view"] = "tax.state", ["rows_max"] = "1000",
            ["name.zh"] = "税务", ["name.en"] = "tax", ["gives.0"] = "wage", ["gives.1"] = "deposit",
            ["columns.document"] = "id_number", ["columns.record_id"] = "item_no", ["columns.kind"] = "category", ["columns.from"] = "d1",
            ["columns.to"] = "d2", ["columns.amount"] = "yuan", ["columns.share"] = "part", ["columns.joint"] = "-", ["columns.object_id"] = "thing",
            ["columns.detail"] = "note", ["columns.status"] = "answer",
        };
        foreach (var (key, value) in other)
        {
            settings[key] = value;
        }

        return settings;
    }

    private async Task Execute(string sql)
    {
        await using var command = _registry.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}

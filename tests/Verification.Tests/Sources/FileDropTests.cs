using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NUnit.Framework;
using Verification.Sources.FileDrop;
using Verification.Sources.Kit;
using Verification.Sources.Kit.Conformance;
using Verification.TestKit;
using Verification.Vocabulary;

namespace Verification.Tests.Sources;

public sealed class FileDropTests : SourceSuite
{
    private const string Heading = "document,record_id,kind,from,to,amount,share,joint,object_id,detail\n";

    private MemoryShelf _shelf = new();
    private string _folder = "";

    [SetUp]
    public void Begin() => (_folder, _shelf) = (Directory.CreateTempSubdirectory("drop").FullName, new());

    [TearDown]
    public void Remove_the_folder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Before_the_first_snapshot_every_answer_is_later()
    {
        Assert.That((await Ask(Dropping(), About(1)))[0], Is.InstanceOf<Answer.Later>());
    }

    // The one agreed on, as README.md of the sources shows it; nothing was recorded yet.
    [Test]
    public async Task A_sample_is_read_into_the_records_it_means()
    {
        var samples = Repository.PathOf("tests", "Verification.Tests", "Sources", "Samples", "file-drop");
        var settings = new Dictionary<string, string> { ["folder"] = samples, ["name.zh"] = "养老", ["name.en"] = "pensions", ["gives.0"] = "pension" };
        var source = (FileDropSource)FileDropSource.Create(new("pension-office"), settings, new List<string>(), _shelf)!;
        var question = About(1) with { Source = new("pension-office"), Document = new(DocumentType.ResidentId, "620599197001010013") };

        var drops = await source.TakeDrops(CancellationToken.None);
        var answer = (Answer.Answered)(await Ask(source, question))[0];

        var pension = new SourceRecord { RecordId = "p-1", Kind = EvidenceKind.Pension, Period = Period.Of(new YearMonth(2026, 10)), Amount = Money.Of(1_830m) };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(drops, Has.All.InstanceOf<Drop.Taken>());
            Assert.That(answer.Items.Single() with { Holders = [] }, Is.EqualTo(pension.For(question, new(2026, 11, 19)) with { Holders = [] }));
            Assert.That(answer.Coverage.Days, Is.EqualTo(new Period(new(2020, 1, 1), new(2026, 11, 19))));
            Assert.That(
                await File.ReadAllTextAsync(Repository.PathOf("src", "Verification.Sources", "README.md")),
                Does.Contain(await File.ReadAllTextAsync(Path.Combine(samples, "pensions.csv"))));
        }
    }

    [Test]
    public async Task A_snapshot_is_taken_once()
    {
        Deliver("s-1", Heading + Row(1));
        var source = Dropping();

        var first = await source.TakeDrops(CancellationToken.None);
        var second = await source.TakeDrops(CancellationToken.None);

        Assert.That(first.Single(), Is.EqualTo(new Drop.Taken(Source, "s-1", 1)));
        Assert.That(second.Single(), Is.EqualTo(new Drop.Known(Source, "s-1")));
    }

    [Test]
    public async Task A_later_snapshot_replaces_the_earlier_and_never_the_other_way_round()
    {
        Deliver("s-1", Heading + Row(1), AsOf.AddDays(-30));
        Deliver("s-2", Heading + Row(2));
        Deliver("s-3", Heading + Row(3), AsOf.AddDays(-60));
        var source = Dropping();

        await source.TakeDrops(CancellationToken.None);

        Assert.That(await Ask(source, About(1), About(2), About(3)), Has.Exactly(1).InstanceOf<Answer.Answered>().And.Property("MemberOrdinal").EqualTo(2));
    }

    [Test]
    public async Task A_region_outside_the_coverage_is_not_covered()
    {
        Deliver("s-1", Heading + Row(1), regions: ["620503"]);
        var source = Dropping();
        await source.TakeDrops(CancellationToken.None);

        Assert.That((await Ask(source, About(2)))[0], Is.EqualTo(Replies.Silent(About(2), Silence.NotCovered, AsOf)));
    }

    private static IEnumerable<TestCaseData> Damage()
    {
        yield return new TestCaseData(Row(1) + Row(2).Replace("wage", "wages", StringComparison.Ordinal), "record.kind", 3).SetArgDisplayNames("another_kind");
        yield return new TestCaseData(Row(1) + "a,b\n" + Row(2), "drop.ragged", 3).SetArgDisplayNames("ragged");
        yield return new TestCaseData(Row(1) + Row(2).Replace("w-2", "w\0", StringComparison.Ordinal), "drop.nul", 3).SetArgDisplayNames("NUL");
        yield return new TestCaseData(Row(1) + Row(2).Replace("w-2", "\"w-2", StringComparison.Ordinal) + Row(3), "drop.quote", 3).SetArgDisplayNames("unclosed_quote");
        yield return new TestCaseData(Row(1) + Row(2).TrimEnd('\n') + "\"x\n", "drop.quote", 3).SetArgDisplayNames("stray_quote");
        yield return new TestCaseData(Row(1) + Row(2).TrimEnd('\n') + "\"x", "drop.quote", 3).SetArgDisplayNames("quote_at_the_end");
        yield return new TestCaseData(Row(1).Replace("100.00", "1.10105E+17", StringComparison.Ordinal), "record.amount", 2).SetArgDisplayNames("exponent");
        yield return new TestCaseData(Row(1).Replace("100.00", "\"1,100.00\"", StringComparison.Ordinal), "record.amount", 2).SetArgDisplayNames("thousands");
        yield return new TestCaseData(Row(1).Replace("100.00", "=1+1", StringComparison.Ordinal), "record.amount", 2).SetArgDisplayNames("formula");
        yield return new TestCaseData(Row(1).Replace("2020-03-01", "2020/3/1", StringComparison.Ordinal), "record.day", 2).SetArgDisplayNames("day");
        foreach (var day in new[] { "2019-02-29", "2020-00-01", "2020-13-01", "2020-03-00", "2020-03-32", "0000-03-01", "2020-3-001", "２020-03-01", "2020-03-01 " })
        {
            yield return new TestCaseData(Row(1).Replace("2020-03-01", day, StringComparison.Ordinal), "record.day", 2).SetArgDisplayNames($"day {day}");
        }

        yield return new TestCaseData(Row(1).Replace("2020-03-01", "2020-04-01", StringComparison.Ordinal), "record.period", 2).SetArgDisplayNames("ends_before_it_begins");
        yield return new TestCaseData(Row(1) + "6.20599E+17" + Row(2)[18..], "record.document", 3).SetArgDisplayNames("spreadsheet_document");
        yield return new TestCaseData(Row(1).Replace("w-1", "", StringComparison.Ordinal), "record.id", 2).SetArgDisplayNames("no_id");
    }

    [Test]
    public async Task Every_day_of_the_calendar_is_read_as_what_it_is()
    {
        var days = Enumerable.Range(0, 366 + 365).Select(i => new DateOnly(2023, 12, 31).AddDays(i)).ToArray();
        Deliver(
            "s-1", Heading + string.Concat(days.Select((d, i) => Row(Person(1), Wage($"w-{i}", 100m) with { Period = Period.Of(d) }))), records: days.Length);
        var source = Dropping();
        await source.TakeDrops(CancellationToken.None);

        var found = await _shelf.Find(Source, [Person(1)], CancellationToken.None);

        Assert.That(found!.ByPerson[Person(1)].Select(r => r.Period), Is.EqualTo(days.Select(Period.Of)));
    }

    [TestCaseSource(nameof(Damage))]
    public async Task A_damaged_row_refuses_the_whole_snapshot_and_names_its_line(string rows, string code, int line)
    {
        Deliver("s-0", Heading + Row(9), AsOf.AddDays(-1));
        Deliver("s-1", Heading + rows);
        var source = Dropping();

        var drops = await source.TakeDrops(CancellationToken.None);

        var refused = drops.OfType<Drop.Refused>().Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Faults.Select(f => (f.Code, f.Line)), Has.Member((code, (int?)line)));
            Assert.That((await Ask(source, About(1)))[0], Is.EqualTo(Replies.Silent(About(1), Silence.NoRecord, AsOf.AddDays(-1)) with { Covered = Covered.Days }));
            Assert.That((await Ask(source, About(9)))[0], Is.InstanceOf<Answer.Answered>());
        }
    }

    [Test]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        Deliver("s-1", [.. Encoding.UTF8.GetBytes(Heading + Row(1)), 0xC3, 0x28, .. Encoding.UTF8.GetBytes(Row(2))]);

        Assert.That(await Codes(), Has.Member("drop.encoding"));
    }

    [Test]
    public async Task Another_checksum_refuses()
    {
        Deliver("s-1", Heading + Row(1));
        await File.AppendAllTextAsync(Path.Combine(_folder, "s-1.csv"), Row(2));

        Assert.That(await Codes(), Has.Member("drop.checksum"));
    }

    [Test]
    public async Task Another_count_refuses()
    {
        Deliver("s-1", Heading + Row(1) + Row(2), records: 3);

        Assert.That(await Codes(), Is.EqualTo(["drop.count"]));
    }

    [TestCase("document,record_id,kind,from,to,amount,share,joint,object_id\n", TestName = "A_missing_column_refuses")]
    [TestCase("document,record_id,kind,from,to,amount,share,joint,object_id,detail,extra\n", TestName = "An_unknown_column_refuses")]
    [TestCase("document,document,kind,from,to,amount,share,joint,object_id,detail\n", TestName = "A_column_twice_refuses")]
    [TestCase("", TestName = "An_empty_file_refuses")]
    public async Task Another_heading_refuses(string heading)
    {
        Deliver("s-1", heading, records: 0);

        Assert.That(await Codes(), Has.Member("drop.columns"));
    }

    [TestCase("{", "drop.manifest")]
    [TestCase("""{"source":"other","snapshotId":"s-1","file":"s-1.csv","asOf":"2020-06-30","records":1,"sha256":"00"}""", "drop.foreign")]
    [TestCase("""{"source":"suite-source","snapshotId":"s-1","file":"../s-1.csv","asOf":"2020-06-30","records":1,"sha256":"00"}""", "drop.manifest")]
    public async Task A_manifest_that_lies_refuses(string manifest, string code)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "s-1.manifest.json"), manifest);

        Assert.That(await Codes(), Is.EqualTo([code]));
    }

    [Test]
    public async Task A_manifest_without_its_file_refuses()
    {
        Deliver("s-1", Heading + Row(1));
        File.Delete(Path.Combine(_folder, "s-1.csv"));

        Assert.That(await Codes(), Is.EqualTo(["drop.file"]));
    }

    [Test]
    public async Task A_signal_of_a_kind_the_source_does_not_raise_refuses()
    {
        Deliver("s-1", Heading + Row(1) + Row(Person(2), TrialSignal("s-2")).Replace("large-outflow", "utility-use", StringComparison.Ordinal));

        var drops = await Dropping(("raises.0", "signal-large-outflow")).TakeDrops(CancellationToken.None);

        Assert.That(drops.OfType<Drop.Refused>().Single().Faults.Select(f => (f.Code, f.Line)), Is.EqualTo([("record.kind", (int?)3)]));
        Assert.That(await Codes(), Is.EqualTo(["record.kind"]), "and any, where it raises none");
    }

    [Test]
    public async Task Without_a_column_of_kinds_a_source_of_one_signal_delivers_only_that()
    {
        Deliver("s-1", "document,record_id,from,to,amount\n" + $"{Person(1).Number},s-1,2020-03-01,2020-03-31,5000.00\n");
        var source = Dropping(
            ("gives.0", ""), ("gives.1", ""), ("raises.0", "signal-large-outflow"), ("columns.kind", "-"), ("columns.share", "-"), ("columns.joint", "-"),
            ("columns.object_id", "-"), ("columns.detail", "-"));
        await source.TakeDrops(CancellationToken.None);

        var answer = (Answer.Answered)(await Ask(source, About(1)))[0];
        Assert.That((answer.Items.Count, answer.Signals.Single().Kind, answer.Signals[0].Size), Is.EqualTo((0, SignalKind.LargeOutflow, (Money?)Money.Of(5_000m))));
    }

    [Test]
    public async Task Who_paid_is_told_where_a_column_of_payers_is_named()
    {
        Deliver("s-1", Heading.TrimEnd('\n') + ",employer\n" + $"{Person(1).Number},w-1,wage,2020-03-06,2020-03-06,500.00,,,,,E-17\n");
        var source = Dropping(("columns.payer", "employer"));
        await source.TakeDrops(CancellationToken.None);

        Assert.That(((Answer.Answered)(await Ask(source, About(1)))[0]).Items.Single().Payer, Is.EqualTo("E-17"));
    }

    [Test]
    public void Without_a_column_of_kinds_more_than_one_kind_is_a_fault()
    {
        var faults = new List<string>();
        var settings = new Dictionary<string, string>
        {
            ["folder"] = _folder, ["name.zh"] = "测试", ["name.en"] = "test", ["gives.0"] = "wage", ["raises.0"] = "signal-large-outflow", ["columns.kind"] = "-",
        };
        Assert.That(FileDropSource.Create(Source, settings, faults, _shelf), Is.Null);
        Assert.That(faults, Is.EqualTo(["gives: without a column of kinds a source gives or raises exactly one kind"]));
    }

    protected override string? WhyNot(string check) => check.Split('.') switch
    {
        ["silence", _] => "a snapshot holds records of a person or none; what it does not cover has a test of its own",
        ["time", _] => "questions are answered from the shelf, nobody is waited for",
        ["fault", _] => "a bad file is refused when it is taken, before anybody asks; each kind of damage has a test of its own",
        _ => null,
    };

    protected override async Task<ISource?> Raising(
        IReadOnlyList<(IdentityDocument Person, SourceRecord Record)> records, IReadOnlyList<(IdentityDocument Person, SignalRecord Signal)> signals)
    {
        Deliver(
            "s-1", Heading + string.Concat(records.Select(r => Row(r.Person, r.Record))) + string.Concat(signals.Select(s => Row(s.Person, s.Signal))),
            records: records.Count + signals.Count);
        var source = Dropping(("raises.0", "signal-large-outflow"));
        Assert.That(await source.TakeDrops(CancellationToken.None), Has.All.InstanceOf<Drop.Taken>());
        return source;
    }

    protected override async Task<ISource> Holding(IReadOnlyList<(IdentityDocument Person, SourceRecord Record)> records)
    {
        Deliver("s-1", Heading + string.Concat(records.Select(r => Row(r.Person, r.Record))), records: records.Count);
        var source = Dropping();
        Assert.That(await source.TakeDrops(CancellationToken.None), Has.All.InstanceOf<Drop.Taken>());
        return source;
    }

    private async Task<List<string>> Codes()
    {
        var drops = await Dropping().TakeDrops(CancellationToken.None);
        return [.. drops.OfType<Drop.Refused>().SelectMany(r => r.Faults).Select(f => f.Code)];
    }

    private FileDropSource Dropping(params (string Key, string Value)[] more)
    {
        var faults = new List<string>();
        var settings = new Dictionary<string, string>
        {
            ["folder"] = _folder, ["name.zh"] = "测试", ["name.en"] = "test", ["gives.0"] = "wage", ["gives.1"] = "deposit", ["share_min"] = "0",
        };
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        foreach (var (key, _) in more.Where(m => m.Value.Length == 0))
        {
            settings.Remove(key);
        }

        return (FileDropSource)(FileDropSource.Create(Source, settings, faults, _shelf) ?? throw new AssertionException(string.Join("; ", faults)));
    }

    private static string Row(int person) => Row(Person(person), Wage($"w-{person}", 100m));

    private static string Row(IdentityDocument person, SourceRecord r) => string.Create(
        CultureInfo.InvariantCulture,
        $"{person.Number},{r.RecordId},{EvidenceWords.Of(r.Kind)},{r.Period.From:yyyy-MM-dd},{r.Period.To:yyyy-MM-dd},{r.Amount},{r.Share},,{r.ObjectId},{r.Detail}\n");

    private static SignalRecord TrialSignal(string id) => TrialWorld.Outflow(id, 5_000m);

    private static string Row(IdentityDocument person, SignalRecord s) => string.Create(
        CultureInfo.InvariantCulture,
        $"{person.Number},{s.RecordId},{SignalWords.Of(s.Kind)},{s.Period.From:yyyy-MM-dd},{s.Period.To:yyyy-MM-dd},{s.Size},,,,\n");

    private void Deliver(string id, string text, DateOnly? asOf = null, int? records = null, string[]? regions = null) =>
        Deliver(id, Encoding.UTF8.GetBytes(text), asOf, records ?? Math.Max(0, text.Split('\n').Length - 2), regions);

    private void Deliver(string id, byte[] bytes, DateOnly? asOf = null, int records = 1, string[]? regions = null)
    {
        File.WriteAllBytes(Path.Combine(_folder, id + ".csv"), bytes);
        var manifest = new FileDropManifest
        {
            Source = Source.Code, SnapshotId = id, File = id + ".csv", AsOf = asOf ?? AsOf, CoveredFrom = Covered.Days.From, CoveredTo = Covered.Days.To,
            Regions = regions, Records = records, Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
        };
        File.WriteAllText(
            Path.Combine(_folder, id + FileDropManifest.Ending), JsonSerializer.Serialize(manifest, ManifestJson.Default.FileDropManifest));
    }
}

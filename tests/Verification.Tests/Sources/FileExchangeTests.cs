using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using Verification.Sources.Exchange;
using Verification.Sources.FileDrop;
using Verification.Sources.FileExchange;
using Verification.Sources.Kit;
using Verification.TestKit;
using Verification.Vocabulary;

namespace Verification.Tests.Sources;

public sealed class FileExchangeTests : SourceSuite
{
    private const string Heading = "question,status,document,record_id,kind,from,to,amount,share,joint,object_id,detail\n";

    private readonly FakeTimeProvider _clock = new(new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
    private string _folder = "";

    [SetUp]
    public void Begin() => _folder = Directory.CreateTempSubdirectory("exchange").FullName;

    [TearDown]
    public void Remove_the_folder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task A_question_goes_out_once_and_is_promised_under_its_ticket()
    {
        var source = Exchanging();

        var first = (Answer.Later)(await Ask(source, About(1)))[0];
        var written = Out();
        var second = (Answer.Later)(await Ask(Exchanging(), About(1), About(2)))[0];

        Assert.That(written, Is.EquivalentTo(new[] { $"{first.Ticket}.csv", $"{first.Ticket}.manifest.json" }));
        Assert.That((second.Ticket, second.Expected), Is.EqualTo((first.Ticket, (DateTimeOffset?)_clock.GetUtcNow().AddMinutes(5))));
        Assert.That(Out(), Has.Length.EqualTo(4), "only the second person is asked about anew");
    }

    [Test]
    public async Task A_second_run_that_knows_of_no_first_writes_the_same_files()
    {
        await Ask(Exchanging(), About(1), About(2));
        var before = Out().ToDictionary(f => f, f => File.ReadAllText(Path.Combine(_folder, "out", f)));
        Directory.Delete(Path.Combine(_folder, "state"), recursive: true);

        await Ask(Exchanging(), About(2), About(1));

        Assert.That(Out().ToDictionary(f => f, f => File.ReadAllText(Path.Combine(_folder, "out", f))), Is.EqualTo(before));
    }

    [Test]
    public async Task Names_are_written_in_the_encoding_agreed_on()
    {
        var later = (Answer.Later)(await Ask(Exchanging(("encoding", "gb18030")), About(1)))[0];

        var text = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(await File.ReadAllBytesAsync(Path.Combine(_folder, "out", later.Ticket + ".csv")));
        Assert.That(text, Does.Contain("\"王小明\"").And.Contain(Person(1).Number!));
    }

    private static IEnumerable<TestCaseData> Unbelievable()
    {
        yield return Case("another_person", q => Row(q, "answered", Person(3), "w-1"), "another-person");
        yield return Case("another_question", q => Row("0123456789abcdef0123456789abcdef", "no-record", q.Document), "foreign");
        yield return Case("two_statuses", q => Row(q, "answered", q.Document, "w-1") + Row(q, "no-record", q.Document), "contradictory");
        yield return Case("one_record_in_two_ways", q => Row(q, "answered", q.Document, "w-1") + Row(q, "answered", q.Document, "w-1", "2.00"), "contradictory");
        yield return Case("exponent", q => Row(q, "answered", q.Document, "w-1", "1.10105E+17"), "damaged");
        yield return Case("unknown_status", q => Row(q, "maybe", q.Document), "damaged");
        yield return Case("answered_without_a_record", q => Row(q, "answered", q.Document), "damaged");
        yield return Case("ragged", q => Row(q, "no-record", q.Document) + "x,y\n", "damaged");
        yield return Case("unclosed_quote", q => "\"" + Row(q, "no-record", q.Document), "damaged");
        static TestCaseData Case(string name, Func<Question, string> rows, string why) => new TestCaseData(rows, why).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Unbelievable))]
    public async Task An_answer_nobody_believes_leaves_the_question_open_and_is_counted(Func<Question, string> rows, string why)
    {
        var source = Exchanging();
        var ticket = ((Answer.Later)(await Ask(source, About(1)))[0]).Ticket!;
        Bring(ticket, Heading + rows(About(1)));

        var answer = (await Ask(source, About(1)))[0];

        Assert.That(answer, Is.InstanceOf<Answer.Later>(), why);
        Assert.That(source.Refused.Seen, Is.EqualTo(1));
    }

    [Test]
    public async Task A_bad_answer_about_one_leaves_the_others_answered()
    {
        var source = Exchanging();
        var ticket = ((Answer.Later)(await Ask(source, About(1), About(2)))[0]).Ticket!;
        Bring(ticket, Heading + Row(About(1), "answered", Person(1), "w-1", "x") + Row(About(2), "refused", Person(2)));

        var answers = await Ask(source, About(1), About(2));

        Assert.That(answers[0], Is.InstanceOf<Answer.Later>());
        Assert.That(answers[1], Is.EqualTo(Replies.Silent(About(2), Silence.Refused, AsOf)));
    }

    [Test]
    public async Task A_damaged_file_is_believed_once_a_whole_one_takes_its_place([Values("sha", "count", "manifest", "ticket")] string damage)
    {
        var source = Exchanging();
        var ticket = ((Answer.Later)(await Ask(source, About(1)))[0]).Ticket!;
        Bring(ticket, Heading + Row(About(1), "no-record", Person(1)), damage);

        var before = (await Ask(source, About(1)))[0];
        Bring(ticket, Heading + Row(About(1), "no-record", Person(1)));
        var after = (await Ask(source, About(1)))[0];

        Assert.That(before, Is.InstanceOf<Answer.Later>());
        Assert.That(after, Is.EqualTo(Replies.Silent(About(1), Silence.NoRecord, AsOf) with { Covered = Covered.Days }));
        Assert.That(source.Refused.Seen, Is.EqualTo(1));
    }

    [Test]
    public void Wrong_settings_are_all_told()
    {
        var faults = new List<string>();
        var settings = new Dictionary<string, string> { ["encoding"] = "utf-7", ["sftp.host"] = "bank", ["sftp.private_key"] = "/nowhere", ["gives.0"] = "wage" };

        Assert.That(FileExchangeSource.Create(Source, settings, faults, _clock), Is.Null);
        Assert.That(faults.Select(f => f.Split(':')[0]), Is.SupersetOf(new[] { "folder", "state", "encoding", "sftp.user", "sftp.host_key", "sftp.private_key" }));
    }

    protected override string? WhyNot(string check) => check.Split('.') switch
    {
        ["silence", _] => "every silence comes as a later answer, which tests of its own try",
        ["time", _] => "a folder does not hang; a stalled line to one has tests of its own",
        ["fault", _] => "a file nobody believes leaves its questions open as later, which tests of its own try",
        _ => null,
    };

    protected override Task<ISource> Holding(IReadOnlyList<(IdentityDocument Person, SourceRecord Record)> records) =>
        Task.FromResult<ISource>(Holding(Exchanging(), records, []));

    protected override Task<ISource?> Raising(
        IReadOnlyList<(IdentityDocument Person, SourceRecord Record)> records, IReadOnlyList<(IdentityDocument Person, SignalRecord Signal)> signals) =>
        Task.FromResult<ISource?>(Holding(Exchanging(("raises.0", "signal-large-outflow")), records, signals));

    private AnsweredByFile Holding(
        FileExchangeSource source, IReadOnlyList<(IdentityDocument Person, SourceRecord Record)> records, IReadOnlyList<(IdentityDocument Person, SignalRecord Signal)> signals) =>
        new(source, questions => Heading + string.Concat(questions.Select(question =>
        {
            string[] rows =
            [
                .. records.Where(r => r.Person == question.Document).Select(r => Row(QuestionKey.Of(question).Text, "answered", r.Person, r.Record)),
                .. signals.Where(s => s.Person == question.Document).Select(s => Row(QuestionKey.Of(question).Text, s.Person, s.Signal)),
            ];
            return rows.Length == 0 ? Row(question, "no-record", question.Document) : string.Concat(rows);
        })), Bring);

    private string[] Out() => [.. Directory.EnumerateFiles(Path.Combine(_folder, "out")).Select(f => Path.GetFileName(f)!)];

    private FileExchangeSource Exchanging(params (string Key, string Value)[] more)
    {
        var faults = new List<string>();
        var settings = new Dictionary<string, string>
        {
            ["folder"] = _folder, ["state"] = Path.Combine(_folder, "state"), ["name.zh"] = "银行", ["name.en"] = "bank", ["gives.0"] = "wage", ["gives.1"] = "deposit",
        };
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        return (FileExchangeSource)(FileExchangeSource.Create(Source, settings, faults, _clock) ?? throw new AssertionException(string.Join("; ", faults)));
    }

    private static string Row(Question question, string status, IdentityDocument person, string record = "", string amount = "1.00") =>
        Row(QuestionKey.Of(question).Text, status, person, record, amount);

    private static string Row(string key, string status, IdentityDocument person, string record = "", string amount = "1.00") => record.Length == 0
        ? $"{key},{status},{person.Number},,,,,,,,,\n"
        : $"{key},{status},{person.Number},{record},wage,2020-03-01,2020-03-31,{amount},,,,\n";

    private static string Row(string key, string status, IdentityDocument person, SourceRecord r) => string.Create(
        CultureInfo.InvariantCulture,
        $"{key},{status},{person.Number},{r.RecordId},{EvidenceWords.Of(r.Kind)},{r.Period.From:yyyy-MM-dd},{r.Period.To:yyyy-MM-dd},{r.Amount},{r.Share},,{r.ObjectId},{r.Detail}\n");

    private static string Row(string key, IdentityDocument person, SignalRecord s) => string.Create(
        CultureInfo.InvariantCulture,
        $"{key},answered,{person.Number},{s.RecordId},{SignalWords.Of(s.Kind)},{s.Period.From:yyyy-MM-dd},{s.Period.To:yyyy-MM-dd},{s.Size},,,,\n");

    private void Bring(string ticket, string text) => Bring(ticket, text, "");

    private void Bring(string ticket, string text, string damage)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "in")).FullName;
        File.WriteAllBytes(Path.Combine(folder, ticket + ".csv"), bytes);
        var manifest = new FileDropManifest
        {
            Source = Source.Code, SnapshotId = damage == "ticket" ? "another" : ticket, File = ticket + ".csv", AsOf = AsOf, CoveredFrom = Covered.Days.From,
            CoveredTo = Covered.Days.To, Records = text.Count(c => c == '\n') - (damage == "count" ? 2 : 1),
            Sha256 = damage == "sha" ? new string('0', 64) : Convert.ToHexStringLower(SHA256.HashData(bytes)),
        };
        File.WriteAllText(
            Path.Combine(folder, ticket + FileDropManifest.Ending),
            damage == "manifest" ? "{" : JsonSerializer.Serialize(manifest, ManifestJson.Default.FileDropManifest));
    }

    /// <summary>A source whose other side answers every question file before it is asked again.</summary>
    private sealed class AnsweredByFile(FileExchangeSource ours, Func<IReadOnlyList<Question>, string> answer, Action<string, string> bring) : ISource
    {
        public SourceDescription Description => ours.Description;

        public async IAsyncEnumerable<Answer> Ask(
            IReadOnlyList<Question> questions, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
        {
            string? ticket = null;
            await foreach (var said in ours.Ask(questions, ct))
            {
                ticket ??= (said as Answer.Later)?.Ticket;
            }

            if (ticket is not null)
            {
                bring(ticket, answer([.. questions.Where(q => Replies.CanSearch(Description, q))]));
            }

            await foreach (var said in ours.Ask(questions, ct))
            {
                yield return said;
            }
        }
    }
}

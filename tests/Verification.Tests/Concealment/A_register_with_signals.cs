using System.Text;
using NUnit.Framework;
using Verification.Evidence;
using Verification.Sources.Kit;
using Verification.Sources.Records;
using Verification.Tests.Platform;
using Verification.Vocabulary;

namespace Verification.Tests.Concealment;

[TestFixture]
internal sealed class A_register_with_signals
{
    private const string Heading = "document,record_id,kind,from,to,amount,share,joint,object_id,detail\n";
    private const string Person = "11010519491231002X";

    private static readonly RecordColumns Columns = RecordColumns.Of(new AdapterSettings(new Dictionary<string, string>(), []));
    private static readonly VerificationId Id = VerificationId.Derive("tianshui-dibao", "r-1");

    private static readonly Question Asked = new()
    {
        Verification = Id, Source = new("utility"), MemberOrdinal = 2, Name = "某人",
        Document = IdentityDocument.TryParse(DocumentType.ResidentId, Person, out var document, out _) ? document : null!,
        Region = RegionCode.Parse("620502"), LookBack = new(new(2019, 6, 1), new(2020, 5, 31)), AsOf = new(2020, 6, 15), ConsentNo = "c-1",
    };

    [Test]
    public async Task Tells_them_apart_from_records()
    {
        var (records, signals, faults) = await Read(
            $"{Person},w-1,wage,2020-01-01,2020-01-31,900.00,,,,\n{Person},s-1,signal-large-outflow,2020-02-01,2020-02-29,30000.00,,,,\n");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(faults, Is.Empty);
            Assert.That(records.Select(r => r.Record.RecordId), Is.EqualTo(new[] { "w-1" }));
            Assert.That(signals.Select(s => (s.Signal.Kind, s.Signal.Size)), Is.EqualTo(new[] { (SignalKind.LargeOutflow, (Money?)Money.Of(30_000m)) }));
        }
    }

    [TestCase("s-1,signal-luck,2020-02-01,2020-02-29,30000.00", "record.kind")]
    [TestCase(",signal-consumption,2020-02-01,2020-02-29,30000.00", "record.id")]
    [TestCase("s-1,signal-consumption,2020-03-01,2020-02-29,30000.00", "record.period")]
    [TestCase("s-1,signal-consumption,2020-02-01,2020-02-29,30", "record.amount")]
    public async Task Refuses_a_faulty_one(string line, string code)
    {
        var (records, signals, faults) = await Read($"{Person},{line},,,,\n");
        Assert.That((records.Count, signals.Count, faults.Single().Code), Is.EqualTo((0, 0, code)));
    }

    [Test]
    public async Task Refuses_them_where_nobody_takes_them()
    {
        var faults = new List<DropFault>();
        using var stream = Stream($"{Person},s-1,signal-consumption,2020-02-01,2020-02-29,30.00,,,,\n");
        await foreach (var record in new RecordTable(Columns, [EvidenceKind.Wage]).Read(stream, faults, CancellationToken.None))
        {
            Assert.Fail($"line {record.Line} was read as a record");
        }

        Assert.That(faults.Single().Code, Is.EqualTo("record.kind"));
    }

    [Test]
    public void Answers_with_signals_alone_and_that_is_an_answer()
    {
        var answer = Replies.From(Asked, null, new(2020, 6, 1), Coverage.Unstated, [Signal, Signal]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer, Is.TypeOf<Answer.Answered>());
            Assert.That(answer.SignalsBeside, Has.Count.EqualTo(1), "a record seen twice counts once");
            Assert.That(answer.SignalsBeside[0].MemberOrdinal, Is.EqualTo(2));
            Assert.That(AnswerDecision.Closes(answer), Is.True);
            Assert.That(AnswerDecision.FaultOf(answer, Asked), Is.Null);
        }
    }

    [TestCase(1, AnswerFault.Foreign)]
    [TestCase(2, null)]
    public void Is_believed_about_the_person_asked_about_only(int member, AnswerFault? fault)
    {
        var answer = (Answer.Answered)Replies.From(Asked, null, new(2020, 6, 1), Coverage.Unstated, [Signal]);
        answer = answer with { Signals = [answer.Signals[0] with { MemberOrdinal = member }] };
        Assert.That(AnswerDecision.FaultOf(answer, Asked), Is.EqualTo(fault));
    }

    [TestCase(EvidenceLimits.SignalsPerAnswerMax, null)]
    [TestCase(EvidenceLimits.SignalsPerAnswerMax + 1, AnswerFault.Oversize)]
    public void May_give_so_many_and_no_more(int count, AnswerFault? fault)
    {
        var answer = Replies.From(Asked, null, new(2020, 6, 1), Coverage.Unstated, [.. Enumerable.Range(0, count).Select(i => Signal with { RecordId = $"s-{i}" })]);
        Assert.That(AnswerDecision.FaultOf(answer, Asked), Is.EqualTo(fault));
    }

    [Test]
    public void Has_them_kept_with_its_answer_in_the_sealed_row()
    {
        var answer = Replies.From(Asked, null, new(2020, 6, 1), Coverage.Unstated, [Signal]);
        var kept = StoredAnswers.Write([answer]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Encoding.UTF8.GetString(kept),
                Is.EqualTo("""[{"s":"utility","m":2,"o":"answered","a":"2020-06-01","g":[{"k":"UtilityUse","id":"s-1","f":"2020-02-01","t":"2020-02-29","y":812.50}]}]"""));
            Assert.That(StoredAnswers.Read(kept, Id).Single().SignalsBeside.Single(), Is.EqualTo(answer.SignalsBeside.Single()));
        }
    }

    [Test]
    public void Has_nothing_of_them_in_the_clear_summary()
    {
        using var vault = Vault_keys.A_vault();
        using var keys = vault.NewKeys(Id, 2);
        var round = new RoundKey(Id, new(2020, 6, 1), 1, new("tianshui-dibao", ["dibao"], "620502", "assistance"));
        var rows = KeptAnswers.Of(round, [Replies.From(Asked, null, new(2020, 6, 1), Coverage.Unstated, [Signal])], keys);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows.Answers.Single().Outcomes, Is.EqualTo(new[] { "2:no-record" }));
            Assert.That(rows.Answers.Single().ItemCount, Is.Zero);
            Assert.That(rows.Evidence.Single().ItemCount, Is.Zero);
        }
    }

    private static SignalRecord Signal => new()
    {
        Kind = SignalKind.UtilityUse, RecordId = "s-1", Period = new(new(2020, 2, 1), new(2020, 2, 29)), Size = Money.Of(812.50m),
    };

    private static MemoryStream Stream(string lines) => new(Encoding.UTF8.GetBytes(Heading + lines));

    private static async Task<(List<PersonRecord> Records, List<PersonSignal> Signals, List<DropFault> Faults)> Read(string lines)
    {
        var (records, signals, faults) = (new List<PersonRecord>(), new List<PersonSignal>(), new List<DropFault>());
        using var stream = Stream(lines);
        await foreach (var record in new RecordTable(Columns, [EvidenceKind.Wage], signals.Add).Read(stream, faults, CancellationToken.None))
        {
            records.Add(record);
        }

        return (records, signals, faults);
    }
}

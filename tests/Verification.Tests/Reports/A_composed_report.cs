using System.Text.Json;
using NUnit.Framework;
using Verification.Assessment.Pay;
using Verification.Contracts.Api;
using Verification.TestKit;
using Verification.Tests.Assessment;
using Verification.Verdicts.Reporting;
using Verification.Verdicts.Reporting.Page;
using Verification.Vocabulary;

namespace Verification.Tests.Reports;

[TestFixture]
public sealed class A_composed_report
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [TestCase("con-01 银行", "review")]
    [TestCase("con-25 服刑", "not-counted")]
    public void Reads_as_approved(string name, string approved)
    {
        using var json = JsonDocument.Parse(ASubject.Json(ASubject.Of(name)));
        Approval.VerifyButDigests(JsonSerializer.Serialize(json, Readable), $"Report.{approved}");
    }

    [Test]
    public void Says_that_it_decides_nothing() => Assert.That(
        Compose("con-01").Statement.Zh, Is.EqualTo("本报告仅反映授权范围内相关部门反馈的信息,供审核确认参考,不作为是否给予救助的决定"));

    [Test]
    public void Names_paper_author_and_day_of_what_no_register_gave()
    {
        var noted = new Noted("bank-statement", new string('a', 64), "officer-17", new(2020, 6, 18));
        var subject = ASubject.Of("con-01", answer: a => a is Answer.Answered known ? known with { Items = [.. known.Items.Select(i => i with { Noted = noted })] } : a);
        var record = ReportComposer.Compose(subject).Items.SelectMany(i => i.Records).First();
        using (Assert.EnterMultipleScope())
        {
            var note = record.Notes!.Single();
            Assert.That((note.Document, note.DocumentDigest, note.AuthorRef, note.NotedOn), Is.EqualTo((noted.Document, noted.DocumentId, noted.Author, noted.On)));
            Assert.That(note.DocumentName.En, Is.EqualTo("bank statement"));
            Assert.That(ReportPage.Of(ReportComposer.Compose(subject), englishFirst: false), Does.Contain("officer-17").And.Contain("2020-06-18"));
        }
    }

    [TestCase("1700.00", "replaced", "20400.00")]
    [TestCase("1860.00", "confirms", "22320.00")]
    public void Shows_a_record_and_the_paper_that_answers_about_it_and_counts_one_of_them(decimal monthly, string why, string found)
    {
        var noted = new Noted("payroll-statement", new string('b', 64), "officer-17", new(2020, 6, 18)) { Answers = new("question.stated_less", 1) };
        var subject = ASubject.Of("工资记录高于标准而申报低于标准一分", answer: a => a is Answer.Answered { Source.Code: "tax-wages", MemberOrdinal: 1 } known
            ? known with { Items = [.. known.Items, .. known.Items.Select(i => i with { RecordId = $"p-{i.RecordId}", Noted = noted, Amount = Money.Of(monthly) })] }
            : a);
        var item = ReportComposer.Compose(subject).Items.Single(i => i is { Item: "wage", MemberRef: "m1" });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(item.Found, Is.EqualTo(found));
            Assert.That(item.Records, Has.Count.EqualTo(2));
            var aside = item.Records.Single(r => r.SetAside is not null);
            Assert.That((aside.SetAside, aside.Count), Is.EqualTo((why, 12)));
            Assert.That(aside.By!.Select(n => (n.Document, n.AuthorRef, n.NotedOn)), Is.EqualTo(new[] { (noted.Document, noted.Author, noted.On) }));
            Assert.That(ReportPage.Of(ReportComposer.Compose(subject), englishFirst: true), Does.Contain(why == "replaced" ? "Not in the sum: replaced by" : "Not in the sum: says what the register says"));
        }
    }

    [TestCase("question.flexible_work", true)]
    [TestCase("question.stated_less", null)]
    public void Says_that_a_paper_ended_what_was_estimated(string answers, bool? ends)
    {
        var noted = new Noted("payroll-statement", new string('b', 64), "officer-17", new(2020, 6, 18)) { Answers = new(answers, 1) };
        var subject = ASubject.Of("工资记录高于标准而申报低于标准一分", answer: a => a is Answer.Answered { Source.Code: "tax-wages", MemberOrdinal: 1 } known
            ? known with { Items = [.. known.Items, .. known.Items.Select(i => i with { RecordId = $"p-{i.RecordId}", Noted = noted, Amount = Money.Of(100m) })] }
            : a);
        var report = ReportComposer.Compose(subject);
        var records = report.Items.Single(i => i is { Item: "wage", MemberRef: "m1" }).Records;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(records.Select(r => (r.Notes is not null, r.Ends)), Is.EquivalentTo(new (bool, bool?)[] { (false, null), (true, ends) }));
            Assert.That(ReportPage.Of(report, englishFirst: true).Contains("of these months nothing is estimated any more", StringComparison.Ordinal), Is.EqualTo(ends == true));
            Assert.That(ReportPage.Of(report, englishFirst: false).Contains("所述月份不再估算", StringComparison.Ordinal), Is.EqualTo(ends == true));
        }
    }

    [Test]
    public void Says_by_which_frequency_wages_were_read_where_the_law_asks()
    {
        var law = Cases.Tianshui with { Income = Cases.Tianshui.Income with { WagesBy = new("income.wages_by", WagesBy.PayFrequency, "办法") } };
        Answer Paid(Answer answer) => answer is Answer.Answered known ? known with { Items = [.. known.Items.Select(i => i with { Payer = "E-<17>" })] } : answer;
        var report = ReportComposer.Compose(ASubject.Of("con-01", answer: Paid, law: law));
        var pay = report.Items.Single(i => i is { Item: "wage", MemberRef: "m1" }).Pay!.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((pay.Source, pay.Payer, pay.Frequency, pay.FrequencyName.Zh), Is.EqualTo(("tax-wages", "E-<17>", "monthly", "按月发放")));
            Assert.That(ReportPage.Of(report, englishFirst: true), Does.Contain("Paid monthly").And.Contain("E-&lt;17&gt;"));
            Assert.That(Compose("con-01").Items.Select(i => i.Pay), Is.All.Null, "and nothing where it does not");
        }
    }

    [Test]
    public void Is_the_same_whatever_order_its_rows_are_read_in()
    {
        var subject = ASubject.Of("con-01 银行");
        Assert.That(ASubject.Json(subject with { Answers = [.. subject.Answers.Reverse()] }), Is.EqualTo(ASubject.Json(subject)));
    }

    [Test]
    public void Carries_no_name_and_no_document_in_clear()
    {
        var json = ASubject.Json(ASubject.Of("con-01", facts => facts with
        {
            Members = [.. facts.Members.Select(m => m with { Name = "张桂芳", Document = new(DocumentType.ResidentId, "620599198002119429") })],
        }));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(json, Does.Not.Contain("桂").And.Not.Contain("19800211"));
            Assert.That(json, Does.Contain("张*芳").And.Contain("620***********9429"));
        }
    }

    [Test]
    public void Lays_wages_of_the_months_counted_beside_what_was_declared_for_them()
    {
        var wage = Item(Compose("con-01", facts => facts with
        {
            Declared = ASubject.Declares([new("m1", "wage", Money.Of(1000m), new(new(2020, 1, 1), null))]),
        }), "wage");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((wage.Found, wage.Declared, wage.Difference), Is.EqualTo(("14400.00", "5000.00", "9400.00")), "twelve months of 1200 found, five of 1000 declared");
            Assert.That((wage.From, wage.To), Is.EqualTo((new DateOnly(2019, 6, 1), new DateOnly(2020, 5, 31))));
            Assert.That(wage.Records.Select(r => (r.Source, r.Count)), Is.EqualTo(new[] { ("tax-wages", 12) }));
        }
    }

    [Test]
    public void Keeps_what_was_not_declared_apart_from_zero()
    {
        var wage = Item(Compose("con-01"), "wage");
        Assert.That((wage.Declared, wage.Difference), Is.EqualTo(((string?)null, (string?)null)));
    }

    [Test]
    public void Keeps_what_nobody_found_apart_from_zero()
    {
        var transfer = Item(Compose("con-01", facts => facts with
        {
            Declared = ASubject.Declares([new("m2", "transfer", Money.Of(50m), new(null, null))]),
        }), "transfer");
        Assert.That((transfer.Found, transfer.Declared, transfer.Difference), Is.EqualTo(((string?)null, "600.00", (string?)null)));
    }

    [Test]
    public void Counts_a_thing_that_two_persons_hold_once()
    {
        var deposit = Item(ReportComposer.Compose(ASubject.Of("con-01", answer: a => a.Source.Code == "bank-deposits" ? Joint(a) : a)), "deposit");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(deposit.Found, Is.EqualTo("8000.00"));
            Assert.That(deposit.Records.Select(r => r.MemberRef), Is.EqualTo(new[] { "m1", "m2", "m3" }));
            Assert.That(deposit.MemberRef, Is.Null);
        }
    }

    [Test]
    public void Leaves_a_sum_open_when_a_thing_has_no_value()
    {
        var car = Item(ReportComposer.Compose(ASubject.Of("con-01", answer: a => a.Source.Code == "bank-deposits" ? Car(a) : a)), "vehicle");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(car.Found, Is.Null);
            Assert.That(car.Records.Sum(r => r.Count), Is.EqualTo(3));
        }
    }

    [Test]
    public void Names_what_was_not_answered_and_does_not_count_no_record_among_it()
    {
        var report = Compose("con-01 银行");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Unanswered.Select(r => $"{r.Source} {r.MemberRef} {r.State}"), Is.EqualTo(new[]
            {
                "bank-deposits m1 no-answer", "bank-deposits m2 no-answer", "bank-deposits m3 no-answer",
            }));
            Assert.That(report.Replies.Select(r => r.State).Distinct(), Is.EquivalentTo(new[] { "answered", "no-record", "no-answer" }));
        }
    }

    [Test]
    public void Says_who_was_not_checked_and_why()
    {
        var report = ReportComposer.Compose(ASubject.Of(
            "con-01",
            facts => facts with
            {
                Members =
                [
                    facts.Members[0], facts.Members[1] with { Consent = null },
                    facts.Members[2] with { Document = new(DocumentType.NoneYet, null) },
                ],
            },
            answer => answer.MemberOrdinal switch
            {
                2 => new Answer.Silent(answer.Verification, answer.Source, 2, Silence.Refused),
                3 => null,
                _ => answer,
            }));
        Assert.That(report.Persons.Select(p => (p.Checked, p.NotChecked)), Is.EqualTo(new[] { (true, null), (false, "no-consent"), (false, "no-document") }));
    }

    [Test]
    public void Names_every_authorisation_with_its_days()
    {
        var given = Compose("con-01").Authorisations;
        Assert.That(given.Select(a => (a.MemberRef, a.DocumentNo, a.From)), Is.EqualTo(new[]
        {
            ("m1", "c-1", new DateOnly(2020, 5, 16)), ("m2", "c-1", new DateOnly(2020, 5, 16)), ("m3", "c-1", new DateOnly(2020, 5, 16)),
        }));
    }

    [Test]
    public void Holds_indicators_against_limits_under_their_articles()
    {
        var income = Compose("con-01").Indicators.Single(i => i.Code == "income.per_head");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((income.Low, income.High, income.Limit, income.Result), Is.EqualTo(("400.00", "400.00", "589.00", "within")));
            Assert.That(income.Article, Is.Not.Empty);
        }
    }

    [Test]
    public void Says_so_when_it_is_provisional()
    {
        var report = ReportComposer.Compose(ASubject.Of("con-01") with { Provisional = true });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Provisional, Is.True);
            Assert.That(report.Flags[0].Code, Is.EqualTo("provisional"));
        }
    }

    [Test]
    public void Is_checked_by_the_officer_in_charge_when_the_submitter_names_one()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ReportComposer.Compose(ASubject.Of("con-01") with { OfficerRef = "officer-7" }).CheckedBy, Is.EqualTo("officer-7"));
            Assert.That(Compose("con-01") is { CheckedBy: null, IssuedBy: null, PreparedBy: "verification 1.0.0" });
        }
    }

    [Test]
    public void Has_a_word_in_both_languages_for_everything_it_can_find()
    {
        var kinds = Enum.GetValues<EvidenceKind>().Select(EvidenceWords.Of);
        Assert.That(kinds.Where(kind => !ReportWords.Has("item", kind)), Is.Empty);
    }

    [TestCase("con-01 三口")]
    [TestCase("con-01 银行")]
    [TestCase("con-02 人均")]
    [TestCase("con-25 服刑")]
    public void Calls_nothing_by_a_bare_code(string name)
    {
        var report = ReportComposer.Compose(ASubject.Of(name, facts => facts with { KinOfStaff = true, Reported = true }));
        var sentences = report.Flags.Select(f => f.Sentence).Concat(report.Items.Select(i => i.Name)).Concat(report.Indicators.Select(i => i.Name));
        Assert.That(sentences.Where(s => s.Zh == s.En), Is.Empty);
    }

    private static Answer Joint(Answer answer) => With(answer, Item(answer, EvidenceKind.Deposit, Money.Of(8000m)) with { ObjectId = "account-1" });

    private static Answer Car(Answer answer) => With(answer, Item(answer, EvidenceKind.Vehicle, null));

    private static Answer.Answered With(Answer answer, EvidenceItem item) =>
        new(answer.Verification, answer.Source, answer.MemberOrdinal, [item], item.AsOf, Coverage.Unstated);

    private static EvidenceItem Item(Answer answer, EvidenceKind kind, Money? amount) => Assessment.Cases.Item(
        answer.Source, kind, answer.MemberOrdinal, $"r-{answer.MemberOrdinal}", Period.Of(new DateOnly(2020, 6, 15)), amount);

    private static ReportItem Item(VerificationReport report, string item) => report.Items.Single(i => i.Item == item);

    private static VerificationReport Compose(string name, Func<HouseholdFacts, HouseholdFacts>? facts = null) =>
        ReportComposer.Compose(ASubject.Of(name, facts));
}

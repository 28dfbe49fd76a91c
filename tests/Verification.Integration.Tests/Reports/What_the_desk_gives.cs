using System.Text.Json.Nodes;
using NUnit.Framework;
using Verification.Contracts.Api;
using Verification.Integration.Tests.Pipeline;
using Verification.Pipeline.Exits;
using Verification.Pipeline.Reports;
using Verification.Platform.Database;
using Verification.TestKit.Requests;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Reports;

[TestFixture]
public sealed class What_the_desk_gives : RoadRoom
{
    private static readonly ReportQuestion Latest = new(null, null, EnglishFirst: false, null);
    private static readonly Scope Own = new(Submitter, [Scope.Any], "", [Scope.Any]);

    [Test]
    public async Task A_report_keeps_its_number_and_each_read_of_it_is_recorded()
    {
        var id = await Decided("read-twice");
        var first = await Report(id);
        var second = await Report(id, Latest with { ReadFor = "audit" }, "html");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.Number, Is.EqualTo(first.Number));
            Assert.That((second.Version, second.State), Is.EqualTo((1, "valid")));
            Assert.That(await Reads(id), Is.EqualTo($"{first.Number} {Submitter} assistance json; {first.Number} {Submitter} audit html"));
        }
    }

    [Test]
    public async Task Nothing_is_given_when_the_read_cannot_be_recorded()
    {
        var id = await Decided("unrecorded");
        await Do("revoke insert on report_read from verification_road");
        try
        {
            Assert.That(() => Give(id, Latest), Throws.Exception);
        }
        finally
        {
            await Do("grant insert on report_read to verification_road");
        }

        Assert.That((await Report(id)).Version, Is.EqualTo(1), "the number drawn for it is the one it bears");
    }

    [Test]
    public async Task Who_may_not_see_the_verification_hears_that_it_is_not_there_and_leaves_no_trace()
    {
        var id = await Decided("foreign");
        var given = await The<ReportDesk>().Give(Own with { Submitter = "somebody-else" }, id, Latest, "json", CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(given, Is.TypeOf<ReportGiven.NotThere>());
            Assert.That(await Ask<long>($"select count(*) from report where verification_id = '{id}'"), Is.Zero);
        }
    }

    [Test]
    public async Task Two_who_ask_at_once_for_the_first_time_get_the_same_report()
    {
        var id = await Decided("two-at-once");
        var given = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Report(id)));
        Assert.That(given.Select(r => (r.Number, r.Version)).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_corrected_declaration_stands_in_the_report_of_its_round_and_in_no_earlier_one()
    {
        var id = await Decided("corrected");
        var first = await Report(id);
        await Deliver("verification.exit.supplement", AnExit.Declaration(Submitter, "corrected-s1", id.Value, "9999.00"));
        await Until(async () =>
        {
            await Do("delete from outbox; update exit set lease_until = null where state = 'received'");
            await The<ExitWork>().Round(CancellationToken.None);
            return await Rounds(id) == 2;
        });
        var second = await Report(id);
        var again = await Report(id, Latest with { Version = 1 });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Deposit(second), Is.EqualTo("9999.00"));
            Assert.That(Deposit(again), Is.EqualTo(Deposit(first)).And.Not.EqualTo("9999.00"));
            Assert.That((again.Number, again.Version, again.State), Is.EqualTo((first.Number, 1, "superseded")));
            Assert.That((second.Version, second.State, second.Round), Is.EqualTo((2, "valid", 2)));
        }
    }

    [Test]
    public async Task A_withdrawal_makes_the_report_void()
    {
        var id = await Decided("withdrawn-after");
        var first = await Report(id);
        await Do($"update submission set state = 'closed' where verification_id = '{id}'");
        var second = await Report(id);
        Assert.That((second.Number, second.State), Is.EqualTo((first.Number, "void")));
    }

    [Test]
    public async Task An_erased_person_leaves_a_coded_refusal()
    {
        var id = await Decided("erased");
        await Do($"delete from data_key where verification_id = '{id}' and member_ordinal = 1");
        Assert.That((await Give(id, Latest) as ReportGiven.Refused)?.Fault.Code, Is.EqualTo("VR-REP-006"));
    }

    [Test]
    public async Task A_decision_may_name_the_report_it_followed_and_none_that_was_never_issued()
    {
        var id = await Decided("decided-upon");
        var report = await Report(id);
        await Deliver("verification.exit.decision", Granted("decided-upon-d", id, report.Number));
        await Deliver("verification.exit.decision", Granted("decided-upon-e", id, "620502-2020-999999"));
        Assert.That(
            await Ask<string>($"select string_agg(request_id, ' ') from exit where verification_id = '{id}'"), Is.EqualTo("decided-upon-d"));
    }

    private static JsonObject Granted(string requestId, VerificationId id, string reportNo) => new()
    {
        ["submitter"] = Submitter,
        ["requestId"] = requestId,
        ["verificationId"] = id.Value,
        ["reportNo"] = reportNo,
        ["decision"] = "granted",
        ["programme"] = "dibao",
        ["amount"] = "178.00",
        ["from"] = "2020-06-01",
        ["members"] = new JsonArray("m1"),
        ["decidedOn"] = "2020-06-28",
        ["officeRef"] = "620502-mz",
    };

    private static string? Deposit(VerificationReport report) => report.Items.SingleOrDefault(i => i.Item == "deposit")?.Declared;

    private async Task<VerificationReport> Report(VerificationId id, ReportQuestion? question = null, string form = "json") =>
        await Give(id, question ?? Latest, form) is ReportGiven.Given given ? given.Report : throw new AssertionException("there is no report");

    private Task<ReportGiven> Give(VerificationId id, ReportQuestion question, string form = "json") =>
        The<ReportDesk>().Give(Own, id, question, form, CancellationToken.None);

    private Task<string> Reads(VerificationId id) => Ask<string>(
        $"select string_agg(format('%s %s %s %s', number, reader, read_for, form), '; ' order by read_no) from report_read where verification_id = '{id}'");
}

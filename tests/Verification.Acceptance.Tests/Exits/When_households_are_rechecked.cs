using System.Text.Json.Nodes;
using NUnit.Framework;
using Verification.Acceptance.Tests.Amqp;
using Verification.Acceptance.Tests.Http;
using Verification.TestKit.Requests;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Exits;

/// <summary>
/// Three households: the consent of two had run out when they were verified, so that nothing could be said of them. A standing consent
/// makes them known; a later one that does not cover the day makes everything unknown again.
/// </summary>
public sealed class When_households_are_rechecked : HttpJourney
{
    private const string Batch = "recheck-1";

    private readonly Dictionary<string, string> _earlier = new(StringComparer.Ordinal);
    private Answered _taken = null!;
    private Answered _again = null!;
    private JsonNode _status = null!;
    private IReadOnlyList<Received> _heard = [];

    protected override async Task Travel()
    {
        foreach (var (household, expired) in new[] { ("con-01", true), ("con-02-equal", true), ("con-25", false) })
        {
            var request = ARequest.Household(household, $"rc-{household}").With("caseNo", $"=RC-{household}");
            var location = (await Caller.Submit(expired ? Expired(request) : request)).Location!;
            _earlier[household] = (await Caller.UntilDecided(location)).Text("verificationId")!;
        }

        _taken = await Recheck(Body(Batch, "2027-12-31"));
        _again = await Recheck(Body(Batch, "2027-12-31"));
        _status = await Caller.Until($"/v1/rechecks/{Batch}", body => body.At("closedAt") is not null);
        _heard = await AssistanceSystem.Exchange(Service, new Step(
            [new(Body("recheck-2", "2020-12-31").ToJsonString()) { Key = "recheck" }], [new("RecheckClosed", "recheck-2")]));
    }

    [Test]
    public void It_is_taken_with_its_faults_place_by_place()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That((_taken.Status, _taken.Location, _taken.Body!.Text("received")), Is.EqualTo((202, $"/v1/rechecks/{Batch}", "3")));
            Assert.That(
                _taken.Body!.Items("faults").Select(f => $"{f.Text("code")} {f.Text("path")}"),
                Is.EqualTo(["VR-INT-111 $.verifications[1]", "VR-INT-114 $.caseNos[1]", "VR-INT-111 $.caseNos[3]"]));
            Assert.That((_again.Status, _again.Body!.Text("result")), Is.EqualTo((200, "known")));
        }
    }

    [Test]
    public void Only_what_has_changed_is_listed_and_the_rest_is_a_number()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                _status.Items("changes").Select(c => $"{c.Text("change")} {c.Text("caseNo")} {c.Text("outcomeBefore")} {c.Text("outcomeNow")} {c.Text("amountNow")}"),
                Is.EquivalentTo(["under =RC-con-01 review eligible 567.00", "over =RC-con-02-equal review ineligible "]));
            Assert.That(
                new[] { "asked", "over", "under", "unchanged", "review", "waiting", "refused" }.Select(name => $"{name} {_status.Text($"counts.{name}")}"),
                Is.EqualTo(["asked 6", "over 1", "under 1", "unchanged 1", "review 0", "waiting 0", "refused 3"]));
        }
    }

    [Test]
    public async Task Each_is_a_request_of_its_own_that_names_the_one_before()
    {
        var change = _status.Items("changes").Single(c => c.Text("change") == "under");
        var now = (await Caller.Get($"/v1/verifications/{change.Text("verification")}")).Body!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(change.Text("earlierVerification"), Is.EqualTo(_earlier["con-01"]));
            Assert.That(now.Text("verdicts.0.kind"), Is.EqualTo("periodic"));
            Assert.That(now.Text("verdicts.0.asOf"), Is.EqualTo("2020-06-16"));
            Assert.That(async () => await Service.Stage.Count(
                "select count(*) from submission where batch_id = $1 and purpose = 'recheck'", Batch), Is.EqualTo(3));
        }
    }

    [TestCase("/v1/rechecks/recheck-1.csv", null)]
    [TestCase("/v1/rechecks/recheck-1", "text/csv")]
    public async Task It_is_a_table_for_spreadsheets_without_formulas(string path, string? accept)
    {
        var table = await Caller.Text(path, accept);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(table, Does.Contain("\r\nunder,'=RC-con-01,").And.Contain("\r\nrefused,").And.EndWith("\r\nunchanged,,,,,,,,,,,,,1\r\n"));
            Assert.That(table.Split("\r\n"), Has.Length.EqualTo(1 + 2 + 3 + 1 + 1));
        }
    }

    [Test]
    public void A_consent_that_does_not_cover_the_day_lets_no_source_be_asked()
    {
        var closed = _heard.Single(m => m.Type == "RecheckClosed" && m.IsAbout("recheck-2")).Body;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(closed.Text("counts.review"), Is.EqualTo("3"));
            Assert.That(closed.Items("undecided").Where(u => u.Text("state") == "review").Select(u => u.Text("codes.0")).Distinct(), Has.Exactly(1).Items);
            Assert.That(_heard.Where(m => m.Type == "VerdictIssued" && m.Body.Text("kind") == "periodic").SelectMany(m => m.Body.Items("sources")).Select(s => s.Text("state")), Has.None.EqualTo("answered"));
            Assert.That(async () => await Service.Stage.Count("""
                select count(*) from enrolment_use join submission using (verification_id) where batch_id = 'recheck-2'
                """), Is.Zero);
        }
    }

    [Test]
    public async Task Another_submitter_sees_nothing_of_it()
    {
        using var other = new HttpCaller(Service, Service.Stage.OtherToken);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await other.Get($"/v1/rechecks/{Batch}")).Status, Is.EqualTo(404));
            Assert.That((await Recheck(Body(Batch, "2027-12-30"))).Status, Is.EqualTo(409));
        }
    }

    [Test]
    public async Task The_command_line_asks_for_it_and_writes_the_table()
    {
        var file = Path.Combine(Service.Stage.City, "..", "recheck.csv");
        var said = await Executable.Run(
            Service.Stage.Variables, "recheck", "--submitter", LoadedStage.Submitter, "--batch", "recheck-3", "--ids", _earlier["con-25"],
            "--as-of", "2020-06-16", "--csv", file, "--lang", "en");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(said, Does.Contain("0 changes").And.Contain("1 without change"));
            Assert.That(await File.ReadAllTextAsync(file), Does.Contain("unchanged").And.EndWith(",1\r\n"));
        }
    }

    private Task<Answered> Recheck(JsonObject body) =>
        Caller.Post("/v1/rechecks", HttpCaller.Json(System.Text.Encoding.UTF8.GetBytes(body.ToJsonString())));

    private JsonObject Body(string batch, string consentTo) => new()
    {
        ["submitter"] = LoadedStage.Submitter,
        ["batchId"] = batch,
        ["verifications"] = new JsonArray(_earlier["con-01"], "00000000-0000-8000-8000-000000000000"),
        ["caseNos"] = new JsonArray("=RC-con-02-equal", "=RC-con-02-equal", "=RC-con-25", "nobody's"),
        ["asOf"] = "2020-06-16",
        ["standingConsent"] = new JsonObject
        {
            ["documentNo"] = "SQ-1",
            ["digest"] = new string('0', 64),
            ["from"] = "2020-01-01",
            ["to"] = consentTo,
        },
    };

    private static ARequest Expired(ARequest request)
    {
        for (var i = 0; i < 3; i++)
            request.With($"members.{i}.consent.to", "2020-12-31");
        return request;
    }
}

using System.Net;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Verification.Acceptance.Tests.Http;
using Verification.Acceptance.Tests.Households;
using Verification.Platform.Database;
using Verification.TestKit;
using Verification.TestKit.Requests;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Reports;

public sealed class When_an_officer_reads_the_report : HttpJourney
{
    private const string Id = "report";
    private const string Page = "text/html";

    private Guid _verification;
    private string _place = "";
    private Answered _before = null!;
    private JsonNode _first = null!;
    private JsonNode _again = null!;
    private JsonNode _second = null!;
    private JsonNode _superseded = null!;
    private string _page = "";
    private string _oldPage = "";
    private long _reads;

    protected override async Task Travel()
    {
        var taken = await Caller.Submit(Silent.Bank(Id));
        _verification = Guid.Parse(taken.Body!.Text("verificationId")!);
        _place = $"{taken.Location}/report";
        _before = await Caller.Get(_place);
        await Caller.UntilDecided(taken.Location!);
        _first = (await Caller.Get(_place)).Body!;
        _again = (await Caller.Get(_place)).Body!;
        _page = await Caller.Text(_place, Page);
        await Caller.Post(
            $"{taken.Location}/supplements",
            HttpCaller.Json(System.Text.Encoding.UTF8.GetBytes(AnExit.Passbooks(LoadedStage.Submitter, $"{Id}-s1", _verification, "8000.00").ToJsonString())));
        await Caller.Until(taken.Location!, body => body.Items("verdicts").Count == 2);
        _second = (await Caller.Get(_place)).Body!;
        _superseded = (await Caller.Get($"{_place}?version=1")).Body!;
        _oldPage = await Caller.Text($"{_place}?version=1&lang=en", Page);
        // As an auditor sees it; the road writes reads and never looks at them.
        await using var door = DoorDatabase.Open(Service.Stage.Database.Door);
        _reads = (await door.Query<long>(
            Scope.Everything, "select count(*) from report_read where verification_id = @id", new { id = _verification }, CancellationToken.None)).Single();
    }

    [Test]
    public void Before_the_verdict_there_is_none_and_a_next_step()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_before.Status, Is.EqualTo(409));
            Assert.That(_before.Body!.Text("faults.0.code"), Is.EqualTo("VR-REP-001"));
            Assert.That(_before.Body!.Text("faults.0.nextStep.zh"), Is.Not.Empty);
        }
    }

    [Test]
    public void It_has_a_number_of_its_county_and_keeps_it()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_first.Text("number"), Does.Match("^620502-[0-9]{4}-[0-9]{6}$"));
            Assert.That(_again.Text("number"), Is.EqualTo(_first.Text("number")));
            Assert.That(_first.Text("version"), Is.EqualTo("1"));
            Assert.That(_first.Text("state"), Is.EqualTo("valid"));
        }
    }

    [Test]
    public void It_says_what_was_found_declared_and_not_answered()
    {
        var wage = _first.Items("items").First(item => item.Text("item") == "wage");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(wage.Text("found"), Is.EqualTo("14400.00"));
            Assert.That(wage.Text("records.0.source"), Is.EqualTo("tax-wages"));
            Assert.That(_first.Items("unanswered").Select(reply => reply.Text("source")), Does.Contain("bank-deposits"));
            Assert.That(_first.Text("persons.0.checked"), Is.EqualTo("true"));
            Assert.That(_first.Text("authorisations.0.documentNo"), Does.StartWith("SQ-"));
            Assert.That(_first.Text("statement.zh"), Does.Contain("不作为是否给予救助的决定"));
        }
    }

    [Test]
    public void A_supplement_supersedes_it_and_the_next_one_has_a_number_of_its_own()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_second.Text("version"), Is.EqualTo("2"));
            Assert.That(_second.Text("state"), Is.EqualTo("valid"));
            Assert.That(_second.Text("outcome"), Is.EqualTo("eligible"));
            Assert.That(_second.Text("number"), Is.Not.EqualTo(_first.Text("number")));
            Assert.That(_superseded.Text("number"), Is.EqualTo(_first.Text("number")));
            Assert.That(_superseded.Text("state"), Is.EqualTo("superseded"));
        }
    }

    [Test]
    public void It_is_a_page_to_print_in_either_language()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_page, Does.StartWith("<!DOCTYPE html>").And.Contain(_first.Text("number")!).And.Contain("lang=\"zh-CN\""));
            Assert.That(_page, Does.Contain("秦州区"));
            Assert.That(_oldPage, Does.Contain("<html lang=\"en\">").And.Contain("已被后续报告取代"));
        }
    }

    [Test]
    public void Every_read_was_recorded_and_no_refusal() => Assert.That(_reads, Is.EqualTo(6));

    [Test]
    public async Task The_report_of_a_programme_nobody_asked_for_is_refused_with_a_code()
    {
        var refused = await Caller.Get($"{_place}?programme=medical");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Status, Is.EqualTo(404));
            Assert.That(refused.Body!.Text("faults.0.code"), Is.EqualTo("VR-REP-002"));
        }
    }

    [Test]
    public async Task Another_submitter_hears_that_there_is_no_such_verification()
    {
        using var other = new HttpCaller(Service, Service.Stage.OtherToken);
        using var nobody = new HttpCaller(Service, null);
        var answers = new[] { await other.Get(_place), await nobody.Get(_place) };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answers.Select(a => a.Status), Is.EqualTo(new[] { 404, 401 }));
            Assert.That(answers[0].Body!.ToJsonString(), Does.Not.Contain("VR-REP"));
        }
    }

    [Test]
    public async Task A_browser_is_told_to_keep_no_copy_and_to_run_nothing()
    {
        using var client = Service.Caller(Service.Stage.Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_place, UriKind.Relative));
        request.Headers.Add("Accept", Page);
        using var answer = await client.SendAsync(request);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(answer.Headers.CacheControl!.NoStore, Is.True);
            Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("default-src 'none'"));
        }
    }

    /// <summary>The command lines of the README, as they stand there.</summary>
    [Test]
    public async Task The_README_shows_how_to_fetch_and_to_print_it()
    {
        var lines = await File.ReadAllLinesAsync(Repository.PathOf("README.md"));
        var first = Array.FindIndex(lines, line => line.StartsWith("ID=$(curl", StringComparison.Ordinal));
        var last = Array.FindIndex(lines, line => line.EndsWith("> report.html", StringComparison.Ordinal));
        Assert.That(last, Is.GreaterThan(first).And.LessThan(first + 5));
        using var client = Service.Caller(Service.Stage.Token);
        var folder = Directory.CreateTempSubdirectory("verification-report-");
        try
        {
            var variables = new Dictionary<string, string>(Service.Stage.Variables)
            {
                ["ADDRESS"] = client.BaseAddress!.ToString().TrimEnd('/'),
                ["TOKEN"] = Service.Stage.Token,
            };
            await Executable.Shell(variables, $"cd {folder.FullName}\n{string.Join('\n', lines[first..(last + 1)])}");
            var page = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "report.html"));
            Assert.That(page, Does.StartWith("<!DOCTYPE html>").And.Contain("居民家庭经济状况核对报告"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

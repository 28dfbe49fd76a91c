using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using NUnit.Framework;
using Verification.Assessment.Concealment;
using Verification.Assessment.Packs;
using Verification.Contracts;
using Verification.Host.Serve;
using Verification.Integration.Tests.Pipeline;
using Verification.Pipeline.Doors;
using Verification.Verdicts.Visits;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Visits;

/// <summary>The visit list over HTTP, as an office asks for it: no source answers, so that every household is a review with something to ask.</summary>
[TestFixture]
public sealed class What_the_door_gives_of_visits : RoadRoom
{
    private const string Street = "620502";
    private const string Page = "text/html";
    private const string Json = "application/json";
    private const string ElsewhereToken = "a-token-of-an-office-of-another-place";

    private VisitWeek Present => VisitWeek.Of(ChinaTime.DayOf(The<TimeProvider>().GetUtcNow()));

    private protected override Roles RolesOfIt => Roles.Api;

    private protected override IReadOnlyList<string> OtherTokens => [$"lanzhou-dibao {ElsewhereToken} 6201"];

    private protected override Task StartIt(WebApplication app) => app.StartAsync();

    private protected override Task StopIt(WebApplication app) => app.StopAsync();

    [SetUp]
    public Task Forget() => Do("delete from visit; delete from visit_list; delete from visit_read; delete from alert");

    [Test]
    public async Task A_list_is_JSON_for_whoever_asks_for_no_page()
    {
        var id = await Decided("door-json");
        using var answer = await Get($"?street={Street}", Json);
        var list = JsonSerializer.Deserialize(await answer.Content.ReadAsStringAsync(), ContractJson.Wire.VisitList)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((Status(answer), answer.Content.Headers.ContentType?.MediaType), Is.EqualTo((200, Json)));
            Assert.That(answer.Headers.CacheControl?.NoStore, Is.True);
            Assert.That(list.Households.Select(h => h.VerificationId), Is.EqualTo(new[] { id.Value }));
            Assert.That(await ReadFor(), Is.EqualTo($"{Submitter} assistance json"));
        }
    }

    [TestCase("zh", "zh-CN")]
    [TestCase("en", "en")]
    public async Task A_list_is_a_page_for_a_browser_that_keeps_and_runs_nothing(string lang, string htmlLang)
    {
        var id = await Decided($"door-page-{lang}");
        using var answer = await Get($"?street={Street}&lang={lang}&purpose=audit", Page);
        var page = await answer.Content.ReadAsStringAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((Status(answer), answer.Content.Headers.ContentType?.MediaType), Is.EqualTo((200, Page)));
            Assert.That(page, Does.StartWith("<!DOCTYPE html>").And.Contain($"<html lang=\"{htmlLang}\">").And.Contain("秦州区"));
            Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("default-src 'none'"));
            Assert.That(answer.Headers.CacheControl?.NoStore, Is.True);
            Assert.That(await ReadFor(), Is.EqualTo($"{Submitter} audit html"), $"the page of {id}");
        }
    }

    [TestCase(null, 401, Description = "no token")]
    [TestCase("a-token-that-nobody-was-ever-given-1234567890", 401, Description = "an unknown one")]
    [TestCase(ElsewhereToken, 403, Description = "one of another place")]
    public async Task Whoever_may_not_is_refused_and_nothing_is_drawn(string? token, int status)
    {
        await Decided($"door-may-not-{token?.Length}-{status}");
        using var answer = await Get($"?street={Street}", Json, token);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Status(answer), Is.EqualTo(status));
            Assert.That(answer.Headers.CacheControl?.NoStore, Is.True);
            Assert.That(await Ask<long>("select count(*) from visit_list"), Is.Zero);
        }
    }

    [TestCase("", "?street")]
    [TestCase("?street=6205", "?street", Description = "a city is no street")]
    [TestCase("?street=99999x", "?street")]
    [TestCase("?street=620502&street=620503", "?street")]
    [TestCase("?street=620502&week=2026-W54", "?week")]
    [TestCase("?street=620502&week=next", "?week")]
    [TestCase("?street=620502&officers=0", "?officers")]
    [TestCase("?street=620502&purpose=curiosity", "?purpose")]
    [TestCase("?street=620502&budget=900", "?")]
    public async Task What_cannot_be_read_is_refused_by_its_place_and_without_its_value(string query, string place)
    {
        using var answer = await Get(query, Json);
        var text = await answer.Content.ReadAsStringAsync();
        var faults = JsonNode.Parse(text)!["faults"]!.AsArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((Status(answer), answer.Content.Headers.ContentType?.MediaType), Is.EqualTo((400, "application/problem+json")));
            Assert.That(faults.Select(f => ((string?)f!["code"], (string?)f["path"])), Is.EqualTo(new[] { ((string?)"VR-VIS-001", (string?)place) }));
            Assert.That(text, Does.Not.Contain("curiosity").And.Not.Contain("99999x"));
        }
    }

    [TestCase(0, 200)]
    [TestCase(1, 400)]
    public async Task So_many_officers_may_be_asked_for_and_no_more(int over, int status)
    {
        using var answer = await Get($"?street={Street}&officers={VisitPlan.OfficersMax + over}", Json);
        Assert.That(Status(answer), Is.EqualTo(status));
    }

    [Test]
    public async Task A_week_without_a_household_is_an_empty_list_and_stays_one()
    {
        using var before = await Get($"?street={Street}", Json);
        await Decided("door-too-late");
        using var after = await Get($"?street={Street}", Json);
        using var page = await Get($"?street={Street}", Page);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((Status(before), Status(after), Status(page)), Is.EqualTo((200, 200, 200)));
            Assert.That((await Households(before), await Households(after)), Is.EqualTo((0, 0)));
            Assert.That(await Ask<long>("select count(*) from visit_read"), Is.Zero, "nobody's page was read");
        }
    }

    [Test]
    public async Task A_week_gone_by_for_which_nothing_was_drawn_has_none()
    {
        using var answer = await Get($"?street={Street}&week={VisitWeek.Of(Present.Monday.AddDays(-7))}", Json);
        var fault = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["faults"]!.AsArray().Single()!;
        Assert.That((Status(answer), (string?)fault["code"]), Is.EqualTo((404, "VR-VIS-002")));
    }

    [Test]
    public async Task An_officer_is_asked_for_as_many_households_as_the_budget_and_no_more()
    {
        for (var i = 0; i <= ConcealmentRule.UsualVisitsAWeek; i++)
        {
            await Decided($"door-budget-{i}");
        }

        using var answer = await Get($"?street={Street}", Json);
        var list = JsonSerializer.Deserialize(await answer.Content.ReadAsStringAsync(), ContractJson.Wire.VisitList)!;
        Assert.That((list.Households.Count, list.Withheld.Count), Is.EqualTo((ConcealmentRule.UsualVisitsAWeek, 1)));
    }

    private async Task<HttpResponseMessage> Get(string query, string accept, string? token = Token)
    {
        using var caller = new HttpClient { BaseAddress = Address };
        caller.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        caller.DefaultRequestHeaders.Accept.ParseAdd(accept);
        return await caller.GetAsync(new Uri($"{VerificationRoutes.Visits}{query}", UriKind.Relative));
    }

    private static int Status(HttpResponseMessage answer) => (int)answer.StatusCode;

    private static async Task<int> Households(HttpResponseMessage answer) =>
        JsonSerializer.Deserialize(await answer.Content.ReadAsStringAsync(), ContractJson.Wire.VisitList)!.Households.Count;

    private Task<string> ReadFor() => Ask<string>("select string_agg(format('%s %s %s', reader, read_for, form), '; ') from visit_read");
}

using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NUnit.Framework;
using Verification.Assessment;
using Verification.Evidence;
using Verification.Sources.HttpJson;
using Verification.TestKit.Exchange;
using Verification.Tests.Assessment;
using Verification.Vocabulary;

namespace Verification.Tests.Sources;

/// <summary>A household the law decides, whose bank knows nobody's passport and searches by name: sure, its word counts; unsure, somebody is asked.</summary>
[TestFixture]
[CancelAfter(30_000)]
public sealed class When_a_person_is_searched_for_by_name
{
    private static readonly SourceId Bank = new("bank-deposits");

    [Test]
    public async Task A_weak_match_becomes_a_question_and_decides_nothing(CancellationToken ct)
    {
        var programme = await Assess("name", ct);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(programme.Outcome, Is.EqualTo(Outcome.Review));
            Assert.That(programme.OpenQuestions.Where(q => q.Source == Bank).Select(q => q.Code), Does.Contain("identity.weak_match"));
        }
    }

    [Test]
    public async Task A_sure_one_counts_as_if_the_document_had_been_known(CancellationToken ct) =>
        Assert.That((await Assess("name,birth,region", ct)).Outcome, Is.EqualTo(Outcome.Ineligible), "the deposit is over the limit");

    [Test]
    public async Task A_person_nobody_stated_the_registration_of_is_found_for_sure_by_no_search(CancellationToken ct)
    {
        var programme = await Assess("name,birth,region", ct, registered: null);
        Assert.That((programme.Outcome, programme.OpenQuestions.Any(q => q.Code == "identity.weak_match")), Is.EqualTo((Outcome.Review, true)));
    }

    [TestCase("matched_on", "name-birth-region", 1)]
    [TestCase("name", "name-birth-region", 1)]
    [TestCase("born_on", "name-birth-region", 1)]
    [TestCase("region", "name-birth-region", 1)]
    [TestCase("as_of", "name-birth-region", 0)]
    [TestCase("matched_on", "passport", 0)]
    public void A_search_whose_reply_cannot_say_whom_it_found_is_refused_at_start(string missing, string searches, int refused)
    {
        var settings = Settings("http://127.0.0.1:1/", ($"reply.{missing}", "-"), ("searchable_by.1", searches));
        var faults = new List<string>();
        using var source = (IDisposable?)HttpJsonSource.Create(Bank, settings, faults, TimeProvider.System);
        Assert.That(faults.Select(f => f.Split(':')[0]), Is.EqualTo(Enumerable.Repeat($"reply.{missing}", refused)));
    }

    private static async Task<ProgrammeAssessment> Assess(string matched, CancellationToken ct, string? registered = "620502")
    {
        await using var server = await FakeInterface.Start(context => Answer(context, matched));
        using var source = Asking(server.Url);
        var given = Cases.Named("con-01 三口");
        var facts = Cases.Facts(given);
        facts = facts with { Members = [.. facts.Members.Select(m => m with { Name = "王小明", Document = new(DocumentType.Passport, $"E1234567{m.Ordinal}"), BornOn = new(1980, 1, m.Ordinal), RegisteredRegion = registered is null ? null : RegionCode.Parse(registered) })] };
        var catalogue = Tests.Evidence.Asking.Catalogue(source);
        await using var lane = Tests.Evidence.Asking.Lane(catalogue, TimeProvider.System);
        var gathered = await lane.Ask(QuestionPlan.For(facts, Tests.Evidence.Asking.Needs(Bank.Code), catalogue, Cases.Accepted), ct);
        return Households.Assess(given, [.. Cases.Answers(given, Cases.Tianshui).Where(a => a.Source != Bank), .. gathered.WithSilences()]);
    }

    /// <summary>Says of everybody asked for that it found exactly that person, with a fortune, by as much as it says.</summary>
    private static async Task Answer(HttpContext context, string matched)
    {
        using var request = await JsonDocument.ParseAsync(context.Request.Body);
        var answers = request.RootElement.GetProperty("questions").EnumerateArray().Select(asked => new
        {
            key = Text(asked, "key"), status = "answered", as_of = "2020-06-01", name = Text(asked, "folded_name"), born_on = Text(asked, "born_on"),
            region = Text(asked, "registered_region") ?? Text(asked, "region"), matched_on = matched,
            records = new[] { new { record_id = $"d-{Text(asked, "born_on")}", kind = "deposit", from = "2020-06-01", to = "2020-06-01", amount = "900000.00" } },
        }).ToArray();
        await context.Response.WriteAsJsonAsync(new { answers });
    }

    private static string? Text(JsonElement asked, string member) => asked.TryGetProperty(member, out var said) ? said.GetString() : null;

    private static HttpJsonSource Asking(string url)
    {
        var faults = new List<string>();
        return (HttpJsonSource)(HttpJsonSource.Create(Bank, Settings(url), faults, TimeProvider.System) ?? throw new AssertionException(string.Join("; ", faults)));
    }

    private static Dictionary<string, string> Settings(string url, params IEnumerable<(string Key, string Value)> other)
    {
        var settings = new Dictionary<string, string>
        {
            ["url"] = url, ["plain_http"] = "allowed", ["name.zh"] = "银行", ["name.en"] = "bank", ["gives.0"] = "deposit", ["searchable_by.0"] = "resident-id",
            ["searchable_by.1"] = "name-birth-region",
        };
        foreach (var (key, value) in other)
            settings[key] = value;
        return settings;
    }
}

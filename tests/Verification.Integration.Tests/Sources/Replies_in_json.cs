using System.Text;
using Microsoft.AspNetCore.Http;
using NUnit.Framework;
using Verification.Sources.HttpJson;
using Verification.Sources.Kit;
using Verification.Sources.Kit.Conformance;
using Verification.TestKit.Exchange;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Sources;

/// <summary>What a JSON reply may say, byte by byte, and where its limits are.</summary>
public sealed class Replies_in_json
{
    private const string Head = "\"as_of\":\"2020-06-30\",";

    [Test]
    public async Task An_answer_is_kept_as_it_was_received()
    {
        var sent = "";
        await using var server = await FakeInterface.Start(AnInterface.Saying(asked =>
        {
            sent = $"{{ {AnInterface.Answer(asked[0], AnInterface.Wage("w-1"))},  \"theirs\": \"中\" }}";
            return $"{{{Head}\"answers\":[{sent}]}}";
        }));
        using var source = AnInterface.Json(server.Url);
        var answer = (await AnInterface.Ask(source, 1))[0];
        Assert.That(Encoding.UTF8.GetString(answer.Received.Span), Is.EqualTo(sent));
    }

    [Test]
    public async Task Signals_travel_beside_the_records()
    {
        var signal = AnInterface.Wage("s-1", "\"5000.00\"").Replace("\"wage\"", "\"signal-large-outflow\"", StringComparison.Ordinal);
        await using var server = await FakeInterface.Start(AnInterface.Saying(asked =>
            $"{{{Head}\"answers\":[{{{AnInterface.Answer(asked[0], $"{AnInterface.Wage("w-1")},{signal}")}}},{{{AnInterface.Answer(asked[1], signal)}}}]}}"));
        using var source = AnInterface.Json(server.Url, ("raises.0", "signal-large-outflow"));
        var answers = (await AnInterface.Ask(source, 1, 2)).Cast<Answer.Answered>().ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((answers[0].Items.Single().RecordId, answers[0].Signals.Single().Size), Is.EqualTo(("w-1", (Money?)Money.Of(5_000m))));
            Assert.That((answers[1].Items.Count, answers[1].Signals.Single().Kind), Is.EqualTo((0, SignalKind.LargeOutflow)));
            using var none = AnInterface.Json(server.Url, ("raises.0", "signal-utility-use"));
            Assert.That(() => AnInterface.Ask(none, 1, 2), Throws.InstanceOf<UnreadableAnswer>(), "a kind it does not raise");
        }
    }

    [TestCase(0, true)]
    [TestCase(1, false)]
    public async Task An_answer_of_more_than_64_KiB_is_believed_but_not_kept(int beyond, bool kept)
    {
        await using var server = await FakeInterface.Start(AnInterface.Saying(asked =>
        {
            var answer = $"{{{AnInterface.Answer(asked[0], AnInterface.Wage("w-1"))}}}";
            return $"{{{Head}\"answers\":[{answer[..^1]}{new string(' ', Answer.ReceivedBytesMax - answer.Length + beyond)}}}]}}";
        }));
        using var source = AnInterface.Json(server.Url);
        var answer = (Answer.Answered)(await AnInterface.Ask(source, 1))[0];
        Assert.That((answer.Items.Count, answer.Received.Length), Is.EqualTo((1, kept ? Answer.ReceivedBytesMax : 0)));
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("null")]
    [TestCase("""{"code":500,"message":"error"}""")]
    [TestCase("""{"answers":{}}""")]
    [TestCase("""{"answers":[1]}""")]
    [TestCase("""{"answers":[]}{"answers":[]}""")]
    [TestCase("""{"answers":[],"answers":[]}""")]
    [TestCase("""{"answers":[],"as_of":"2020-06-30","as_of":"2020-06-29"}""")]
    [TestCase("""{"answers":[],}""")]
    [TestCase("""{"answers":[]/* */}""")]
    [TestCase("""{"answers":[],"as_of":"30.6.2020"}""")]
    [TestCase("""{"answers":[""")]
    [TestCase("\uFEFF{\"answers\":[]}")]
    [TestCase("<html><body>please log in</body></html>")]
    public async Task What_is_no_page_fails_the_call(string page)
    {
        await using var server = await FakeInterface.Start(AnInterface.Saying(_ => page));
        using var source = AnInterface.Json(server.Url);
        await Assert.ThatAsync(() => AnInterface.Ask(source, 1), Throws.InstanceOf<UnreadableAnswer>());
    }

    [TestCase("""{KEY,DOC,"status":"fine"}""")]
    [TestCase("""{KEY,DOC}""")]
    [TestCase("""{KEY,"status":"answered"}""")]
    [TestCase("""{DOC,"status":"answered"}""")]
    [TestCase("""{KEY,KEY,DOC,"status":"answered"}""")]
    [TestCase("""{KEY,DOC,"status":"no-record","records":[WAGE]}""")]
    [TestCase("""{KEY,DOC,"status":"answered","records":{}}""")]
    [TestCase("""{KEY,DOC,"status":"answered","records":[[]]}""")]
    [TestCase("""{KEY,DOC,"status":["answered"]}""")]
    [TestCase("""{KEY,DOC,"status":"answered","covered_from":"2020-06-01","covered_to":"2020-05-01"}""")]
    [TestCase("""{KEY,DOC,"status":"answered","records":[{"record_id":"w","kind":"wage","from":"2020-03-31","to":"2020-03-01"}]}""")]
    [TestCase("""{KEY,DOC,"status":"answered","records":[{"record_id":"w","kind":"wage","document":"620599197001010026"}]}""")]
    [TestCase("""{KEY,DOC,"status":"answered","records":[{"record_id":"w","kind":"wage","share":"1.1"}]}""")]
    [TestCase("""{KEY,DOC,"status":"answered","records":[{"record_id":"w","kind":"wage","joint":"yes"}]}""")]
    [TestCase("""{KEY,DOC,"status":"answered","records":[{"record_id":"w\n","kind":"wage"}]}""")]
    [TestCase("""{KEY,DOC,"status":"answered","records":[{"record_id":"\ud800","kind":"wage"}]}""")]
    [TestCase("""{KEY,DOC,"status":"answered","x":[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]}""")]
    public async Task What_is_no_answer_fails_the_call(string answer)
    {
        await using var server = await FakeInterface.Start(AnInterface.Saying(asked => $"{{{Head}\"answers\":[{answer.Replace("KEY", $"\"key\":\"{asked[0].Key}\"", StringComparison.Ordinal)
            .Replace("DOC", $"\"document\":\"{asked[0].Document}\"", StringComparison.Ordinal).Replace("WAGE", AnInterface.Wage("w"), StringComparison.Ordinal)}]}}"));
        using var source = AnInterface.Json(server.Url);
        await Assert.ThatAsync(() => AnInterface.Ask(source, 1), Throws.InstanceOf<UnreadableAnswer>().And.Message.Not.Contains(TrialWorld.Person(1).Number!));
    }

    [TestCase("\"1200.50\"", true)]
    [TestCase("1200.5", true)]
    [TestCase("-300", true)]
    [TestCase("9999999999999.99", true)]
    [TestCase("10000000000000.00", false)]
    [TestCase("1200.505", false)]
    [TestCase("1.2e3", false)]
    [TestCase("\"1,200.50\"", false)]
    [TestCase("\"NaN\"", false)]
    public async Task An_amount_has_two_decimals_at_most(string amount, bool believed)
    {
        await using var server = await FakeInterface.Start(AnInterface.Saying(asked => $"{{{Head}\"answers\":[{{{AnInterface.Answer(asked[0], AnInterface.Wage("w", amount))}}}]}}"));
        using var source = AnInterface.Json(server.Url);
        if (believed)
            Assert.That((await AnInterface.Ask(source, 1))[0], Is.InstanceOf<Answer.Answered>());
        else
            await Assert.ThatAsync(() => AnInterface.Ask(source, 1), Throws.InstanceOf<UnreadableAnswer>());
    }

    [Test]
    public async Task An_answer_without_its_day_fails_the_call_unless_there_is_no_such_member()
    {
        await using var server = await FakeInterface.Start(AnInterface.Saying(asked => $"{{\"answers\":[{{{AnInterface.Answer(asked[0])}}}]}}"));
        using var named = AnInterface.Json(server.Url);
        using var unnamed = AnInterface.Json(server.Url, ("reply.as_of", "-"));
        await Assert.ThatAsync(() => AnInterface.Ask(named, 1), Throws.InstanceOf<UnreadableAnswer>());
        Assert.That(((Answer.Silent)(await AnInterface.Ask(unnamed, 1))[0]).AsOf, Is.EqualTo(ChinaTime.Today(TimeProvider.System)));
    }

    [Test]
    public async Task Whoever_is_not_in_the_reply_stays_open()
    {
        await using var server = await FakeInterface.Start(AnInterface.Saying(asked => $"{{{Head}\"answers\":[{{{AnInterface.Answer(asked[1])}}}]}}"));
        using var source = AnInterface.Json(server.Url);
        Assert.That((await AnInterface.Ask(source, 1, 2)).Select(a => a.MemberOrdinal), Is.EqualTo(new[] { 2 }));
    }

    [Test]
    public async Task Members_may_have_other_names_and_statuses_other_words()
    {
        await using var server = await FakeInterface.Start(async context =>
        {
            using var request = await System.Text.Json.JsonDocument.ParseAsync(context.Request.Body);
            var one = request.RootElement.GetProperty("items")[0];
            Assert.That(one.TryGetProperty("consent", out _), Is.False);
            context.Response.ContentType = "application/vnd.bank+json";
            await context.Response.WriteAsync($$"""{"rows":[{"id":"{{one.GetProperty("id").GetString()}}","code":"0000","date":"2020-06-30","list":[{"no":"w-1","yuan":"5.00","employer":"E-17"}]}]}""");
        });
        using var source = AnInterface.Json(
            server.Url, ("request.questions", "items"), ("request.key", "id"), ("request.consent", "-"), ("reply.answers", "rows"), ("reply.key", "id"),
            ("reply.document", "-"), ("reply.status", "code"), ("status.answered", "0000"), ("reply.as_of", "date"), ("reply.records", "list"),
            ("columns.record_id", "no"), ("columns.amount", "yuan"), ("columns.kind", "-"), ("columns.payer", "employer"));
        var read = ((Answer.Answered)(await AnInterface.Ask(source, 1))[0]).Items[0];
        Assert.That((read.Amount, read.Payer), Is.EqualTo(((Money?)Money.Of(5m), "E-17")));
    }

    [Test]
    public void Wrong_settings_are_all_told_and_never_quoted()
    {
        var faults = new List<string>();
        var settings = AnInterface.Settings(
            "ftp://unsaid", ("mode", "some"), ("paging", "?"), ("megabytes_max", "33"), ("records_max", "0"), ("pages_max", "0"), ("headers.0", "unsaid"),
            ("auth.client_id", "unsaid"), ("tls.ca_file", "/unsaid"), ("tls.key_file", "/unsaid"), ("extra", "1"));
        Assert.That(HttpJsonSource.Create(TrialWorld.Source, settings, faults, TimeProvider.System), Is.Null);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(faults.Select(f => f.Split(':')[0]), Is.EquivalentTo(
                ["url", "mode", "paging", "megabytes_max", "records_max", "pages_max", "headers.0", "auth.token_url", "tls.ca_file", "tls.key_file", "extra"]));
            Assert.That(string.Concat(faults), Does.Not.Contain("unsaid"));
        }
    }

    [Test]
    public void Without_leave_nothing_is_asked_without_tls()
    {
        var faults = new List<string>();
        HttpJsonSource.Create(TrialWorld.Source, AnInterface.Settings("http://bank.example/", ("plain_http", "refused")), faults, TimeProvider.System);
        Assert.That(faults.Select(f => f.Split(':')[0]), Is.EqualTo(new[] { "url" }));
    }
}

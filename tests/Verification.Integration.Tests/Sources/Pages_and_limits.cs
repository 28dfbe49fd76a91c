using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using NUnit.Framework;
using Verification.Sources.Kit;
using Verification.TestKit.Exchange;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Sources;

/// <summary>Replies in pages, and how much one may be.</summary>
public sealed class Pages_and_limits
{
    private const string Head = "\"as_of\":\"2020-06-30\",";

    [Test]
    public async Task A_person_goes_on_where_a_page_broke_off()
    {
        await using var server = await Paging(page => page switch
        {
            0 => (Of(1, "w-1"), "\"p2\""),
            1 => ($"{Of(1, "w-2")},{Of(2, "w-3")}", "\"p3\""),
            _ => (Of(2, "w-4"), "null"),
        });
        using var source = AnInterface.Json(server.Url);
        var answers = (await AnInterface.Ask(source, 1, 2)).Cast<Answer.Answered>().ToList();
        Assert.That(answers.Select(a => string.Join(' ', a.Items.Select(i => i.RecordId))), Is.EqualTo(new[] { "w-1 w-2", "w-3 w-4" }));
        Assert.That(server.Calls, Is.EqualTo(3));
    }

    [Test]
    public async Task A_person_who_comes_again_elsewhere_fails_the_call()
    {
        await using var server = await Paging(page => page == 0 ? ($"{Of(1, "w-1")},{Of(2, "w-3")}", "\"p2\"") : (Of(1, "w-2"), "null"));
        using var source = AnInterface.Json(server.Url);
        await Assert.ThatAsync(() => AnInterface.Ask(source, 1, 2), Throws.InstanceOf<UnreadableAnswer>());
    }

    [Test]
    public async Task A_page_that_fails_leaves_nothing_of_those_before()
    {
        await using var server = await Paging(page => page == 0 ? (Of(1, "w-1"), "\"p2\"") : ("oops", "null"));
        using var source = AnInterface.Json(server.Url);
        var given = new List<Answer>();
        await Assert.ThatAsync(
            async () =>
            {
                await foreach (var answer in source.Ask([Verification.Sources.Kit.Conformance.TrialWorld.About(1)], CancellationToken.None))
                    given.Add(answer);
            },
            Throws.InstanceOf<UnreadableAnswer>());
        Assert.That(given, Is.Empty);
    }

    [TestCase(3, true)]
    [TestCase(2, false)]
    public async Task There_are_no_more_pages_than_pages_max(int max, bool believed)
    {
        await using var server = await Paging(page => (Of(1, $"w-{page}"), page < 2 ? "\"next\"" : "null"));
        using var source = AnInterface.Json(server.Url, ("pages_max", $"{max}"));
        await Believed(source, believed);
    }

    [TestCase(3, true)]
    [TestCase(2, false)]
    public async Task There_are_no_more_records_than_records_max(int max, bool believed)
    {
        await using var server = await Paging(page => (Of(1, $"w-{page}"), page < 2 ? "\"next\"" : "null"));
        using var source = AnInterface.Json(server.Url, ("records_max", $"{max}"));
        await Believed(source, believed);
    }

    [TestCase(0, true)]
    [TestCase(1, false)]
    public async Task There_are_no_more_bytes_than_megabytes_max(int beyond, bool believed)
    {
        await using var server = await FakeInterface.Start(AnInterface.Saying(asked =>
        {
            var page = $"{{{Head}\"answers\":[{{{AnInterface.Answer(asked[0])}}}]}}";
            return page + new string(' ', (1024 * 1024) - page.Length + beyond);
        }));
        using var source = AnInterface.Json(server.Url, ("megabytes_max", "1"));
        await Believed(source, believed);
    }

    [Test]
    public async Task A_link_is_followed_within_the_interface()
    {
        await using var server = await FakeInterface.Start(async context =>
        {
            context.Response.ContentType = "application/json";
            if (context.Request.Method == "GET")
            {
                await context.Response.WriteAsync($"{{{Head}\"answers\":[{Of(1, "w-2", context.Request.Query["key"].ToString())}]}}");
                return;
            }

            var key = await KeyOf(context);
            await context.Response.WriteAsync($"{{{Head}\"answers\":[{Of(1, "w-1", key)}],\"next\":\"/more?key={key}\"}}");
        });
        using var source = AnInterface.Json(server.Url, ("paging", "link"));
        Assert.That(((Answer.Answered)(await AnInterface.Ask(source, 1))[0]).Items, Has.Count.EqualTo(2));
    }

    [TestCase("https://elsewhere.invalid/more")]
    [TestCase("//elsewhere.invalid/more")]
    [TestCase("file:///etc/passwd")]
    [TestCase("http://user@127.0.0.1:1/")]
    public async Task A_link_that_leads_elsewhere_is_not_followed(string link)
    {
        await using var server = await FakeInterface.Start(async context =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync($"{{{Head}\"answers\":[{Of(1, "w-1", await KeyOf(context))}],\"next\":\"{link}\"}}");
        });
        using var source = AnInterface.Json(server.Url, ("paging", "link"));
        await Assert.ThatAsync(() => AnInterface.Ask(source, 1), Throws.InstanceOf<UnreadableAnswer>());
        Assert.That(server.Calls, Is.EqualTo(1));
    }

    [Test]
    public async Task A_redirect_is_not_followed()
    {
        await using var server = await FakeInterface.Start(context =>
        {
            context.Response.Redirect("/login");
            return Task.CompletedTask;
        });
        using var source = AnInterface.Json(server.Url);
        await Assert.ThatAsync(() => AnInterface.Ask(source, 1), Throws.InstanceOf<HttpRequestException>());
        Assert.That(server.Calls, Is.EqualTo(1));
    }

    [Test]
    public async Task A_packed_reply_is_not_unpacked()
    {
        await using var server = await FakeInterface.Start(async context =>
        {
            (context.Response.ContentType, context.Response.Headers.ContentEncoding) = ("application/json", "gzip");
            await using var packed = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            await packed.WriteAsync("{\"answers\":[]}"u8.ToArray());
        });
        using var source = AnInterface.Json(server.Url);
        await Assert.ThatAsync(() => AnInterface.Ask(source, 1), Throws.InstanceOf<UnreadableAnswer>());
    }

    // The server writes piece by piece and looks at the memory of this process while the source is reading.
    [Test, NonParallelizable]
    public async Task A_reply_of_the_largest_size_takes_no_more_than_64_MB()
    {
        const int MegabytesMax = 16;
        const int Persons = 300;
        long before = 0, most = 0;
        await using var server = await FakeInterface.Start(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            var asked = new FakeJsonWire(single: false).Read(body.ToArray());
            context.Response.ContentType = "application/json";
            before = GC.GetTotalMemory(forceFullCollection: true);
            await context.Response.WriteAsync($"{{{Head}\"answers\":[");
            for (var i = 0; i < asked.Count; i++)
            {
                var records = string.Join(',', Enumerable.Range(0, 160).Select(n => $"{AnInterface.Wage($"w-{i}-{n}")[..^1]},\"theirs\":\"{new string('x', 220)}\"}}"));
                await context.Response.WriteAsync($"{(i == 0 ? "" : ",")}{{{AnInterface.Answer(asked[i], records)}}}");
                if (i % 20 == 0)
                    most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
            }

            await context.Response.WriteAsync("]}");
        });
        using var source = AnInterface.Json(server.Url, ("megabytes_max", $"{MegabytesMax}"), ("questions_at_once_max", $"{Persons}"));
        var answers = await AnInterface.Ask(source, [.. Enumerable.Range(1, Persons)]);
        most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
        await TestContext.Out.WriteLineAsync($"{(most - before) / 1024 / 1024} MB beyond what there was, {answers.Cast<Answer.Answered>().Sum(a => a.Items.Count)} records");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answers, Has.Count.EqualTo(Persons));
            Assert.That(most - before, Is.LessThan(64L * 1024 * 1024));
        }
    }

    private static async Task<FakeInterface> Paging(Func<int, (string Answers, string Next)> page)
    {
        var pages = 0;
        return await FakeInterface.Start(AnInterface.Saying(asked =>
        {
            var (answers, next) = page(pages++);
            foreach (var one in asked)
                answers = answers.Replace($"KEY:{one.Document}", one.Key, StringComparison.Ordinal);
            return $"{{{Head}\"answers\":[{answers}],\"next\":{next}}}";
        }));
    }

    private static string Of(int person, string record, string? key = null)
    {
        var document = Verification.Sources.Kit.Conformance.TrialWorld.Person(person).Number!;
        return $"{{{AnInterface.Answer(new(key ?? $"KEY:{document}", document), AnInterface.Wage(record))}}}";
    }

    private static async Task<string> KeyOf(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        return new FakeJsonWire(single: false).Read(body.ToArray())[0].Key;
    }

    private static async Task Believed(ISource source, bool believed)
    {
        if (believed)
            Assert.That(await AnInterface.Ask(source, 1), Has.Count.EqualTo(1));
        else
            await Assert.ThatAsync(() => AnInterface.Ask(source, 1), Throws.InstanceOf<UnreadableAnswer>());
    }
}

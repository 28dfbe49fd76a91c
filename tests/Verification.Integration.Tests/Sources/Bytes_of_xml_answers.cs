using System.Net;
using System.Net.Sockets;
using System.Text;
using NUnit.Framework;
using Verification.Sources.Kit;
using Verification.TestKit.Exchange;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Sources;

/// <summary>What is kept of a reply about many persons, and that a reply makes nobody fetch anything.</summary>
public sealed class Bytes_of_xml_answers
{
    [TestCase("", "\n")]
    [TestCase("<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n", "\r\n")]
    [TestCase("\uFEFF<?xml version='1.0'?>", "\r")]
    [TestCase("<!-- 𠮷 answer > -->", "")]
    public async Task Each_person_is_kept_with_the_bytes_of_the_own_element(string before, string line)
    {
        List<string> sent = [];
        await using var server = await Serve(asked =>
        {
            sent = [.. asked.Select((one, i) => $"<x:answer xmlns:x='urn:x'  note='a > b 中𠮷{i}'{line}>{Inside(one, i)}<!-- </answer> -->{line}</x:answer{line}>")];
            return $"{before}<reply>{line}{string.Join(line + "<more>中</more>", sent)}{line}<last/></reply>{line}";
        });
        using var source = AnInterface.Xml(server.Url, ("envelope", "none"));
        var answers = await AnInterface.Ask(source, 1, 2, 3);
        Assert.That(answers.Select(a => Encoding.UTF8.GetString(a.Received.Span)), Is.EqualTo(sent));
    }

    [Test]
    public async Task An_answer_without_content_is_kept_too()
    {
        await using var server = await Serve(asked => $"<reply><answer key='{asked[0].Key}' document='{asked[0].Document}' status='no-record' why='a>b'/><next/></reply>");
        using var source = AnInterface.Xml(server.Url, ("envelope", "none"));
        var kept = Encoding.UTF8.GetString((await AnInterface.Ask(source, 1))[0].Received.Span);
        Assert.That(kept, Does.StartWith("<answer key=").And.EndsWith("why='a>b'/>"));
    }

    [Test]
    public async Task One_of_more_bytes_than_are_kept_is_believed_and_kept_as_records()
    {
        await using var server = await Serve(asked => $"<reply><answer><filling>{new string('x', Answer.ReceivedBytesMax)}</filling>{Inside(asked[0], 0)}</answer><answer>{Inside(asked[1], 1)}</answer></reply>");
        using var source = AnInterface.Xml(server.Url, ("envelope", "none"));
        var answers = await AnInterface.Ask(source, 1, 2);
        Assert.That(answers, Has.All.InstanceOf<Answer.Answered>());
        Assert.That(answers.Select(a => a.Received.IsEmpty), Is.EqualTo([true, false]));
    }

    [Test]
    public async Task Of_a_document_in_another_encoding_nothing_is_kept()
    {
        await using var server = await FakeInterface.Start(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            context.Response.ContentType = "application/xml";
            var asked = new FakeXmlWire(single: false, "").Read(body.ToArray());
            await context.Response.Body.WriteAsync(Encoding.Latin1.GetBytes($"<?xml version='1.0' encoding='iso-8859-1'?><reply who='é'><answer>{Inside(asked[0], 0)}</answer></reply>"));
        });
        using var source = AnInterface.Xml(server.Url, ("envelope", "none"));
        var answer = (await AnInterface.Ask(source, 1))[0];
        Assert.That(answer, Is.InstanceOf<Answer.Answered>());
        Assert.That(answer.Received.IsEmpty, Is.True);
    }

    [TestCase("<!DOCTYPE reply SYSTEM \"URL/reply.dtd\"><reply>ANSWER</reply>")]
    [TestCase("<!DOCTYPE reply PUBLIC \"-//x\" \"URL/reply.dtd\"><reply>ANSWER</reply>")]
    [TestCase("<!DOCTYPE reply [<!ENTITY x SYSTEM \"URL/entity\">]><reply><name>&x;</name>ANSWER</reply>")]
    [TestCase("<!DOCTYPE reply [<!ENTITY % x SYSTEM \"URL/parameter\"> %x;]><reply>ANSWER</reply>")]
    [TestCase("<!DOCTYPE reply><reply>ANSWER</reply>")]
    public async Task A_document_type_is_refused_and_what_it_names_is_never_fetched(string message)
    {
        // A port of our own: whoever fetched anything would have to knock here.
        using var elsewhere = new TcpListener(IPAddress.Loopback, 0);
        elsewhere.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)elsewhere.LocalEndpoint).Port}";
        await using var server = await Serve(asked => message
            .Replace("URL", url, StringComparison.Ordinal).Replace("ANSWER", $"<answer>{Inside(asked[0], 0)}</answer>", StringComparison.Ordinal));
        using var source = AnInterface.Xml(server.Url, ("envelope", "none"));
        await Assert.ThatAsync(() => AnInterface.Ask(source, 1), Throws.InstanceOf<UnreadableAnswer>());
        Assert.That(elsewhere.Pending(), Is.False, "nobody has knocked");
    }

    private static string Inside(Reached asked, int i) =>
        $"<as_of>2020-06-30</as_of><key>{asked.Key}</key><document>{asked.Document}</document><status>answered</status><record record_id='w-{i}'><kind>wage</kind><amount>1.00</amount></record>";

    private static Task<FakeInterface> Serve(Func<IReadOnlyList<Reached>, string> reply) =>
        FakeInterface.Start(AnInterface.Saying(reply, "application/xml", new FakeXmlWire(single: false, "")));
}

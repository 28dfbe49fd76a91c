using System.Text;
using NUnit.Framework;
using Verification.Sources.Kit;
using Verification.TestKit.Exchange;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Sources;

/// <summary>What an XML reply may say, and what it may not make us do.</summary>
public sealed class Replies_in_xml
{
    private const string Soap = "http://schemas.xmlsoap.org/soap/envelope/";

    private static readonly string Deep = string.Concat(Enumerable.Repeat("<a>", 100_000));

    [Test]
    public async Task An_answer_about_one_person_is_kept_as_it_was_received()
    {
        var sent = "";
        await using var server = await FakeInterface.Start(AnInterface.Saying(
            asked => sent = $"<?xml version=\"1.0\"?>\n<reply  as_of='2020-06-30'><!-- 中 -->{Answer(asked[0])}</reply>\n", "text/xml", new FakeXmlWire(single: true, "")));
        using var source = AnInterface.Xml(server.Url, ("envelope", "none"), ("mode", "single"));
        Assert.That(Encoding.UTF8.GetString((await AnInterface.Ask(source, 1))[0].Received.Span), Is.EqualTo(sent));
    }

    [TestCase("<!DOCTYPE reply [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><reply>&b;</reply>")]
    [TestCase("<!DOCTYPE reply SYSTEM \"URL/dtd\"><reply>ANSWER</reply>")]
    [TestCase("<!DOCTYPE reply [<!ENTITY x SYSTEM \"URL/entity\">]><reply>&x;</reply>")]
    [TestCase("<!DOCTYPE reply [<!ENTITY % x SYSTEM \"URL/parameter\"> %x;]><reply>ANSWER</reply>")]
    [TestCase("<reply>&undefined;ANSWER</reply>")]
    [TestCase("<reply>DEEP")]
    [TestCase("<reply><answer>DEEP")]
    [TestCase("<reply>text ANSWER</reply>")]
    [TestCase("<reply>ANSWERANSWER</reply>")]
    [TestCase("<reply>ANSWER")]
    [TestCase("<reply>ANSWER</reply><reply/>")]
    [TestCase("<reply/>")]
    [TestCase("<reply><error>500</error></reply>")]
    [TestCase("")]
    [TestCase("{\"answers\":[]}")]
    public async Task What_is_no_message_fails_the_call_and_fetches_nothing(string message)
    {
        await using var server = await FakeInterface.Start(AnInterface.Saying(
            asked => message.Replace("ANSWER", $"<answer><as_of>2020-06-30</as_of>{Answer(asked[0])}</answer>", StringComparison.Ordinal).Replace("DEEP", Deep, StringComparison.Ordinal),
            "application/xml", new FakeXmlWire(single: false, "")));
        using var source = AnInterface.Xml(server.Url, ("envelope", "none"));
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await Assert.ThatAsync(
            () => AnInterface.Ask(source, soon.Token, 1), Throws.InstanceOf<UnreadableAnswer>());
        Assert.That(server.Calls, Is.EqualTo(1));
    }

    [Test]
    public async Task What_a_reply_wants_included_is_not()
    {
        await using var server = await FakeInterface.Start(AnInterface.Saying(
            asked => $"""
                <reply as_of="2020-06-30" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:x http://127.0.0.1:1/x.xsd">
                <xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="http://127.0.0.1:1/answers.xml"/>
                <answer>{Answer(asked[0])}<as_of>2020-06-30</as_of></answer></reply>
                """,
            "application/xml", new FakeXmlWire(single: false, "")));
        using var source = AnInterface.Xml(server.Url, ("envelope", "none"));
        Assert.That((await AnInterface.Ask(source, 1))[0], Is.InstanceOf<Answer.Answered>());
    }

    [TestCase("<soap:Fault><faultcode>soap:Server</faultcode><faultstring>down</faultstring></soap:Fault>", typeof(HttpRequestException))]
    [TestCase("MESSAGEMESSAGE", typeof(UnreadableAnswer))]
    [TestCase("", typeof(UnreadableAnswer))]
    [TestCase("<reply><wrapped>ANSWER</wrapped></reply>", typeof(UnreadableAnswer))]
    public async Task A_body_holds_one_message_and_no_fault(string body, Type failure)
    {
        await using var server = await FakeInterface.Start(AnInterface.Saying(asked => Enveloped(asked, body), "text/xml", new FakeXmlWire(single: false, Soap)));
        using var source = AnInterface.Xml(server.Url);
        await Assert.ThatAsync(() => AnInterface.Ask(source, 1), Throws.InstanceOf(failure));
    }

    // Whoever signs an envelope's body and hangs another beside it hopes that the wrong one is read.
    [Test]
    public async Task A_message_outside_the_body_is_not_read()
    {
        await using var server = await FakeInterface.Start(AnInterface.Saying(
            asked => Enveloped(asked, "MESSAGE").Replace("<soap:Body>", $"<soap:Header><reply><answer>{Answer(asked[0], "w-9")}</answer></reply></soap:Header><soap:Body>", StringComparison.Ordinal),
            "text/xml", new FakeXmlWire(single: false, Soap)));
        using var source = AnInterface.Xml(server.Url);
        Assert.That(((Answer.Answered)(await AnInterface.Ask(source, 1))[0]).Items.Select(i => i.RecordId), Is.EqualTo(new[] { "w-1" }));
    }

    [Test]
    public async Task An_envelope_of_another_version_fails_the_call()
    {
        await using var server = await FakeInterface.Start(AnInterface.Saying(
            asked => Enveloped(asked, "MESSAGE").Replace(Soap, "http://www.w3.org/2003/05/soap-envelope", StringComparison.Ordinal), "text/xml", new FakeXmlWire(single: false, Soap)));
        using var source = AnInterface.Xml(server.Url);
        await Assert.ThatAsync(() => AnInterface.Ask(source, 1), Throws.InstanceOf<UnreadableAnswer>());
    }

    [Test]
    public async Task Pages_go_on_by_cursor()
    {
        var page = 0;
        await using var server = await FakeInterface.Start(AnInterface.Saying(
            asked => $"<reply><answer><as_of>2020-06-30</as_of>{Answer(asked[0], $"w-{page}")}</answer>{(page++ == 0 ? "<next>p2</next>" : "")}</reply>",
            "application/xml", new FakeXmlWire(single: false, "")));
        using var source = AnInterface.Xml(server.Url, ("envelope", "none"));
        Assert.That(((Answer.Answered)(await AnInterface.Ask(source, 1))[0]).Items, Has.Count.EqualTo(2));
    }

    private static string Answer(Reached asked, string record = "w-1") =>
        $"<key>{asked.Key}</key><document>{asked.Document}</document><status>answered</status><record record_id='{record}'><kind>wage</kind><amount>1.00</amount></record>";

    private static string Enveloped(IReadOnlyList<Reached> asked, string body)
    {
        var answer = $"<answer><as_of>2020-06-30</as_of>{Answer(asked[0])}</answer>";
        var inside = body.Replace("MESSAGE", $"<reply>{answer}</reply>", StringComparison.Ordinal).Replace("ANSWER", answer, StringComparison.Ordinal);
        return $"<soap:Envelope xmlns:soap='{Soap}'><soap:Body>{inside}</soap:Body></soap:Envelope>";
    }
}

using System.Text;
using System.Text.Json;
using NUnit.Framework;
using Verification.Sources.HttpXml;
using Verification.Sources.Kit;
using Verification.Sources.Kit.Conformance;
using Verification.TestKit.Exchange;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Sources;

/// <summary>An interface asked for a person by name, birth and region: what it is told, and when what it finds is believed.</summary>
public sealed class Searching_by_name
{
    private const string Wage = "{\"record_id\":\"w-1\",\"kind\":\"wage\",\"from\":\"2020-03-01\",\"to\":\"2020-03-31\",\"amount\":\"1.00\"}";
    private const string All = "name,birth,region";

    private static readonly Question Unregistered = TrialWorld.About(1) with
    {
        Name = "買買提·吐爾遜", Document = new(DocumentType.Passport, "E12345678"), BornOn = new(1980, 5, 6), RegisteredRegion = RegionCode.Parse("653101"),
    };

    [Test]
    public async Task The_question_carries_the_folded_name_birth_and_region_and_no_document()
    {
        JsonElement sent = default;
        await Ask(Found(), request => sent = request);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.GetProperty("folded_name").GetString(), Is.EqualTo("买买提吐尔逊"));
            Assert.That(sent.GetProperty("born_on").GetString(), Is.EqualTo("1980-05-06"));
            Assert.That(sent.GetProperty("registered_region").GetString(), Is.EqualTo("653101"));
            Assert.That(sent.EnumerateObject().Select(m => m.Name), Has.None.StartsWith("document"));
            Assert.That(sent.GetRawText(), Does.Not.Contain("E12345678"));
        }
    }

    [Test]
    public async Task A_person_whose_document_it_searches_by_is_asked_for_by_that_alone()
    {
        JsonElement sent = default;
        await Ask("", request => sent = request, TrialWorld.About(1));
        Assert.That(sent.EnumerateObject().Select(m => m.Name), Does.Contain("document").And.No.Member("folded_name").And.No.Member("born_on").And.No.Member("registered_region"));
    }

    [TestCase("买买提吐尔逊", "1980-05-06", "653101")]
    [TestCase("买买提・吐尔逊", "1980-05-06", "6531")]
    public async Task Whom_all_three_name_is_the_person(string name, string born, string region)
    {
        var answer = await Ask(Found(name, born, region));
        Assert.That(((Answer.Answered)answer).Items.Single().RecordId, Is.EqualTo("w-1"));
    }

    [TestCase("买买提吐尔逊", "1980-05-06", "653101", "name", TestName = "It_says_it_looked_at_the_name_alone")]
    [TestCase("买买提吐尔逊", "1980-05-06", "653101", "name,birth", TestName = "It_says_it_looked_at_no_region")]
    [TestCase("买买提吐尔逊", "1980-05-06", null, All, TestName = "It_names_no_region")]
    [TestCase("买买提吐尔逊", null, "653101", All, TestName = "It_names_no_day_of_birth")]
    [TestCase("买买提吐尔逊", "1980-05-06", "620502", All, TestName = "It_names_another_region")]
    [TestCase("买*提吐尔逊", "1980-05-06", "653101", All, TestName = "It_hides_a_character")]
    public async Task A_weak_match_is_said_and_is_no_evidence(string name, string? born, string? region, string matched)
    {
        var answer = await Ask(Found(name, born, region, matched));
        Assert.That(answer, Is.EqualTo(Replies.Silent(Unregistered, Silence.WeakMatch, TrialWorld.AsOf)));
        Assert.That(answer.Received.IsEmpty, Is.True, "what may be somebody else's is not kept");
    }

    [TestCase("阿依古丽", "1980-05-06", "653101")]
    [TestCase("买买提吐尔逊", "1981-05-06", "653101")]
    public async Task Somebody_else_is_not_the_person(string name, string born, string region) =>
        Assert.That(await Ask(Found(name, born, region)), Is.EqualTo(Replies.Silent(Unregistered, Silence.NotMatched, TrialWorld.AsOf)));

    [Test]
    public async Task Only_of_a_person_surely_found_does_no_record_say_something()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(((Answer.Silent)await Ask("\"records\":[]")).Why, Is.EqualTo(Silence.NotMatched), "nobody found");
            Assert.That(((Answer.Silent)await Ask(Found(matched: "name", records: ""))).Why, Is.EqualTo(Silence.WeakMatch));
            Assert.That(((Answer.Silent)await Ask(Found(records: ""))).Why, Is.EqualTo(Silence.NoRecord));
        }
    }

    [TestCase($"\"records\":[{Wage}]")]
    [TestCase($"\"name\":\"买买提吐尔逊\",\"born_on\":\"1980-05-06\",\"region\":\"653101\",\"records\":[{Wage}]")]
    [TestCase($"\"name\":\"买买提吐尔逊\",\"matched_on\":\"face\",\"records\":[{Wage}]")]
    public async Task Records_without_what_they_were_matched_on_fail_the_call(string reply) =>
        await Assert.ThatAsync(() => Ask(reply), Throws.InstanceOf<UnreadableAnswer>());

    [Test]
    public async Task Without_a_day_of_birth_nobody_is_asked_for()
    {
        var asked = false;
        Assert.That(
            await Ask(Found(), _ => asked = true, Unregistered with { BornOn = null }),
            Is.EqualTo(Replies.Silent(Unregistered, Silence.NotSearchable)).And.Not.Null);
        Assert.That(asked, Is.False);
    }

    [Test]
    public void An_adapter_that_cannot_ask_so_says_which_it_can()
    {
        var faults = new List<string>();
        Assert.That(HttpXmlSource.Create(TrialWorld.Source, AnInterface.Settings("http://127.0.0.1:1/", ("searchable_by.0", "name-birth-region")), faults, TimeProvider.System), Is.Null);
        Assert.That(faults, Is.EqualTo(["searchable_by.0: one of resident-id, hk-mo-tw-residence-permit, travel-permit, foreign-permanent-card, passport is expected"]).Or.Exactly(1).StartsWith("searchable_by.0: one of"));
    }

    private static string Found(string name = "买买提吐尔逊", string? born = "1980-05-06", string? region = "653101", string matched = All, string records = Wage) =>
        $"\"name\":\"{name}\",\"born_on\":{Text(born)},\"region\":{Text(region)},\"matched_on\":\"{matched}\",\"records\":[{records}]";

    private static string Text(string? text) => text is null ? "null" : $"\"{text}\"";

    private static async Task<Answer> Ask(string reply, Action<JsonElement>? sent = null, Question? question = null)
    {
        await using var server = await FakeInterface.Start(async context =>
        {
            using var request = await JsonDocument.ParseAsync(context.Request.Body);
            var asked = request.RootElement.GetProperty("questions")[0];
            sent?.Invoke(asked.Clone());
            var document = asked.TryGetProperty("document", out var number) ? $"\"document\":\"{number.GetString()}\"," : "";
            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(
                $"{{\"as_of\":\"2020-06-30\",\"answers\":[{{\"key\":\"{asked.GetProperty("key").GetString()}\",{document}\"status\":\"answered\"{(reply.Length > 0 ? "," : "")}{reply}}}]}}"));
        });
        using var source = AnInterface.Json(server.Url, ("searchable_by.0", "resident-id"), ("searchable_by.1", "name-birth-region"));
        return (await TrialWorld.Ask(source, CancellationToken.None, question ?? Unregistered)).Single();
    }
}

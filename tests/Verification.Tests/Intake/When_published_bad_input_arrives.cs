using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Verification.Intake.Reading;
using Verification.TestKit;
using Verification.TestKit.Requests;

namespace Verification.Tests.Intake;

[TestFixture]
public sealed class When_published_bad_input_arrives
{
    private const string Mark = "\"mark\"";

    /// <summary>Members of each kind: free text, name, code, day, instant, UUID, amount, list, flag, object.</summary>
    private static readonly string[] Places =
    [
        "caseNo", "members.0.name", "kind", "acceptedOn", "deadline", "previousVerification", "declared.income.0.monthlyAmount", "programmes",
        "reported", "members.0.consent", "members.0.formerNames.0", "declared.property.1.description", "region",
    ];

    [Test]
    public void Every_case_of_the_JSON_suite_is_refused_as_a_body()
    {
        foreach (var (name, expect, bytes) in JsonSuite())
        {
            var refused = Reading.Of(bytes) as RequestReading.Refused;
            Assert.That(refused?.Faults, Is.Not.Null.And.Not.Empty, name);
            if (expect == "reject")
                Assert.That(refused!.Faults[0].Code, Is.LessThan("VR-INT-010"), name);
            if (expect == "accept")
                Assert.That(refused!.Faults.Select(fault => fault.Code), Has.None.LessThan("VR-INT-010"), name);
        }
    }

    [Test]
    public void Every_case_of_the_JSON_suite_inside_a_request_is_refused_or_is_a_legal_value()
    {
        foreach (var (at, (name, expect, bytes)) in JsonSuite().Where(one => !one.Name.Contains("BOM", StringComparison.Ordinal)).Index())
            foreach (var place in TakingTurns(at))
            {
                var parts = ARequest.Valid().With(place, "mark").Text.Split(Mark);
                var read = Reading.Of([.. Encoding.UTF8.GetBytes(parts[0]), .. bytes, .. Encoding.UTF8.GetBytes(parts[1])]);
                if (expect == "reject" && !IsLegalInside(name))
                    Assert.That(read, Is.InstanceOf<RequestReading.Refused>(), $"{place} {name}");
                if (read is RequestReading.Refused refused)
                    Assert.That(refused.Faults, Is.Not.Empty, $"{place} {name}");
            }
    }

    [Test]
    public void Every_naughty_string_in_every_place_is_taken_or_refused_and_never_repeated()
    {
        foreach (var (at, text) in NaughtyStrings().Index())
            foreach (var place in TakingTurns(at))
            {
                var read = Reading.Of(ARequest.Valid().With(place, text));
                if (read is RequestReading.Refused refused && text.Length > 12)
                    Assert.That(string.Join(' ', refused.Faults.Select(fault => fault.ToString())), Does.Not.Contain(text), place);
            }
    }

    [Test]
    public void Every_naughty_string_that_is_taken_as_a_case_number_comes_back_as_it_was()
    {
        var taken = 0;
        foreach (var text in NaughtyStrings())
            if (Reading.Of(ARequest.Valid().With("caseNo", text)) is RequestReading.Readable readable)
            {
                taken++;
                Assert.That(RequestReader.Stored(readable.Body.Span).Facts.CaseNo, Is.EqualTo(text));
            }

        Assert.That(taken, Is.GreaterThan(300));
    }

    [Test]
    public void A_request_cut_or_changed_anywhere_is_read_without_an_exception()
    {
        var body = ARequest.Valid().Bytes;
        var random = new Random(20261124);
        for (var i = 0; i < 1_000; i++)
        {
            var changed = random.Next(4) == 0 ? body[..random.Next(body.Length)] : [.. body];
            for (var n = random.Next(3); n > 0 && changed.Length > 0; n--)
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            var read = Reading.Of(changed);
            Assert.That(read is RequestReading.Readable or RequestReading.Refused { Faults.Count: > 0 }, Encoding.UTF8.GetString(changed));
        }
    }

    // Over the whole suite every kind of member meets every kind of input; a case in every place would only take longer.
    private static string[] TakingTurns(int at) => [Places[at % Places.Length], Places[(at + 1) % Places.Length], Places[(at + 5) % Places.Length]];

    // Refused as a whole body only because something follows or nothing is there; between our own brackets they close or end nothing.
    private static bool IsLegalInside(string name) => name.Contains("single_space", StringComparison.Ordinal) || name.Contains("no_data", StringComparison.Ordinal);

    private static IEnumerable<(string Name, string Expect, byte[] Bytes)> JsonSuite()
    {
        using var suite = JsonDocument.Parse(File.ReadAllBytes(Vectors.Folder("json", "json-test-suite.json")));
        foreach (var one in suite.RootElement.GetProperty("cases").EnumerateArray())
            yield return (one.GetProperty("name").GetString()!, one.GetProperty("expect").GetString()!, BytesOf(one));
    }

    // The two longest cases are told as a unit and how often it stands there.
    private static byte[] BytesOf(JsonElement one)
    {
        if (!one.TryGetProperty("repeat", out var repeat))
            return one.GetProperty("base64").GetBytesFromBase64();
        var unit = repeat.GetProperty("unit_base64").GetBytesFromBase64();
        var suffix = repeat.TryGetProperty("suffix_base64", out var end) ? end.GetBytesFromBase64() : [];
        return [.. Enumerable.Repeat(unit, repeat.GetProperty("times").GetInt32()).SelectMany(bytes => bytes), .. suffix];
    }

    private static List<string> NaughtyStrings()
    {
        var list = JsonNode.Parse(File.ReadAllBytes(Vectors.Folder("strings", "blns.json")))!["strings_base64"]!.AsArray();
        return [.. list.Select(text => Encoding.UTF8.GetString(Convert.FromBase64String(text!.GetValue<string>())))];
    }
}

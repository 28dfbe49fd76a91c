using System.Text;
using System.Text.Json;
using NUnit.Framework;
using Verification.Intake.Reading;
using Verification.TestKit;
using Verification.TestKit.BadInput;
using Verification.TestKit.Requests;

namespace Verification.Tests.Intake;

[TestFixture]
public sealed class When_published_bad_input_arrives
{
    private const string Full = LongResults.CategoryPrefix + "poison";

    [Test]
    public void Every_case_of_the_JSON_suite_is_refused_as_a_body()
    {
        foreach (var (name, expect, bytes) in Published.JsonCases())
        {
            var refused = Reading.Of(bytes) as RequestReading.Refused;
            Assert.That(refused?.Faults, Is.Not.Null.And.Not.Empty, name);
            if (expect == "reject")
                Assert.That(refused!.Faults[0].Code, Is.LessThan("VR-INT-010"), name);
            if (expect == "accept")
                Assert.That(refused!.Faults.Select(fault => fault.Code), Has.None.LessThan("VR-INT-010"), name);
        }
    }

    [TestCase(12)]
    [TestCase(1, Category = Full)]
    public void Every_case_of_the_JSON_suite_in_every_place_of_a_request_is_refused_or_is_a_legal_value(int oneOf)
    {
        var cases = Published.JsonCases().Where(one => !one.Name.Contains("BOM", StringComparison.Ordinal)).ToList();
        foreach (var (at, place) in BadBodies.Places.Index())
        {
            var (before, after) = Around(place);
            foreach (var one in TakingTurns(cases, at, oneOf))
            {
                var read = Reading.Of([.. before, .. one.Bytes, .. after]);
                if (one.Expect == "reject" && !one.IsLegalInside)
                    Assert.That(read, Is.InstanceOf<RequestReading.Refused>(), $"{place} {one.Name}");
                if (read is RequestReading.Refused refused)
                    Assert.That(refused.Faults, Is.Not.Empty, $"{place} {one.Name}");
            }
        }
    }

    [TestCase(12)]
    [TestCase(1, Category = Full)]
    public void Every_naughty_string_in_every_place_is_taken_or_refused_and_never_repeated(int oneOf)
    {
        var texts = Published.NaughtyStrings();
        foreach (var (at, place) in BadBodies.Places.Index())
        {
            var (before, after) = Around(place);
            foreach (var text in TakingTurns(texts, at, oneOf))
            {
                var read = Reading.Of([.. before, .. JsonSerializer.SerializeToUtf8Bytes(text), .. after]);
                if (read is RequestReading.Refused refused && text.Length > 12)
                    Assert.That(string.Join(' ', refused.Faults.Select(fault => fault.ToString())), Does.Not.Contain(text), place);
            }
        }
    }

    [Test]
    public void Every_trap_is_refused_with_a_code_and_never_repeated()
    {
        foreach (var trap in BadBodies.Traps("trap").Where(trap => !Harmless.Any(name => trap.Name.StartsWith(name, StringComparison.Ordinal))))
        {
            var refused = Reading.Of(trap.Bytes) as RequestReading.Refused;
            Assert.That(refused?.Faults, Is.Not.Null.And.Not.Empty, trap.Name);
            Assert.That(string.Join(' ', refused!.Faults.Select(fault => fault.ToString())), Does.Not.Contain(BadBodies.Canary), trap.Name);
        }
    }

    [Test]
    public void Every_naughty_string_that_is_taken_as_a_case_number_comes_back_as_it_was()
    {
        var taken = 0;
        foreach (var text in Published.NaughtyStrings())
            if (Reading.Of(ARequest.Valid().With("caseNo", text)) is RequestReading.Readable readable)
            {
                taken++;
                Assert.That(RequestReader.Stored(readable.Body.Span).Facts.CaseNo, Is.EqualTo(text));
            }

        Assert.That(taken, Is.GreaterThan(300));
    }

    [Test]
    public void Every_kind_of_poison_is_poison()
    {
        var taken = PoisonKinds.OfEach("poison", 1)
            .Where(one => one.Mending == Mending.None && !one.Kind.StartsWith("law:", StringComparison.Ordinal))
            .Where(one => one.Key == "one"
                ? Reading.Of(one.Body) is RequestReading.Readable
                : Reading.FaultsOf(Reading.OfBatch(one.Body)).Length == 0);
        Assert.That(taken.Select(one => one.Kind), Is.Empty);
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

    // Free text as it stands; what it means is another program's business.
    private static readonly string[] Harmless = ["a quote and a comment"];

    // Every place meets one of so many inputs, every input so many places; all of them everywhere is for the long suite.
    private static IEnumerable<T> TakingTurns<T>(IReadOnlyList<T> all, int place, int oneOf) => all.Where((_, at) => (at + place) % oneOf == 0);

    private static (byte[] Before, byte[] After) Around(string place)
    {
        var whole = BadBodies.Replaced(ARequest.Valid(), place, "\u0001"u8.ToArray());
        var at = Array.IndexOf(whole, (byte)1);
        return (whole[..at], whole[(at + 1)..]);
    }
}

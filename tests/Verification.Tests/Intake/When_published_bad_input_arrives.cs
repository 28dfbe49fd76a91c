using System.Text;
using System.Text.Json;
using NUnit.Framework;
using Verification.Intake.Reading;
using Verification.TestKit.BadInput;
using Verification.TestKit.Requests;

namespace Verification.Tests.Intake;

[TestFixture]
public sealed class When_published_bad_input_arrives
{
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

    [Test]
    public void Every_case_of_the_JSON_suite_in_every_place_of_a_request_is_refused_or_is_a_legal_value()
    {
        var cases = Published.JsonCases().Where(one => !one.Name.Contains("BOM", StringComparison.Ordinal)).ToList();
        foreach (var place in BadBodies.Places)
        {
            var (before, after) = Around(place);
            foreach (var one in cases)
            {
                var read = Reading.Of([.. before, .. one.Bytes, .. after]);
                if (one.Expect == "reject" && !one.IsLegalInside)
                    Assert.That(read, Is.InstanceOf<RequestReading.Refused>(), $"{place} {one.Name}");
                if (read is RequestReading.Refused refused)
                    Assert.That(refused.Faults, Is.Not.Empty, $"{place} {one.Name}");
            }
        }
    }

    [Test]
    public void Every_naughty_string_in_every_place_is_taken_or_refused_and_never_repeated()
    {
        var texts = Published.NaughtyStrings();
        foreach (var place in BadBodies.Places)
        {
            var (before, after) = Around(place);
            foreach (var text in texts)
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

    private static (byte[] Before, byte[] After) Around(string place)
    {
        var whole = BadBodies.Replaced(ARequest.Valid(), place, "\u0001"u8.ToArray());
        var at = Array.IndexOf(whole, (byte)1);
        return (whole[..at], whole[(at + 1)..]);
    }
}

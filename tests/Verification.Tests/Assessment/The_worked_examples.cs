using System.Text.Json;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Verification.Assessment.Packs.Cases;
using Verification.TestKit;
using Verification.Vocabulary;

namespace Verification.Tests.Assessment;

/// <summary>Examples published by authorities, or built on published rules; they lie beside the vectors and not in the checkout.</summary>
public sealed partial class The_worked_examples
{
    /// <summary>Words of the examples for the programme reached, and ours; the first that is found in the example's word.</summary>
    private static readonly (string Word, string[] Programmes)[] Programmes =
    [
        ("边缘", ["dibao-edge"]), ("刚性", ["rigid-expenditure"]), ("特困", ["tekun"]), ("临时", ["temporary-expenditure", "temporary-urgent"]),
        ("单人", ["dibao-single"]), ("教育", ["education-aid"]), ("最低生活保障", ["dibao"]), ("none", ["dibao"]), ("income computation", ["dibao"]),
    ];

    [Test]
    public void Have_a_case_that_agrees_or_a_reason()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Vectors.Folder(), "..", "policy", "worked-examples.json")));
        var reasons = Reasons();
        var without = file.RootElement.EnumerateArray().Select(Example.Of)
            .Where(e => !reasons.Contains(e.Id) && !Demonstration.Library.Cases.Any(c => IsOf(c, e) && c.Expect.Any(x => Agrees(x, e))))
            .Select(e => e.Id);
        Assert.That(without, Is.Empty);
    }

    [Test]
    public void Have_no_reason_where_there_is_a_case() =>
        Assert.That(Reasons().Where(id => Demonstration.Library.Cases.Any(c => c.Name.StartsWith(ShortOf(id) + " ", StringComparison.Ordinal))), Is.Empty);

    private static HashSet<string> Reasons() =>
        [.. File.ReadAllLines(Repository.PathOf("tests", "Verification.Tests", "Assessment", "worked-examples.md"))
            .Select(line => ReasonLine().Match(line)).Where(m => m.Success).Select(m => m.Groups[1].Value)];

    private static bool IsOf(PackCase given, Example example) => given.Name.StartsWith(ShortOf(example.Id) + " ", StringComparison.Ordinal);

    private static string ShortOf(string id) => string.Join('-', id.Split('-').Take(2));

    private static bool Agrees(CaseExpectation expect, Example example) =>
        Programmes.First(p => example.Programme.Contains(p.Word, StringComparison.Ordinal)).Programmes.Contains(expect.Programme.Code)
        && (example.Eligible is not { } eligible || expect.Outcome == (eligible ? "eligible" : "ineligible"))
        && (example.Outcome is not { } outcome || expect.Outcome == outcome)
        && (example.PerHead is not { } perHead || expect.PerHead == perHead)
        && (example.IfCleared is not { } cleared || expect.High == cleared)
        && (example.Payable is not { } payable || (expect.Payable ?? Money.Zero) == payable);

    [GeneratedRegex("^\\| `([a-z0-9-]+)` \\|")]
    private static partial Regex ReasonLine();

    private sealed record Example(string Id, string Programme, bool? Eligible, string? Outcome, Money? PerHead, Money? Payable, Money? IfCleared)
    {
        public static Example Of(JsonElement json)
        {
            var expected = json.GetProperty("expected");
            return new(
                json.GetProperty("id").GetString()!, expected.GetProperty("programme").GetString()!,
                expected.TryGetProperty("eligible", out var eligible) && eligible.ValueKind != JsonValueKind.Null ? eligible.GetBoolean() : null,
                expected.TryGetProperty("outcome", out var outcome) ? outcome.GetString() : null,
                Amount(expected, "per_capita_monthly"), Amount(expected, "benefit_monthly"), Amount(expected, "benefit_monthly_if_cleared"));
        }

        private static Money? Amount(JsonElement of, string name) =>
            of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? Money.Of(value.GetDecimal()) : null;
    }
}

using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using NUnit.Framework;
using Verification.Intake.Reading;
using Verification.TestKit;
using Verification.TestKit.Requests;
using Verification.Tests.Contracts;

namespace Verification.Tests.Intake;

[TestFixture]
public sealed class The_digest_of_a_request
{
    /// <remarks>A digest that changes makes known requests look changed: never approve a difference here for an old example.</remarks>
    [Test]
    public void Of_every_example_stays_what_it_was()
    {
        var lines = Examples.Starting("valid").Where(example => example.StartsWith("submit-verification/", StringComparison.Ordinal))
            .Select(example => $"{example} {DigestOf(Examples.Bytes(example))}");
        Approval.Verify(string.Join('\n', lines), "request-digests");
    }

    [Test]
    public void Does_not_depend_on_the_order_of_members_nor_on_white_space() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Bool).Sample(
            (seed, indented) =>
            {
                var shuffled = (JsonObject)Shuffled(ARequest.Valid().Json, new Random(seed))!;
                var text = shuffled.ToJsonString(new JsonSerializerOptions { WriteIndented = indented });
                return DigestOf(Encoding.UTF8.GetBytes(text)) == DigestOf(ARequest.Valid().Bytes);
            },
            iter: 200);

    [TestCase("members.1.formerNames", "[]")]
    [TestCase("previousVerification", "null")]
    [TestCase("kinOfStaff", "false")]
    [TestCase("deadline", "\"2026-12-04T10:00:00Z\"")]
    [TestCase("deadline", "\"2026-12-04T10:00:00.000+00:00\"")]
    public void Does_not_change_with_another_writing_of_the_same(string path, string raw) =>
        Assert.That(DigestOf(ARequest.Valid().With(path, JsonNode.Parse(raw)).Bytes), Is.EqualTo(DigestOf(ARequest.Valid().Bytes)));

    [Test]
    public void Does_not_change_with_empty_lists_of_declarations()
    {
        var empty = JsonNode.Parse("""{"income":[],"property":[],"expenses":[]}""");
        var without = ARequest.Valid().Without("declared").Without("obligors");
        var withEmpty = ARequest.Valid().With("declared", empty).With("obligors", new JsonArray());
        Assert.That(DigestOf(withEmpty.Bytes), Is.EqualTo(DigestOf(without.Bytes)));
    }

    [TestCase("{}")]
    [TestCase("""{"receiving":[],"overrides":[]}""")]
    public void Does_not_change_with_circumstances_that_say_nothing(string nothing) =>
        Assert.That(DigestOf(ARequest.Valid().With("circumstances", JsonNode.Parse(nothing)).Bytes), Is.EqualTo(DigestOf(ARequest.Valid().Bytes)));

    [Test]
    public void Changes_with_every_single_value()
    {
        var original = DigestOf(ARequest.Valid().Bytes);
        var leaves = Leaves(ARequest.Valid().Json, "").ToList();
        Assert.That(leaves, Has.Count.GreaterThan(60));
        using (Assert.EnterMultipleScope())
        {
            foreach (var path in leaves)
                Assert.That(CanonicalDigest(Mutated(path)), Is.Not.EqualTo(original), path);
        }
    }

    [Test]
    public void Is_that_of_the_stored_body()
    {
        var read = (RequestReading.Readable)Reading.Of(ARequest.Valid());
        var stored = RequestReader.Stored(read.Body.Span);
        Assert.That(stored.BodyDigest, Is.EqualTo(read.BodyDigest));
        Assert.That(stored.Id, Is.EqualTo(read.Id));
        Assert.That(Encoding.UTF8.GetString(read.Body.Span), Does.Contain("陈建国"));
    }

    private static string DigestOf(byte[] body) => Reading.Of(body) switch
    {
        RequestReading.Readable readable => Convert.ToHexStringLower(readable.BodyDigest),
        RequestReading.Refused { IfKnown: { } known } => Convert.ToHexStringLower(known.BodyDigest),
        var refused => throw new AssertionException(string.Join('\n', Reading.FaultsOf(refused))),
    };

    // A mutated value is rarely legal; the digest must differ all the same.
    private static string CanonicalDigest(ARequest request) =>
        Convert.ToHexStringLower(CanonicalBody.Digest(RequestFacts.StoredRequest(request.Bytes)));

    private static ARequest Mutated(string path)
    {
        var value = ARequest.Valid().At(path)!;
        JsonNode other = value.GetValueKind() == JsonValueKind.True ? false : Other(value.GetValue<string>());
        return ARequest.Valid().With(path, other);
    }

    private static string Other(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? day.AddDays(1).ToString("yyyy-MM-dd")
        : DateTimeOffset.TryParse(text, out var instant) && text.Contains('T') ? instant.AddSeconds(1).ToString("O")
        : text + "x";

    private static IEnumerable<string> Leaves(JsonNode? node, string path) => node switch
    {
        JsonObject members => members.SelectMany(member => Leaves(member.Value, $"{path}.{member.Key}")),
        JsonArray items => items.SelectMany((item, i) => Leaves(item, $"{path}.{i}")),
        _ => [path[1..]],
    };

    private static JsonNode? Shuffled(JsonNode? node, Random random) => node switch
    {
        JsonObject members => new JsonObject(members.ToArray().OrderBy(_ => random.Next())
            .Select(member => KeyValuePair.Create(member.Key, Shuffled(member.Value, random)))),
        JsonArray items => new JsonArray([.. items.Select(item => Shuffled(item, random))]),
        _ => node?.DeepClone(),
    };
}

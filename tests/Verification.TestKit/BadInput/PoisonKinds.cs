using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Verification.TestKit.Requests;
using Verification.TestKit.Running;

namespace Verification.TestKit.BadInput;

/// <summary>What somebody has to mend before a poison message can become a verdict.</summary>
public enum Mending
{
    /// <summary>The sender is wrong: sent again it rests again.</summary>
    None,

    /// <summary>The law of its day is published.</summary>
    Law,

    /// <summary>The fault that ends the process is mended.</summary>
    Process,
}

/// <summary>One poison message.</summary>
/// <param name="Key">Routing key.</param>
/// <param name="Rests">The body that comes to rest: the message's own, or the part of a batch.</param>
public sealed record Poison(string Kind, string Key, byte[] Body, byte[] Rests, string RequestId, Mending Mending)
{
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Rests));
}

/// <summary>Fifty kinds of poison, from every layer a message goes through.</summary>
public static class PoisonKinds
{
    /// <summary>The kind that ends the process which works on it.</summary>
    public const string EndsTheProcess = "process: ends it";

    private const int TooLarge = 300 * 1024;

    /// <summary>One message of each kind; the number makes it another message than any of the same kind.</summary>
    public static IReadOnlyList<Poison> OfEach(string prefix, int number) =>
    [
        .. Bodies.Select((kind, at) => One(kind.Name, $"{prefix}-{number}-{at}", kind.Make)),
        .. Requests.Select((kind, at) => One(kind.Name, $"{prefix}-{number}-r{at}", request => Utf8(kind.Make(request).Text), kind.Mending)),
        .. Batches.Select((kind, at) => Many(kind.Name, $"{prefix}-{number}-b{at}", kind.Make)),
    ];

    private static readonly (string Name, Func<ARequest, byte[]> Make)[] Bodies =
    [
        ("bytes: byte order mark", r => [0xEF, 0xBB, 0xBF, .. r.Bytes]),
        ("bytes: UTF-16", r => Encoding.Unicode.GetBytes(r.Text)),
        ("bytes: not UTF-8", r => [.. r.Bytes[..^1], 0xFF, (byte)'}']),
        ("bytes: over-long UTF-8", r => [.. r.Bytes[..^1], 0xC0, 0x80, (byte)'}']),
        ("bytes: NUL before", r => [0, .. r.Bytes]),
        ("bytes: packed", r => [0x1F, 0x8B, 0x08, .. r.Bytes]),
        ("size: too many blanks", r => [.. r.Bytes, .. Enumerable.Repeat((byte)' ', TooLarge)]),
        ("size: one long text", r => r.With("caseNo", new string('a', TooLarge)).Bytes),
        ("JSON: cut in the middle", r => r.Bytes[..(r.Bytes.Length / 2)]),
        ("JSON: cut before its end", r => r.Bytes[..^1]),
        ("JSON: trailing comma", r => Utf8($"{r.Text[..^1]},}}")),
        ("JSON: comment", r => Utf8($"/**/{r.Text}")),
        ("JSON: two values", r => Utf8($"{r.Text}{{}}")),
        ("JSON: single quotes", r => Utf8(r.Text.Replace('"', '\''))),
        ("JSON: not a number", r => BadBodies.Replaced(r, "caseNo", "NaN"u8.ToArray())),
        ("JSON: leading zero", r => BadBodies.Replaced(r, "caseNo", "01"u8.ToArray())),
        ("JSON: line end in a text", r => BadBodies.Replaced(r, "caseNo", "\"a\nb\""u8.ToArray())),
        ("JSON: too deep", r => BadBodies.Replaced(r, "caseNo", Utf8(new string('[', 33) + new string(']', 33)))),
        ("JSON: deeper than any stack", r => Utf8(r.Text + new string('[', 100_000))),
        ("JSON: a list", r => Utf8($"[{r.Text}]")),
        ("shape: unknown member", r => Utf8($$"""{"surprise":1,{{r.Text[1..]}}""")),
        ("shape: member twice", r => Utf8($$"""{"caseNo":"x",{{r.Text[1..]}}""")),
        ("shape: member in capitals", r => Utf8(r.Text.Replace("\"caseNo\"", "\"CASENO\"", StringComparison.Ordinal))),
        ("shape: type member", r => Utf8($$"""{"$type":"x",{{r.Text[1..]}}""")),
        ("characters: lone surrogate", r => BadBodies.Replaced(r, "caseNo", Utf8("\"\\ud800\""))),
        ("characters: NUL escaped", r => BadBodies.Replaced(r, "caseNo", Utf8("\"a\\u0000b\""))),
    ];

    private static readonly (string Name, Func<ARequest, ARequest> Make, Mending Mending)[] Requests =
    [
        ("shape: required member missing", r => r.Without("caseNo"), Mending.None),
        ("shape: null for a member", r => r.With("region", null), Mending.None),
        ("shape: number for a text", r => r.With("purpose", 5), Mending.None),
        ("shape: list for an object", r => r.With("declared", new JsonArray()), Mending.None),
        ("shape: no member of a household", r => r.With("members", new JsonArray()), Mending.None),
        ("shape: year 0001", r => r.With("asOf", "0001-01-01"), Mending.None),
        ("shape: an amount with an exponent", r => r.With("declared.income.0.monthlyAmount", "1.2E3"), Mending.None),
        ("shape: 2^63", r => r.With("declared.income.0.monthlyAmount", "9223372036854775808.00"), Mending.None),
        ("characters: zero width in a name", r => r.With("members.0.name", "王\u200b建国"), Mending.None),
        ("meaning: wrong check digit", r => r.With("members.0.document.number", "620599197503189018"), Mending.None),
        ("meaning: unknown province", r => r.With("region", "990502").With("streetCode", "990502001"), Mending.None),
        ("meaning: street elsewhere", r => r.With("streetCode", "620102001"), Mending.None),
        ("meaning: day in the future", r => r.With("acceptedOn", "2150-01-01"), Mending.None),
        ("meaning: deadline passed", r => r.With("deadline", "2020-01-01T00:00:00Z"), Mending.None),
        ("meaning: two applicants", r => r.With("members.1.relation", "applicant"), Mending.None),
        ("meaning: guardian unknown", r => r.With("members.2.guardianRef", "m9"), Mending.None),
        ("meaning: period reversed", r => r.With("members.0.consent.to", "2019-12-31"), Mending.None),
        ("meaning: shares exceed the whole", r => r.With("declared.property.0.holders.0.sharePercent", "100.01"), Mending.None),
        ("law: no such programme", r => r.With("programmes.0", "medical"), Mending.None),
        ("law: none in force", r => r.With("acceptedOn", "2019-06-15").With("asOf", "2019-06-15"), Mending.Law),
        (EndsTheProcess, r => r, Mending.Process),
    ];

    private static readonly (string Name, Func<ARequest, (byte[] Body, byte[]? Part)> Make)[] Batches =
    [
        ("batch: not JSON", r => (Utf8(r.Text[..^1]), null)),
        ("batch: a single request", r => (r.Bytes, null)),
        ("batch: one bad request in it", r => Part(r.Without("caseNo"))),
    ];

    private static (byte[] Body, byte[]? Part) Part(ARequest bad) => (
        Utf8(new JsonObject
        {
            ["submitter"] = LoadedStage.Submitter,
            ["batchId"] = $"{bad.At("requestId")}",
            ["verifications"] = new JsonArray(bad.Json.DeepClone()),
        }.ToJsonString()),
        bad.Bytes);

    private static Poison One(string name, string requestId, Func<ARequest, byte[]> make, Mending mending = Mending.None)
    {
        var body = make(ARequest.Household("con-01", requestId));
        return new(name, "one", body, body, requestId, mending);
    }

    private static Poison Many(string name, string requestId, Func<ARequest, (byte[] Body, byte[]? Part)> make)
    {
        var (body, part) = make(ARequest.Household("con-01", requestId));
        return new(name, "many", body, part ?? body, requestId, Mending.None);
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}

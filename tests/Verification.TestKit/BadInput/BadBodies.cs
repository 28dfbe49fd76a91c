using System.Text;
using System.Text.Json.Nodes;
using Verification.TestKit.Requests;

namespace Verification.TestKit.BadInput;

/// <summary>A body that is no good request, or only looks like none.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="RequestId">The id under which it would be stored if it were taken; null when it says none.</param>
public sealed record BadBody(string Name, byte[] Bytes, string? RequestId = null);

/// <summary>Bad bodies for both doors: the published ones, whole and inside a request, and the traps .NET and PostgreSQL are known for.</summary>
/// <remarks>Every request of them holds <see cref="Canary"/> as a name: whatever door it is thrown at, it may never come back.</remarks>
public static class BadBodies
{
    /// <summary>A name nobody bears.</summary>
    public const string Canary = "金丝雀";

    private const string Mark = "\"mark\"";

    /// <summary>The households of a small city, so that what is taken is decided as well.</summary>
    private static readonly ARequest Good = ARequest.Household("con-01", "to-be-named").With("members.0.name", Canary);

    /// <summary>Every path to a value of the request.</summary>
    public static IReadOnlyList<string> Places { get; } = [.. PathsIn(ARequest.Valid().Json, "")];

    /// <summary>Every case of the JSON suite as the whole body.</summary>
    public static IEnumerable<BadBody> Whole() => Published.JsonCases().Select(one => new BadBody($"body {one.Name}", one.Bytes));

    /// <summary>Every case of the JSON suite in place of a value; over the suite every place is met.</summary>
    /// <param name="prefix">Begins the request ids, which must be new to the door.</param>
    /// <param name="each">How many places per case.</param>
    public static IEnumerable<BadBody> Inside(string prefix, int each) =>
        from indexed in Published.JsonCases().Index()
        from turn in Enumerable.Range(0, each)
        let place = PlaceAt(indexed.Index, turn)
        let id = $"{prefix}-json-{indexed.Index}-{turn}"
        select new BadBody($"{place} {indexed.Item.Name}", Replaced(Request(id), place, indexed.Item.Bytes), id);

    /// <summary>Every naughty string in place of a value.</summary>
    public static IEnumerable<BadBody> Naughty(string prefix, int each) =>
        from indexed in Published.NaughtyStrings().Index()
        from turn in Enumerable.Range(0, each)
        let place = PlaceAt(indexed.Index, turn)
        let id = $"{prefix}-naughty-{indexed.Index}-{turn}"
        select new BadBody($"{place} naughty {indexed.Index}", Request(id).With(place, indexed.Item).Bytes, id);

    /// <summary>The traps: each is a good request but for one thing.</summary>
    public static IEnumerable<BadBody> Traps(string prefix)
    {
        foreach (var ((name, place, json), at) in Values.Select((value, at) => (value, at)))
            yield return new($"{name} at {place}", Replaced(Request($"{prefix}-trap-{at}"), place, Encoding.UTF8.GetBytes(json)), $"{prefix}-trap-{at}");
        foreach (var ((name, change), at) in Shapes.Select((shape, at) => (shape, at)))
            yield return new(name, change(Request($"{prefix}-shape-{at}").Bytes), $"{prefix}-shape-{at}");
    }

    /// <summary>Puts raw bytes in place of a value.</summary>
    public static byte[] Replaced(ARequest request, string place, byte[] value)
    {
        var parts = request.With(place, "mark").Text.Split(Mark);
        return [.. Encoding.UTF8.GetBytes(parts[0]), .. value, .. Encoding.UTF8.GetBytes(parts[1])];
    }

    private static readonly (string Name, string Place, string Json)[] Values =
    [
        ("lone high surrogate", "caseNo", "\"\\ud800\""),
        ("lone low surrogate", "members.0.memberRef", "\"\\udc00\""),
        ("surrogates in the wrong order", "householdRef", "\"\\udc00\\ud800\""),
        ("NUL escaped", "caseNo", "\"a\\u0000b\""),
        ("NUL escaped", "requestId", "\"a\\u0000b\""),
        ("NUL escaped", "declared.property.0.description", "\"a\\u0000b\""),
        ("right-to-left override", "members.1.name", "\"\\u202e张三\""),
        ("zero width", "members.1.name", "\"张\\u200b三\""),
        ("2^63", "declared.income.0.monthlyAmount", "9223372036854775808"),
        ("2^63 as text", "declared.income.0.monthlyAmount", "\"9223372036854775808.00\""),
        ("1e400", "declared.income.0.monthlyAmount", "1e400"),
        ("-0", "declared.income.0.monthlyAmount", "-0"),
        ("-0.00 as text", "declared.income.0.monthlyAmount", "\"-0.00\""),
        ("full-width digits", "declared.income.0.monthlyAmount", "\"１２００.00\""),
        ("not a number", "declared.income.0.monthlyAmount", "\"NaN\""),
        ("year 0001", "acceptedOn", "\"0001-01-01\""),
        ("year 9999", "acceptedOn", "\"9999-12-31\""),
        ("year 0001", "members.0.bornOn", "\"0001-01-01\""),
        ("year 9999", "members.0.consent.to", "\"9999-12-31\""),
        ("31 February", "asOf", "\"2020-02-31\""),
        ("leap second", "deadline", "\"2016-12-31T23:59:60Z\""),
        ("offset +14", "deadline", "\"9999-12-31T23:59:59+14:00\""),
        ("offset -14", "deadline", "\"9999-12-31T23:59:59-14:00\""),
        ("offset -14 at the beginning of time", "deadline", "\"0001-01-01T00:00:00+14:00\""),
        ("offset beyond all", "deadline", "\"2030-01-01T00:00:00+99:00\""),
        ("Turkish capital", "programmes.0", "\"dİbao\""),
        ("Turkish small", "programmes.0", "\"dıbao\""),
        ("capitals", "programmes.0", "\"DIBAO\""),
        ("Turkish capital", "submitter", "\"tİanshui-dibao\""),
        ("type member", "declared", "{\"$type\":\"System.Diagnostics.Process\"}"),
        ("prototype member", "declared", "{\"__proto__\":{\"reported\":true}}"),
        ("depth 33", "caseNo", $"{new string('[', 33)}{new string(']', 33)}"),
        ("a number for a text", "caseNo", "20200001"),
        ("a text for a flag", "reported", "\"true\""),
        ("a list for an object", "declared", "[]"),
        ("an identity number of 18 letters", "members.0.document.number", "\"ABCDEFGHIJKLMNOPQR\""),
        ("a region with a percent sign", "region", "\"62050%\""),
        ("a quote and a comment", "caseNo", "\"' or 1=1; --\""),
        ("two megabytes of one letter", "caseNo", $"\"{new string('a', 2 * 1024 * 1024)}\""),
    ];

    private static readonly (string Name, Func<byte[], byte[]> Change)[] Shapes =
    [
        ("an unknown member", body => Text(body, t => $$"""{"canary":"{{Canary}}",{{t[1..]}}""")),
        ("an unknown member named like a person", body => Text(body, t => $$"""{"{{Canary}}":1,{{t[1..]}}""")),
        ("a member twice", body => Text(body, t => $$"""{"caseNo":"x",{{t[1..]}}""")),
        ("a member twice, once escaped", body => Text(body, t => $$"""{"case\u004eo":"x",{{t[1..]}}""")),
        ("a member in other letters", body => Text(body, t => t.Replace("\"caseNo\"", "\"CASENO\"", StringComparison.Ordinal))),
        ("a Turkish member", body => Text(body, t => t.Replace("\"kind\"", "\"kİnd\"", StringComparison.Ordinal))),
        ("a type member", body => Text(body, t => $$"""{"$type":"x",{{t[1..]}}""")),
        ("a prototype member", body => Text(body, t => $$"""{"__proto__":{},{{t[1..]}}""")),
        ("two values", body => [.. body, .. body]),
        ("a value and a letter", body => [.. body, (byte)'x']),
        ("a byte order mark", body => [0xEF, 0xBB, 0xBF, .. body]),
        ("UTF-16", body => Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(body))),
        ("UTF-16 with a mark", body => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(body))]),
        ("a comment", body => Text(body, t => $"/* x */{t}")),
        ("a trailing comma", body => Text(body, t => $"{t[..^1]},}}")),
        ("single quotes", body => Text(body, t => t.Replace('"', '\''))),
        ("a list of it", body => Text(body, t => $"[{t}]")),
        ("cut in the middle", body => body[..(body.Length / 2)]),
        ("cut before its end", body => body[..^1]),
        ("over-long UTF-8", body => [.. body[..^2], 0xC0, 0x80, .. body[^2..]]),
        ("nothing", _ => []),
        ("null", _ => "null"u8.ToArray()),
        ("blanks", body => [.. body, .. Enumerable.Repeat((byte)' ', 300 * 1024)]),
    ];

    private static ARequest Request(string id) => ARequest.Parse(Good.Text).With("requestId", id);

    private static byte[] Text(byte[] body, Func<string, string> change) => Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(body)));

    private static string PlaceAt(int index, int turn) => PlacesOfGood[(index + turn * 7) % PlacesOfGood.Count];

    // Not the request id: what is taken must be found by it.
    private static readonly IReadOnlyList<string> PlacesOfGood = [.. PathsIn(Good.Json, "").Where(path => path is not "requestId" and not "members.0.name")];

    private static IEnumerable<string> PathsIn(JsonNode? node, string path)
    {
        if (path.Length > 0)
            yield return path;
        var inner = node switch
        {
            JsonObject item => item.SelectMany(member => PathsIn(member.Value, Under(path, member.Key))),
            JsonArray list => list.Index().SelectMany(one => PathsIn(one.Item, Under(path, $"{one.Index}"))),
            _ => [],
        };
        foreach (var one in inner)
            yield return one;
    }

    private static string Under(string path, string step) => path.Length == 0 ? step : $"{path}.{step}";
}

using System.Text.Json.Nodes;

namespace Verification.Assessment.Packs.Schema;

/// <summary>The forms a part of a pack file may have, as JSON Schema (draft 7) says them; each described in both languages.</summary>
internal static class Shape
{
    private const string DayPattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

    public static JsonObject Text(string zh, string en) => Described("string", zh, en);

    public static JsonObject Formula(string zh, string en) => Text(
        $"{zh}(公式,写法见 src/Verification.Assessment/Language/README.md)", $"{en} (a formula, see src/Verification.Assessment/Language/README.md)");

    public static JsonObject Pattern(string pattern, string zh, string en)
    {
        var text = Text(zh, en);
        text["pattern"] = pattern;
        return text;
    }

    public static JsonObject Day(string zh, string en) => Pattern(DayPattern, zh, en);

    /// <summary>Quotes are optional around a number.</summary>
    public static JsonObject Number(string zh, string en)
    {
        var number = Described("number", zh, en);
        number["type"] = new JsonArray("number", "string");
        return number;
    }

    public static JsonObject Whole(int min, int max, string zh, string en)
    {
        var whole = Described("integer", zh, en);
        (whole["minimum"], whole["maximum"]) = (min, max);
        return whole;
    }

    public static JsonObject Choice(IEnumerable<string> words, string zh, string en) =>
        new() { ["enum"] = Words(words), ["description"] = Both(zh, en) };

    /// <summary>yes or no; editors that read YAML 1.1 see true and false there.</summary>
    public static JsonObject YesNo(string zh, string en) =>
        new() { ["enum"] = new JsonArray("yes", "no", true, false), ["description"] = Both(zh, en) };

    public static JsonObject List(JsonObject item, string zh, string en)
    {
        var list = Described("array", zh, en);
        list["items"] = item;
        return list;
    }

    public static JsonObject Texts(string zh, string en) => List(new() { ["type"] = "string" }, zh, en);

    public static JsonObject Choices(IEnumerable<string> words, string zh, string en) => List(new() { ["enum"] = Words(words) }, zh, en);

    /// <summary>Names the author chooses, each with the same form of value.</summary>
    public static JsonObject Names(JsonObject value, string zh, string en)
    {
        var names = Described("object", zh, en);
        names["additionalProperties"] = value;
        return names;
    }

    /// <summary>Closed keys; a key whose name ends in <c>*</c> must be there.</summary>
    public static JsonObject Map(string zh, string en, params IReadOnlyList<(string Key, JsonObject Shape)> keys)
    {
        var map = Described("object", zh, en);
        var properties = new JsonObject();
        foreach (var (key, shape) in keys)
        {
            properties[key.TrimEnd('*')] = shape;
        }

        map["properties"] = properties;
        map["required"] = Words(keys.Where(k => k.Key.EndsWith('*')).Select(k => k.Key.TrimEnd('*')));
        map["additionalProperties"] = false;
        return map;
    }

    /// <summary>The same, naming its article or saying that it is assumed, never both.</summary>
    public static JsonObject Law(string zh, string en, params IReadOnlyList<(string Key, JsonObject Shape)> keys)
    {
        var map = Map(zh, en, [.. keys,
            ("article", Text("文件与条款", "document and article")),
            ("status", Choice(["assumed"], "未查到出处,核对意见会列出", "no article was found; verdicts list it")),
            ("why", Text("说明", "a remark"))]);
        map["oneOf"] = new JsonArray(Needs("article"), Needs("status"));
        return map;
    }

    public static JsonObject Either(JsonObject one, JsonObject other) => new() { ["anyOf"] = new JsonArray(one, other) };

    public static JsonObject Needs(string key) => new() { ["required"] = new JsonArray(key) };

    public static JsonObject Bilingual(string zh, string en) => Map(
        zh, en, ("zh*", Text("中文", "in Chinese")), ("en*", Text("英文", "in English")));

    private static JsonObject Described(string type, string zh, string en) => new() { ["type"] = type, ["description"] = Both(zh, en) };

    private static string Both(string zh, string en) => $"{zh} · {en}";

    private static JsonArray Words(IEnumerable<string> words) => new([.. words.Select(word => (JsonNode)word)]);
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using NUnit.Framework;
using Verification.Assessment.Packs.Schema;
using Verification.Host.CommandLine;
using Verification.TestKit;
using Verification.Tests.CommandLine;
using YamlDotNet.RepresentationModel;

namespace Verification.Tests.Policy;

public sealed class The_schema_of_packs
{
    private static readonly string Kept = Repository.PathOf("src", "packs", "pack.schema.json");

    private static IEnumerable<string> Files => Directory.GetFiles(Repository.PathOf("src", "packs"), "*.yaml", SearchOption.AllDirectories);

    [Test]
    public async Task Is_kept_beside_the_packs_as_the_command_writes_it() =>
        Assert.That(
            await File.ReadAllTextAsync(Kept), Is.EqualTo((await Typed.Run(Language.Both, "policy", "schema")).Output),
            "renew it: verification policy schema > src/packs/pack.schema.json");

    [TestCaseSource(nameof(Files))]
    public async Task Every_pack_of_ours_is_valid_under_it(string file)
    {
        var schema = await JsonSchema.FromJsonAsync(PackSchema.Text);
        Assert.That(schema.Validate(Json(await File.ReadAllTextAsync(file))).Select(e => $"{e.Path}: {e.Kind}"), Is.Empty);
    }

    [TestCase("counties:", "countries:")]
    [TestCase("outcome: eligible", "outcome: maybe")]
    [TestCase("accepted_on: 2020-06-15", "accepted_on: 2020-6-15")]
    [TestCase(", article: 通知 第1条", "")]
    [TestCase(", article: 通知 第1条", ", article: 通知 第1条, status: assumed")]
    public async Task What_check_refuses_an_editor_marks_at_once(string good, string bad)
    {
        using var law = new SmallLaw();
        var schema = await JsonSchema.FromJsonAsync(PackSchema.Text);
        var before = schema.Validate(Json(await File.ReadAllTextAsync(law.PathOf(SmallLaw.City))));
        law.With(SmallLaw.City, good, bad);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.Empty);
            Assert.That(schema.Validate(Json(await File.ReadAllTextAsync(law.PathOf(SmallLaw.City)))), Is.Not.Empty);
            Assert.That(law.Faults(), Is.Not.Empty);
        }
    }

    [Test]
    public void Explains_every_key_in_both_languages()
    {
        using var json = JsonDocument.Parse(PackSchema.Text);
        Assert.That(Undescribed(json.RootElement, "").ToList(), Is.Empty);
    }

    private static IEnumerable<string> Undescribed(JsonElement schema, string path)
    {
        if (schema.ValueKind == JsonValueKind.Array)
        {
            return schema.EnumerateArray().SelectMany(item => Undescribed(item, path));
        }

        if (schema.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        var own = schema.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().Where(p => !Described(p.Value)).Select(p => $"{path}/{p.Name}")
            : [];
        return own.Concat(schema.EnumerateObject().SelectMany(p => Undescribed(p.Value, $"{path}/{p.Name}")));
    }

    private static bool Described(JsonElement shape) =>
        shape.TryGetProperty("anyOf", out _) || (shape.TryGetProperty("description", out var text) && text.GetString()!.Contains(" · ", StringComparison.Ordinal));

    /// <summary>A pack as an editor sees it: plain scalars that look like numbers are numbers.</summary>
    private static string Json(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Node(stream.Documents[0].RootNode)!.ToJsonString();
    }

    private static JsonNode? Node(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Select(e => KeyValuePair.Create(((YamlScalarNode)e.Key).Value!, Node(e.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Select(Node)]),
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: { } text } when decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => number,
        YamlScalarNode scalar => scalar.Value,
        _ => null,
    };
}

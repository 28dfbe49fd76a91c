using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace Verification.Contracts.Schemas;

/// <summary>Adds to the exporter's schema what only the attributes know.</summary>
internal static class SchemaWriter
{
    private const string NoControlCharacters = "^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$";

    private static readonly JsonSchemaExporterOptions Options = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = static (context, node) => Ruled(context, Typed(context.TypeInfo, node)),
    };

    public static JsonObject Write(string name, JsonTypeInfo record)
    {
        var schema = (JsonObject)record.GetJsonSchemaAsNode(Options);
        var headed = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = record.Type.Name,
            ["$comment"] = $"Generated from the contract records: {name}, version 1. Duplicate members are refused as well.",
        };
        foreach (var (key, value) in schema)
        {
            headed[key] = value?.DeepClone();
        }

        return headed;
    }

    // The exporter cannot see through a converter of our own.
    private static JsonNode Typed(JsonTypeInfo type, JsonNode node) =>
        type.Type == typeof(DateTimeOffset) ? new JsonObject { ["type"] = "string", ["format"] = "date-time" }
        : type.Type == typeof(DateTimeOffset?) ? new JsonObject { ["type"] = new JsonArray("string", "null"), ["format"] = "date-time" }
        : node;

    private static JsonNode Ruled(JsonSchemaExporterContext context, JsonNode node)
    {
        if (context.PropertyInfo is not { } property || node is not JsonObject schema)
        {
            return node;
        }

        var one = schema["items"] as JsonObject ?? schema;
        foreach (var attribute in property.AttributeProvider?.GetCustomAttributes(inherit: true) ?? [])
        {
            Add(attribute, schema, one);
        }

        return schema;
    }

    private static void Add(object attribute, JsonObject whole, JsonObject one)
    {
        switch (attribute)
        {
            case ListRuleAttribute list:
                whole["minItems"] = list.CountMin;
                whole["maxItems"] = list.CountMax;
                break;
            case TextRuleAttribute text:
                one["minLength"] = text.LengthMin;
                one["maxLength"] = text.LengthMax;
                one["pattern"] = text.Pattern ?? NoControlCharacters;
                break;
            case OneOfAttribute codes:
                var allowed = new JsonArray([.. codes.Codes.Select(code => (JsonNode)code)]);
                if (one["type"] is JsonArray)
                {
                    allowed.Add(null);
                }

                one["enum"] = allowed;
                break;
            case YuanAttribute:
                one["pattern"] = YuanAttribute.Pattern;
                break;
            case WholeNumberRuleAttribute number:
                one["minimum"] = number.Min;
                one["maximum"] = number.Max;
                break;
        }
    }
}

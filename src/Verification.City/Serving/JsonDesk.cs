using System.Text.Json;

namespace Verification.City.Serving;

/// <summary>Answers questions asked in JSON over HTTP, in the standard names (<c>Verification.Sources/README.md</c>).</summary>
public static class JsonDesk
{
    public const string MediaType = "application/json";

    private const int DepthMax = 8;

    /// <summary>The reply to a bulk request.</summary>
    /// <exception cref="UnreadableQuestion">The request is not in its shape.</exception>
    public static byte[] Answer(ServedRegister register, ReadOnlyMemory<byte> request)
    {
        try
        {
            using var body = JsonDocument.Parse(request, new() { MaxDepth = DepthMax, AllowDuplicateProperties = false });
            return Write(register, body.RootElement.GetProperty("questions").EnumerateArray());
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new UnreadableQuestion("not a request for answers in JSON");
        }
    }

    private static byte[] Write(ServedRegister register, JsonElement.ArrayEnumerator questions)
    {
        using var reply = new MemoryStream();
        using (var json = new Utf8JsonWriter(reply))
        {
            json.WriteStartObject();
            Say(json, "as_of", register.AsOf);
            Say(json, "covered_from", register.CoveredFrom);
            Say(json, "covered_to", register.CoveredTo);
            json.WriteStartArray("answers");
            foreach (var question in questions)
            {
                Answer(json, register, Text(question, "key"), Text(question, "document"));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return reply.ToArray();
    }

    private static void Answer(Utf8JsonWriter json, ServedRegister register, string key, string document)
    {
        var reply = register.About(document);
        json.WriteStartObject();
        json.WriteString("key", key);
        json.WriteString("document", document);
        json.WriteString("status", reply.Status);
        json.WriteStartArray("records");
        foreach (var record in reply.Records)
        {
            json.WriteStartObject();
            foreach (var (name, text) in record.Said)
            {
                json.WriteString(name, text);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Text(JsonElement question, string member) => question.GetProperty(member).GetString() ?? "";

    private static void Say(Utf8JsonWriter json, string name, string text)
    {
        if (text.Length > 0)
        {
            json.WriteString(name, text);
        }
    }
}

using System.Globalization;
using System.Text.Json;
using Verification.Sources.AmqpRpc;

namespace Verification.City.Serving;

/// <summary>Answers questions asked by message; who carries the messages is somebody else's work.</summary>
public static class MessageDesk
{
    /// <summary>The reply to one request.</summary>
    /// <exception cref="UnreadableQuestion">The request is not in its shape, or for another register.</exception>
    public static byte[] Answer(ServedRegister register, ReadOnlySpan<byte> request)
    {
        var reply = new RpcReply { Answers = [.. Read(register, request).Questions.Select(q => Answer(register, q.Question, q.Document ?? ""))] };
        return JsonSerializer.SerializeToUtf8Bytes(reply, RpcJson.Default.RpcReply);
    }

    private static RpcRequest Read(ServedRegister register, ReadOnlySpan<byte> request)
    {
        try
        {
            var read = JsonSerializer.Deserialize(request, RpcJson.Default.RpcRequest);
            return read?.Source != register.Id ? throw new UnreadableQuestion("a request for another register")
                // A member that is absent is null, whatever its type says; so is an entry of a list.
                : read.Questions is { } questions && questions.All(q => q?.Question is not null) ? read
                : throw new UnreadableQuestion("a request without questions, or a question without a key");
        }
        catch (JsonException)
        {
            throw new UnreadableQuestion("not a request for answers");
        }
    }

    private static RpcAnswer Answer(ServedRegister register, string key, string document)
    {
        var reply = register.About(document);
        return new()
        {
            Question = key,
            Document = document,
            Status = reply.Status,
            AsOf = Day(register.AsOf),
            CoveredFrom = Day(register.CoveredFrom),
            CoveredTo = Day(register.CoveredTo),
            Records = reply.Records.Count == 0 ? null : [.. reply.Records.Select(Of)],
        };
    }

    private static RpcRecord Of(RegisterRecord record)
    {
        var said = record.Said.ToDictionary(f => f.Name, f => f.Text, StringComparer.Ordinal);
        return new()
        {
            RecordId = said.GetValueOrDefault("record_id", ""),
            Kind = said.GetValueOrDefault("kind", ""),
            From = said.GetValueOrDefault("from"),
            To = said.GetValueOrDefault("to"),
            Amount = said.GetValueOrDefault("amount"),
            Share = said.GetValueOrDefault("share"),
            Joint = said.GetValueOrDefault("joint") == "true",
            ObjectId = said.GetValueOrDefault("object_id"),
            Detail = said.GetValueOrDefault("detail"),
        };
    }

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

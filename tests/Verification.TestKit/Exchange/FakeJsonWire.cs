using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Verification.Sources.Kit;
using Verification.Sources.Kit.Conformance;
using Verification.Vocabulary;

namespace Verification.TestKit.Exchange;

/// <summary>The standard names in JSON.</summary>
public sealed class FakeJsonWire(bool single) : IFakeWire
{
    public string MediaType => "application/json; charset=utf-8";

    public IReadOnlyList<Reached> Read(byte[] request)
    {
        var root = JsonNode.Parse(request)!;
        return single ? [Reached(root)] : [.. root["questions"]!.AsArray().Select(q => Reached(q!))];
    }

    public byte[] Write(IReadOnlyList<Sent> answers)
    {
        if (single && answers.Count == 1)
            return JsonSerializer.SerializeToUtf8Bytes(Answer(answers[0], head: true));
        var page = Head();
        page["answers"] = new JsonArray([.. answers.Select(a => Answer(a, head: false))]);
        return JsonSerializer.SerializeToUtf8Bytes(page);
    }

    private static JsonObject Head() => new()
    {
        ["as_of"] = Day(TrialWorld.AsOf), ["covered_from"] = Day(TrialWorld.Covered.Days.From), ["covered_to"] = Day(TrialWorld.Covered.Days.To),
    };

    private static JsonObject Answer(Sent answer, bool head)
    {
        var json = head ? Head() : [];
        json["key"] = answer.Key;
        json["document"] = answer.Document;
        json["status"] = answer.Status;
        json["records"] = new JsonArray([.. answer.Records.Select(Record), .. answer.Signals.Select(Signal)]);
        return json;
    }

    private static JsonNode Record(SourceRecord record) => new JsonObject
    {
        ["record_id"] = record.RecordId, ["kind"] = EvidenceWords.Of(record.Kind), ["from"] = Day(record.Period.From), ["to"] = Day(record.Period.To),
        ["amount"] = record.Amount?.ToString(), ["share"] = record.Share, ["joint"] = record.Joint, ["object_id"] = record.ObjectId, ["detail"] = record.Detail,
        ["not_ours"] = new JsonArray(1, 2, 3),
    };

    private static JsonNode Signal(SignalRecord signal) => new JsonObject
    {
        ["record_id"] = signal.RecordId, ["kind"] = SignalWords.Of(signal.Kind), ["from"] = Day(signal.Period.From), ["to"] = Day(signal.Period.To),
        ["amount"] = signal.Size?.ToString(),
    };

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Reached Reached(JsonNode question) => new((string)question["key"]!, (string)question["document"]!);
}

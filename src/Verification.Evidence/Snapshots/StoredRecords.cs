using System.Text.Json;
using System.Text.Json.Serialization;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>Records and signals of a snapshot as they lie sealed in a row; members may be added, never renamed or reused.</summary>
/// <remarks>Each in its own column: a version that knows no signals opens the records alone and reads them as it always did.</remarks>
internal static class StoredRecords
{
    public static byte[] Write(IReadOnlyList<SourceRecord> records) =>
        JsonSerializer.SerializeToUtf8Bytes([.. records.Select(Of)], RecordJson.Default.StoredRecordArray);

    public static byte[] Write(IReadOnlyList<SignalRecord> signals) =>
        JsonSerializer.SerializeToUtf8Bytes([.. signals.Select(Of)], RecordJson.Default.StoredShelfSignalArray);

    public static IReadOnlyList<SourceRecord> Records(ReadOnlySpan<byte> plain) =>
        [.. JsonSerializer.Deserialize(plain, RecordJson.Default.StoredRecordArray)!.Select(Back)];

    public static IReadOnlyList<SignalRecord> Signals(ReadOnlySpan<byte> plain) =>
        [.. JsonSerializer.Deserialize(plain, RecordJson.Default.StoredShelfSignalArray)!.Select(Back)];

    private static StoredShelfSignal Of(SignalRecord signal) => new(signal.Kind, signal.RecordId, signal.Period.From, signal.Period.To, signal.Size?.Yuan);

    private static SignalRecord Back(StoredShelfSignal stored) => new()
    {
        Kind = stored.Kind,
        RecordId = stored.RecordId,
        Period = new(stored.From, stored.To),
        Size = stored.Size is { } yuan ? Money.Of(yuan) : null,
    };

    private static StoredRecord Of(SourceRecord record) => new(
        record.Kind, record.RecordId, record.Period.From, record.Period.To, record.Amount?.Yuan, record.Share, record.Joint,
        record.ObjectId, record.Detail, record.Whose?.Name, record.Whose?.BornOn, record.Payer);

    private static SourceRecord Back(StoredRecord stored) => new()
    {
        Kind = stored.Kind,
        RecordId = stored.RecordId,
        Period = new(stored.From, stored.To),
        Amount = stored.Amount is { } yuan ? Money.Of(yuan) : null,
        Share = stored.Share,
        Joint = stored.Joint,
        ObjectId = stored.ObjectId,
        Payer = stored.Payer,
        Detail = stored.Detail,
        Whose = stored.Name is null && stored.BornOn is null ? null : new(null, stored.Name, stored.BornOn, null),
    };
}

internal sealed record StoredRecord(
    [property: JsonPropertyName("k")] EvidenceKind Kind,
    [property: JsonPropertyName("id")] string RecordId,
    [property: JsonPropertyName("f")] DateOnly? From,
    [property: JsonPropertyName("t")] DateOnly? To,
    [property: JsonPropertyName("y")] decimal? Amount,
    [property: JsonPropertyName("sh")] decimal? Share,
    [property: JsonPropertyName("j")] bool Joint,
    [property: JsonPropertyName("ob")] string? ObjectId,
    [property: JsonPropertyName("d")] string? Detail,
    [property: JsonPropertyName("n")] string? Name = null,
    [property: JsonPropertyName("b")] DateOnly? BornOn = null,
    [property: JsonPropertyName("p")] string? Payer = null);

internal sealed record StoredShelfSignal(
    [property: JsonPropertyName("k")] SignalKind Kind,
    [property: JsonPropertyName("id")] string RecordId,
    [property: JsonPropertyName("f")] DateOnly? From,
    [property: JsonPropertyName("t")] DateOnly? To,
    [property: JsonPropertyName("y")] decimal? Size);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(StoredRecord[]))]
[JsonSerializable(typeof(StoredShelfSignal[]))]
internal sealed partial class RecordJson : JsonSerializerContext;

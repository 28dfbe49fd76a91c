using System.Text.Json;
using System.Text.Json.Serialization;
using Verification.Assessment.Concealment;
using Verification.Vocabulary;

namespace Verification.Verdicts.Visits;

/// <summary>Reasons of a visit as they lie in a sealed row; members may be added, never renamed or reused.</summary>
internal static class StoredReasons
{
    public static byte[] Write(VisitReasons reasons) => JsonSerializer.SerializeToUtf8Bytes(Of(reasons), ReasonsJson.Default.StoredVisit);

    public static VisitReasons Read(ReadOnlySpan<byte> plain)
    {
        var stored = JsonSerializer.Deserialize(plain, ReasonsJson.Default.StoredVisit)!;
        return new([.. stored.Ledger.Select(Back)], [.. stored.Questions.Select(Back)], Money.Of(stored.Stake), Money.Of(stored.Yield));
    }

    private static StoredVisit Of(VisitReasons reasons) => new(
        [
            .. reasons.Ledger.Select(e => new StoredEntry(
                e.MemberRef, e.Item, e.IsProperty, e.Declared.Yuan, e.Found?.Yuan, e.ThingsDeclared, e.ThingsFound, e.Tolerance,
                e.Asked is { } asked ? VisitTopics.Of(asked) : null)),
        ],
        [
            .. reasons.Questions.Select(q => new StoredQuestion(
                VisitTopics.Of(q.Topic), q.MemberRef, q.Item, q.Size?.Yuan, q.Days?.From, q.Days?.To, [.. q.Sources.Select(s => s.Code)],
                q.FromSignal, q.Yield.Yuan, q.Accepts.Count == 0 ? null : [.. q.Accepts])),
        ],
        reasons.Stake.Yuan, reasons.Yield.Yuan);

    private static LedgerEntry Back(StoredEntry stored) => new()
    {
        MemberRef = stored.MemberRef,
        Item = stored.Item,
        IsProperty = stored.IsProperty,
        Declared = Money.Of(stored.Declared),
        Found = stored.Found is { } found ? Money.Of(found) : null,
        ThingsDeclared = stored.ThingsDeclared,
        ThingsFound = stored.ThingsFound,
        Tolerance = stored.Tolerance,
        Asked = stored.Asked is { } asked ? VisitTopics.Words[asked] : null,
    };

    private static VisitQuestion Back(StoredQuestion stored) => new()
    {
        Topic = VisitTopics.Words[stored.Topic],
        MemberRef = stored.MemberRef,
        Item = stored.Item,
        Size = stored.Size is { } yuan ? Money.Of(yuan) : null,
        Days = stored is { From: null, To: null } ? null : new Period(stored.From, stored.To),
        Sources = [.. stored.Sources.Select(s => new SourceId(s))],
        FromSignal = stored.FromSignal,
        Accepts = stored.Accepts ?? [],
        Yield = Money.Of(stored.Yield),
    };
}

internal sealed record StoredVisit(
    [property: JsonPropertyName("l")] StoredEntry[] Ledger,
    [property: JsonPropertyName("q")] StoredQuestion[] Questions,
    [property: JsonPropertyName("st")] decimal Stake,
    [property: JsonPropertyName("y")] decimal Yield);

internal sealed record StoredEntry(
    [property: JsonPropertyName("m")] string? MemberRef,
    [property: JsonPropertyName("i")] string Item,
    [property: JsonPropertyName("p")] bool IsProperty,
    [property: JsonPropertyName("d")] decimal Declared,
    [property: JsonPropertyName("f")] decimal? Found,
    [property: JsonPropertyName("td")] int ThingsDeclared,
    [property: JsonPropertyName("tf")] int ThingsFound,
    [property: JsonPropertyName("t")] decimal Tolerance,
    [property: JsonPropertyName("a")] string? Asked);

internal sealed record StoredQuestion(
    [property: JsonPropertyName("t")] string Topic,
    [property: JsonPropertyName("m")] string? MemberRef,
    [property: JsonPropertyName("i")] string? Item,
    [property: JsonPropertyName("y")] decimal? Size,
    [property: JsonPropertyName("f")] DateOnly? From,
    [property: JsonPropertyName("to")] DateOnly? To,
    [property: JsonPropertyName("s")] string[] Sources,
    [property: JsonPropertyName("g")] bool FromSignal,
    [property: JsonPropertyName("e")] decimal Yield,
    [property: JsonPropertyName("a")] string[]? Accepts = null);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredVisit))]
internal sealed partial class ReasonsJson : JsonSerializerContext;

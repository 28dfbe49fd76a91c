using System.Text.Json.Serialization;

namespace Verification.Yardstick.Floor;

/// <summary>The little the floor reads of a request; everything else in the body is passed over.</summary>
internal sealed record FloorRequest(string RequestId, IReadOnlyList<FloorMember> Members);

internal sealed record FloorMember(string MemberRef, FloorDocument Document);

internal sealed record FloorDocument(string Type, string? Number);

/// <summary>What one source of the floor says about one household, about 240 bytes of JSON.</summary>
internal sealed record FloorEvidence(
    string RequestId, string Source, string Person, string Kind, string From, string To, string Amount, string AsOf, string RecordId);

/// <summary>A verdict of the floor, about 550 bytes of JSON.</summary>
internal sealed record FloorVerdict(
    string RequestId, Guid VerdictId, string Outcome, string PerHead, int Persons, int Round, string Pack, DateTimeOffset IssuedAt,
    IReadOnlyList<string> Reasons, string Remedy);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FloorRequest))]
[JsonSerializable(typeof(FloorEvidence))]
[JsonSerializable(typeof(FloorVerdict))]
internal sealed partial class FloorJson : JsonSerializerContext;

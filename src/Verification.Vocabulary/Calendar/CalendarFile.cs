using System.Text.Json.Serialization;

namespace Verification.Vocabulary;

/// <summary>The calendar file: per year the holidays and the days worked to make up for them.</summary>
internal sealed record CalendarFile(string About, IReadOnlyDictionary<int, CalendarYear> Years);

/// <summary>One published year.</summary>
internal sealed record CalendarYear(
    string Notice,
    bool NoticeVerified,
    IReadOnlyDictionary<DateOnly, string> Holidays,
    IReadOnlyDictionary<DateOnly, string> MakeupWorkdays);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CalendarFile))]
internal sealed partial class CalendarJson : JsonSerializerContext;

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Verification.City.Scoring.Counting;

namespace Verification.City.Scoring.Showing;

/// <summary>A measurement as JSON: every figure, goal and point of the curve.</summary>
public static class ScoreJson
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    public static string Of(CityScore score) => JsonSerializer.Serialize(new { score, goals = ScoreTable.GoalsOf(score) }, Readable) + "\n";
}

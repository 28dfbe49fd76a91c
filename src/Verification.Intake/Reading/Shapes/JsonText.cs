using System.Text.Json;

namespace Verification.Intake.Reading.Shapes;

/// <summary>Texts of a document, some of which cannot be had: half a surrogate pair is legal JSON and no text.</summary>
internal static class JsonText
{
    public static string? Of(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}

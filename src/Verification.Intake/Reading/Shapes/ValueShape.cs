using System.Text.Json;
using System.Text.Json.Nodes;
using Verification.Intake.Faults;

namespace Verification.Intake.Reading.Shapes;

/// <summary>What one value of a contract must be; built once from the attributes of the contract records.</summary>
internal abstract class ValueShape
{
    /// <summary>Checks a value the serializer has already read.</summary>
    public abstract void Check(object value, Trail trail, FaultList faults);

    /// <summary>Reads a value the serializer would not: tells every fault and gives back what can still be judged, or null.</summary>
    public abstract JsonNode? Read(JsonElement element, Trail trail, FaultList faults);

    protected static JsonNode? Wrong(Trail trail, FaultList faults)
    {
        faults.Add(ShapeFaults.WrongType, trail.ToString());
        return null;
    }
}

/// <summary>A value written as JSON text.</summary>
internal abstract class WrittenShape : ValueShape
{
    public override JsonNode? Read(JsonElement element, Trail trail, FaultList faults)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            return Wrong(trail, faults);
        }

        if (JsonText.Of(element) is not { } text)
        {
            faults.Add(ShapeFaults.TextCharacters, trail.ToString());
            return null;
        }

        return Read(text, trail, faults) ? JsonValue.Create(text) : null;
    }

    /// <summary>Whether the text can be deserialised, faults apart.</summary>
    protected abstract bool Read(string text, Trail trail, FaultList faults);
}

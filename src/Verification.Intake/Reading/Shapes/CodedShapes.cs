using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Verification.Contracts;
using Verification.Intake.Faults;
using Verification.Vocabulary;

namespace Verification.Intake.Reading.Shapes;

/// <summary>One of a closed list of codes.</summary>
internal sealed class CodeShape(IReadOnlyList<string> codes) : WrittenShape
{
    public override void Check(object value, Trail trail, FaultList faults) => Read((string)value, trail, faults);

    protected override bool Read(string text, Trail trail, FaultList faults)
    {
        foreach (var code in codes)
        {
            if (string.Equals(code, text, StringComparison.Ordinal))
            {
                return true;
            }
        }

        faults.Add(ShapeFaults.CodeUnknown, trail.ToString());
        return true;
    }
}

/// <summary>Yuan with two decimals.</summary>
internal sealed class YuanShape : WrittenShape
{
    public override void Check(object value, Trail trail, FaultList faults) => Read((string)value, trail, faults);

    protected override bool Read(string text, Trail trail, FaultList faults)
    {
        if (!Money.TryParse(text, out _))
        {
            faults.Add(ShapeFaults.AmountFormat, trail.ToString());
        }

        return true;
    }
}

/// <summary>A day, between bounds that catch mistyped centuries and placeholders such as 0001 and 9999.</summary>
internal sealed class DayShape : WrittenShape
{
    public override void Check(object value, Trail trail, FaultList faults)
    {
        if ((DateOnly)value is var day && (day < IntakeLimits.DayMin || day > IntakeLimits.DayMax))
        {
            faults.Add(ShapeFaults.DateRange, trail.ToString(), Written(IntakeLimits.DayMin), Written(IntakeLimits.DayMax));
        }
    }

    protected override bool Read(string text, Trail trail, FaultList faults)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            faults.Add(ShapeFaults.DateFormat, trail.ToString());
            return false;
        }

        Check(day, trail, faults);
        return true;
    }

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A value whose form the serializer alone knows: an instant, a UUID.</summary>
internal sealed class SerializedShape(Type type, FaultKind fault) : WrittenShape
{
    public override void Check(object value, Trail trail, FaultList faults)
    {
        // What the serializer has read has its form; there are no further bounds.
    }

    protected override bool Read(string text, Trail trail, FaultList faults)
    {
        try
        {
            _ = JsonSerializer.Deserialize(JsonValue.Create(text), ContractJson.Default.Options.GetTypeInfo(type));
            return true;
        }
        catch (JsonException)
        {
            faults.Add(fault, trail.ToString());
            return false;
        }
    }
}

/// <summary>True or false.</summary>
internal sealed class FlagShape : ValueShape
{
    public override void Check(object value, Trail trail, FaultList faults)
    {
        // Both values are legal.
    }

    public override JsonNode? Read(JsonElement element, Trail trail, FaultList faults) =>
        element.ValueKind is JsonValueKind.True or JsonValueKind.False ? JsonValue.Create(element.GetBoolean()) : Wrong(trail, faults);
}

/// <summary>A whole number within bounds.</summary>
internal sealed class WholeNumberShape(int min, int max) : ValueShape
{
    public override void Check(object value, Trail trail, FaultList faults)
    {
        if ((int)value < min || (int)value > max)
        {
            faults.Add(ShapeFaults.NumberRange, trail.ToString(), min, max);
        }
    }

    public override JsonNode? Read(JsonElement element, Trail trail, FaultList faults)
    {
        if (element.ValueKind != JsonValueKind.Number)
        {
            return Wrong(trail, faults);
        }

        if (!element.TryGetInt32(out var number))
        {
            faults.Add(ShapeFaults.NumberRange, trail.ToString(), min, max);
            return null;
        }

        Check(number, trail, faults);
        return JsonValue.Create(number);
    }
}

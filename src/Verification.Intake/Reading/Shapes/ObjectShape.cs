using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using Verification.Intake.Faults;

namespace Verification.Intake.Reading.Shapes;

/// <summary>One member of a contract record.</summary>
internal sealed record MemberShape(string Name, Func<object, object?> Get, bool Required, bool Nullable, ValueShape Value);

/// <summary>A contract record.</summary>
internal sealed class ObjectShape(IReadOnlyList<MemberShape> members) : ValueShape
{
    private readonly MemberShape[] _members = [.. members];
    private readonly FrozenDictionary<string, MemberShape> _byName = members.ToFrozenDictionary(m => m.Name, StringComparer.Ordinal);

    public override void Check(object value, Trail trail, FaultList faults)
    {
        foreach (var member in _members)
        {
            if (member.Get(value) is { } known)
            {
                trail.Enter(member.Name);
                member.Value.Check(known, trail, faults);
                trail.Leave();
            }
        }
    }

    public override JsonNode? Read(JsonElement element, Trail trail, FaultList faults)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return Wrong(trail, faults);
        }

        var given = Given(element, trail, faults);
        var read = new JsonObject();
        foreach (var member in _members)
        {
            trail.Enter(member.Name);
            if (Read(member, given.GetValueOrDefault(member.Name), trail, faults) is { } known)
            {
                read.Add(member.Name, known);
            }

            trail.Leave();
        }

        return read;
    }

    private static JsonNode? Read(MemberShape member, List<JsonElement>? values, Trail trail, FaultList faults)
    {
        if (values is null)
        {
            if (member.Required)
            {
                faults.Add(ShapeFaults.MemberMissing, trail.ToString());
            }

            return null;
        }

        // Of two values nobody knows which was meant: neither is judged further.
        if (values.Count > 1)
        {
            faults.Add(ShapeFaults.MemberRepeated, trail.ToString());
            return null;
        }

        return values[0].ValueKind == JsonValueKind.Null && member.Nullable ? null : member.Value.Read(values[0], trail, faults);
    }

    private Dictionary<string, List<JsonElement>> Given(JsonElement element, Trail trail, FaultList faults)
    {
        var given = new Dictionary<string, List<JsonElement>>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            if (JsonText.NameOf(property) is { } name && _byName.ContainsKey(name))
            {
                (given.TryGetValue(name, out var values) ? values : given[name] = []).Add(property.Value);
            }
            else
            {
                faults.Add(ShapeFaults.MemberUnknown, trail.ToString());
            }
        }

        return given;
    }
}

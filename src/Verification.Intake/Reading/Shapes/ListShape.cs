using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using Verification.Contracts;
using Verification.Intake.Faults;

namespace Verification.Intake.Reading.Shapes;

/// <summary>A list of values of one shape, none of them null.</summary>
internal sealed class ListShape(ValueShape item, ListRuleAttribute rule) : ValueShape
{
    public override void Check(object value, Trail trail, FaultList faults)
    {
        var list = (IList)value;
        CheckCount(list.Count, trail, faults);
        for (var i = 0; i < list.Count; i++)
        {
            trail.Enter(i);
            if (list[i] is { } known)
            {
                item.Check(known, trail, faults);
            }
            else
            {
                Wrong(trail, faults);
            }

            trail.Leave();
        }
    }

    public override JsonNode? Read(JsonElement element, Trail trail, FaultList faults)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            return Wrong(trail, faults);
        }

        CheckCount(element.GetArrayLength(), trail, faults);
        var read = new JsonArray();
        foreach (var one in element.EnumerateArray())
        {
            // A null keeps the place of what cannot be judged, so that later paths stay right.
            trail.Enter(read.Count);
            read.Add(item.Read(one, trail, faults));
            trail.Leave();
        }

        return read;
    }

    private void CheckCount(int count, Trail trail, FaultList faults)
    {
        if (count < rule.CountMin || count > rule.CountMax)
        {
            faults.Add(ShapeFaults.ListLength, trail.ToString(), rule.CountMin, rule.CountMax);
        }
    }
}

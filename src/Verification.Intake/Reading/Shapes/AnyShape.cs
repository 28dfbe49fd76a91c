using System.Text.Json;
using System.Text.Json.Nodes;
using Verification.Intake.Faults;

namespace Verification.Intake.Reading.Shapes;

/// <summary>A value that somebody else judges.</summary>
internal sealed class AnyShape : ValueShape
{
    public override void Check(object value, Trail trail, FaultList faults)
    {
        // Judged elsewhere.
    }

    public override JsonNode? Read(JsonElement element, Trail trail, FaultList faults) => null;
}

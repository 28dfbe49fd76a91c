using System.Collections.Frozen;
using Verification.Contracts.Intake;
using Verification.Intake.Faults;

namespace Verification.Intake.Deciding;

/// <summary>Which kinds of stated facts need a value, and what the value may be.</summary>
/// <remarks>A value nobody can read would count as not stated and silently change an outcome: it is refused where it is typed.</remarks>
internal static class FactValues
{
    private const int DigitsMax = 6;

    private static readonly FrozenSet<string> Free =
        new[] { "marital", "work", "study", "disability", "illness", "care" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Numbers =
        new[] { "household-size", "supports", "children", "land" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string[]> Closed = new Dictionary<string, string[]>
    {
        ["labour"] = ["full", "partial", "none"],
        ["self-care"] = ["eating", "dressing", "bed", "toilet", "walking", "bathing"],
        ["benefit"] = ["dibao", "tekun", "dibao-edge"],
        ["property-within"] = ["yes", "no"],
        ["civil-capacity"] = ["none"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Adds the fault of the value, if it has one; an unknown kind was told before.</summary>
    public static void Decide(StatedFact fact, string path, FaultList faults)
    {
        if (fact.Kind is null)
        {
            return;
        }

        var codes = Closed.GetValueOrDefault(fact.Kind);
        var isNumber = Numbers.Contains(fact.Kind);
        if (fact.Value is not { } value)
        {
            if (codes is not null || isNumber || Free.Contains(fact.Kind))
            {
                faults.Add(PersonFaults.FactValueMissing, path);
            }
        }
        else if (codes is not null && !codes.Contains(value, StringComparer.Ordinal))
        {
            faults.Add(ShapeFaults.CodeUnknown, path);
        }
        else if (isNumber && !(value.Length <= DigitsMax && value.All(char.IsAsciiDigit)))
        {
            faults.Add(ShapeFaults.TextFormat, path);
        }
    }
}

using Verification.Vocabulary;

namespace Verification.Host.Showing;

/// <summary>The words of the three outcomes.</summary>
internal static class Outcomes
{
    public static Text Word(string outcome) => outcome switch
    {
        "eligible" => new("核对未发现不符合情形", "eligible"),
        "ineligible" => new("核对发现不符合情形", "ineligible"),
        "review" => new("需进一步核实", "review"),
        _ => new(outcome, outcome),
    };
}

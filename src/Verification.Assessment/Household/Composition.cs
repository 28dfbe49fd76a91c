using Verification.Assessment.Packs;

namespace Verification.Assessment.Household;

/// <summary>Who is counted: one composition when facts and registries agree, every plausible one when they do not.</summary>
/// <param name="Standings">Each person as the first plausible composition has it.</param>
/// <param name="Plausible">At least one; the first is the one reported.</param>
/// <param name="Widenings">What left the composition open; empty when there is one.</param>
/// <param name="Notes">Reason codes said beside a decided outcome.</param>
/// <param name="Placings">How each person was placed, in their order.</param>
internal sealed record Composition(
    IReadOnlyList<MemberStanding> Standings, IReadOnlyList<CountedHousehold> Plausible, IReadOnlyList<Widening> Widenings,
    IReadOnlyList<string> Notes, IReadOnlyList<Placing> Placings)
{
    /// <summary>A silence leaves open who belongs to the household at all: no composition is better than another.</summary>
    /// <remarks>Nor is it where some plausible one counts nobody, or where not all were tried: then none speaks for the rest.</remarks>
    public bool IsOpen => NotAllTried || Widenings.Any(w => w.Cause != WideningCause.Composition)
        || (Plausible.Any(p => p.Count == 0) && Plausible.Any(p => p.Count > 0));

    /// <summary>More persons are in doubt than compositions are made of.</summary>
    public bool NotAllTried { get; init; }
}

/// <summary>How one person was placed.</summary>
/// <param name="Rule">The rule that leaves the person out; null: counted.</param>
/// <param name="IsProven">A registry shows it, or the rule asks for none.</param>
internal readonly record struct Placing(NotCountedRule? Rule, bool IsProven);

/// <summary>One plausible composition.</summary>
/// <param name="Counted">By index of the person.</param>
/// <param name="Unseen">Persons a registry knows who are not in the submission; nothing is known of their income and property.</param>
internal sealed record CountedHousehold(bool[] Counted, int Unseen)
{
    public int Count { get; } = Counted.Count(c => c) + Unseen;
}

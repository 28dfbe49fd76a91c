using NUnit.Framework;
using Verification.Assessment.Packs;
using Verification.Assessment.Packs.Cases;

namespace Verification.Tests.Assessment;

/// <summary>Each "less than" of the packs is made "at most" and the other way round, one at a time: a threshold no case stands on would not be missed.</summary>
public sealed class When_a_comparison_of_law_is_turned
{
    /// <summary>Comparisons whose border gives the same from both sides, so that no case can tell.</summary>
    private static readonly (string File, string Rule)[] SameOnBothSides =
    [
        // Owed is a part of the excess over twice the standard, or over the standard; at the border there is none.
        ("cn/gansu-demonstration/maintenance-a.yaml", "if maintenance.obligor_per_head <= dibao.standard * 2 then 0.00 yuan/month"),
        ("cn/yanting.yaml", "if maintenance.obligor_per_head <= dibao.standard * 2 then 0.00 yuan/month"),
        ("cn/maintenance-d.yaml", "if maintenance.obligor_per_head < dibao.standard then 0.00 yuan/month"),
    ];

    /// <summary>Comparisons of the nation are tried where most of its cases are.</summary>
    private static readonly string[] PlacesOfTheNation = ["620591", "350203"];

    [Test]
    public void Some_case_notices() =>
        Assert.That(Comparisons().AsParallel().Where(c => !IsNoticed(c)).Select(c => (c.File, c.Rule)).ToList(), Is.EquivalentTo(SameOnBothSides));

    private static List<Comparison> Comparisons()
    {
        using var law = PackCopy.WithDemonstration(_ => true);
        return [.. law.Names.SelectMany(name => Comparison.Of(name, law.TextOf(name)))];
    }

    /// <summary>Tried near by first: law of few places is soon read, and most of what a rule decides is seen where it stands.</summary>
    private static bool IsNoticed(Comparison turned)
    {
        var near = turned.Region == "cn" ? PlacesOfTheNation : [turned.Region];
        return IsNoticed(turned, text => near.Any(place => IsAt(place, Comparison.RegionOf(text)))) || IsNoticed(turned, _ => true);
    }

    private static bool IsAt(string near, string region) =>
        region.StartsWith(near, StringComparison.Ordinal) || near.StartsWith(region, StringComparison.Ordinal);

    /// <param name="isTaken">Which demonstration law lies beside the packs; where a value is left without a rule that reads it, nothing is tried.</param>
    private static bool IsNoticed(Comparison turned, Func<string, bool> isTaken)
    {
        using var law = PackCopy.WithDemonstration(isTaken);
        law.Edit(turned.File, turned.Turn);
        return law.Read() is PackLibraryResult.Loaded { Library: var library }
            && library.Cases.OrderByDescending(c => c.File == turned.File).Any(c => CaseRun.Of(library, c).Differences.Count > 0);
    }
}

using NUnit.Framework;
using Verification.Assessment.Packs;
using Verification.Assessment.Packs.Cases;

namespace Verification.Tests.Assessment;

/// <summary>
/// Each "less than" of the packs is made "at most" and the other way round, one at a time, and each border is moved by one step: a threshold
/// without a case on it and one beside it would be turned or moved by mistake, and nobody would see it.
/// </summary>
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

    /// <summary>Of a fen above twice the standard a quarter is owed, which no amount shows.</summary>
    private static readonly (string File, string Rule)[] SameOneStepOn =
        [("cn/yanting.yaml", "if maintenance.obligor_per_head <= dibao.standard * 2 then 0.00 yuan/month")];

    /// <summary>Comparisons of the nation are tried where most of its cases are.</summary>
    private static readonly string[] PlacesOfTheNation = ["620591", "350203"];

    /// <summary>The smallest amounts that units know: only one of them can stand beside a comparison.</summary>
    private static readonly string[] Steps = ["0.01 yuan/month", "0.01 yuan", "1 years", "1 months", "1", "0.1 mu"];

    [Test]
    public void Some_case_notices() =>
        Assert.That(Unnoticed(c => [c.Turn]).Select(c => (c.File, c.Rule)).ToList(), Is.EquivalentTo(SameOnBothSides));

    [Test]
    public void Some_case_notices_when_the_border_is_moved_by_one_step() =>
        Assert.That(
            Unnoticed(c => [.. Steps.Select(step => (Func<string, string>)(text => c.Move(text, step)))]).Select(c => (c.File, c.Rule)).ToList(),
            Is.EquivalentTo(SameOneStepOn));

    /// <param name="edits">What is done to the text; of several only one gives law that can be read.</param>
    private static IEnumerable<Comparison> Unnoticed(Func<Comparison, IReadOnlyList<Func<string, string>>> edits) =>
        Comparisons().AsParallel().Where(c => !IsNoticed(c, edits(c)));

    private static List<Comparison> Comparisons()
    {
        using var law = PackCopy.WithDemonstration(_ => true);
        return [.. law.Names.SelectMany(name => Comparison.Of(name, law.TextOf(name)))];
    }

    /// <summary>Tried near by first: law of few places is soon read, and most of what a rule decides is seen where it stands. The one edit that gives law is enough.</summary>
    private static bool IsNoticed(Comparison comparison, IReadOnlyList<Func<string, string>> edits)
    {
        var near = comparison.Region == "cn" ? PlacesOfTheNation : [comparison.Region];
        var tried = edits.Select(e => (Edit: e, Noticed: IsNoticed(comparison, e, text => near.Any(place => IsAt(place, Comparison.RegionOf(text))))))
            .FirstOrDefault(t => t.Noticed is not null);
        return tried.Noticed == true
            || (tried.Edit is { } readable ? [readable] : edits).Any(edit => IsNoticed(comparison, edit, _ => true) == true);
    }

    private static bool IsAt(string near, string region) =>
        region.StartsWith(near, StringComparison.Ordinal) || near.StartsWith(region, StringComparison.Ordinal);

    /// <summary>Whether a case of the edited law comes out otherwise; null: the law is refused.</summary>
    /// <param name="isTaken">Which demonstration law lies beside the packs; where a value is left without a rule that reads it, nothing is tried.</param>
    private static bool? IsNoticed(Comparison comparison, Func<string, string> edit, Func<string, bool> isTaken)
    {
        using var law = PackCopy.WithDemonstration(isTaken);
        law.Edit(comparison.File, edit);
        return law.Read() is PackLibraryResult.Loaded { Library: var library }
            ? library.Cases.OrderByDescending(c => c.File == comparison.File).Any(c => CaseRun.Of(library, c).Differences.Count > 0)
            : null;
    }
}

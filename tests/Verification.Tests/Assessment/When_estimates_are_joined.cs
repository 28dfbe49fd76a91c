using CsCheck;
using NUnit.Framework;
using Verification.Assessment.Flexible;

namespace Verification.Tests.Assessment;

/// <summary>The algebra of ranges: views are intersected, disjoint money adds up, a part bounds its whole.</summary>
public sealed class When_estimates_are_joined
{
    private static readonly Gen<EstimateRange> Range = Gen.Select(Gen.Int[-50, 100], Gen.Int[0, 100], Gen.Int[0, 2], (low, width, kind) => kind switch
    {
        0 => EstimateRange.Shown(low, low + width),
        1 => EstimateRange.Estimated(low, low + width),
        _ => EstimateRange.Shown(low),
    });

    private static readonly Gen<(EstimateRange Range, decimal True)> Sound =
        Gen.Select(Range, Gen.Int[0, 100], (range, part) => (range, range.Low + ((range.High - range.Low) * part / 100m)));

    [Test]
    public void Sums_do_not_depend_on_their_order() =>
        Gen.Select(Range, Range, Range).Sample((a, b, c) => a.Plus(b) == b.Plus(a) && a.Plus(b).Plus(c) == a.Plus(b.Plus(c)) && a.Plus(EstimateRange.Nothing) == a);

    [Test]
    public void A_sum_holds_the_sum_of_what_its_parts_hold() =>
        Gen.Select(Sound, Sound).Sample((a, b) => Holds(a.Range.Plus(b.Range), a.True + b.True));

    [Test]
    public void Two_true_views_of_one_income_agree_and_their_common_part_is_true() =>
        Gen.Select(Gen.Int[-50, 100], Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[0, 30]).Sample((truth, a, b, c, d) =>
        {
            var (left, right) = (EstimateRange.Estimated(truth - a, truth + b), EstimateRange.Shown(truth - c, truth + d));
            return left.TryIntersect(right, out var both) && Holds(both, truth) && right.TryIntersect(left, out var same) && both == same;
        });

    [Test]
    public void A_whole_holds_its_truth_and_is_no_less_than_a_part_seen() =>
        Gen.Select(Sound, Gen.Int[0, 100], Gen.Int[0, 30]).Sample((whole, share, width) =>
        {
            var seen = Math.Max(0m, whole.True) * share / 100m;
            var part = EstimateRange.Estimated(Math.Max(0m, seen - width), seen + width);
            return whole.True < 0m || (whole.Range.TryContain(part, out var found) && Holds(found, whole.True) && found.Low >= part.Low);
        });

    [Test]
    public void Evidence_alone_never_says_more_than_evidence_with_estimates() =>
        Gen.Select(Range, Range).Sample((a, b) =>
        {
            _ = a.TryIntersect(b, out var both);
            _ = a.TryContain(b, out var whole);
            return (both.Low > both.High || IsWithin(both)) && IsWithin(a.Plus(b)) && IsWithin(a.Hull(b)) && IsWithin(whole);
        });

    [TestCase(0, null)]
    [TestCase(1, "0.9")]
    [TestCase(2, "0.8")]
    [TestCase(11, "0")]
    public void Joint_coverage_is_one_less_all_that_may_be_missed(int estimates, string? joint)
    {
        var coverage = default(JointCoverage);
        for (var i = 0; i < estimates; i++)
        {
            coverage.Add(0.9m);
        }

        Assert.That(coverage.Value, Is.EqualTo(joint is null ? null : (decimal?)decimal.Parse(joint, System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static bool Holds(in EstimateRange range, decimal truth) => range.Low <= truth && truth <= range.High;

    private static bool IsWithin(in EstimateRange range) => range.HardLow <= range.Low && (range.HardHigh is not { } high || range.High <= high);
}

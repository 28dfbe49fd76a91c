using Verification.Assessment.Language;
using Verification.Assessment.Packs;
using Verification.Assessment.Quantities;
using Verification.Vocabulary;

namespace Verification.Assessment.Flexible;

/// <summary>What was estimated of one counted member, yuan over the whole look-back; to measure methods against known lives.</summary>
/// <param name="MemberRef">The person.</param>
/// <param name="Methods">Every method that might be used, in the order of the law; also those that declined.</param>
/// <param name="Income">All items of income and what no record shows, together; an absent end is open.</param>
/// <param name="Unrecorded">What no record shows.</param>
/// <param name="Coverage">How often all of it holds at once; null: nothing was estimated by a method, or something whose coverage nobody states.</param>
public sealed record PersonEstimate(string MemberRef, IReadOnlyList<MethodEstimate> Methods, Interval<Money> Income, Interval<Money> Unrecorded, decimal? Coverage);

/// <summary>What one method said.</summary>
/// <param name="Range">Null: it declined.</param>
/// <param name="Work">The stated work it is about; empty: what its channel shows.</param>
/// <param name="Declines">Code of why it declined.</param>
public sealed record MethodEstimate(
    string Code, EstimateMethod Method, Channel Channel, string Work, Interval<Money>? Range, bool LowByEvidence, bool HighByEvidence, decimal Coverage, string? Declines);

/// <summary>Takes what was estimated out of a ledger.</summary>
internal static class EstimatesOfPersons
{
    public static IReadOnlyList<PersonEstimate> Of(Frame frame) =>
        [.. Enumerable.Range(0, frame.Count(Level.Member)).Where(p => frame.PersonAt(p) >= 0)
            .Select(p => One(frame.Facts.Members[frame.PersonAt(p)].MemberRef, frame.Income.Of(Level.Member, p)))];

    private static PersonEstimate One(string memberRef, PersonMoney money)
    {
        var total = money.Unrecorded.Figure.Best;
        foreach (var item in money.Items)
        {
            var best = item.Figure.Best;
            var low = total.Low + best.Low;
            total = total.HighOpen || best.HighOpen ? Extent.AtLeast(low) : Extent.Between(low, total.High + best.High);
        }

        return new(memberRef, [.. (money.Estimates?.All ?? []).Select(One)], total.ToMoney(), money.Unrecorded.Figure.Best.ToMoney(), money.Coverage.Value);
    }

    private static MethodEstimate One(Estimate estimate) => new(
        estimate.Rule.Code, estimate.Rule.Method, estimate.Rule.Channel, estimate.Work,
        estimate.Range is { } range ? Interval<Money>.Between(Money.Of(range.Low), Money.Of(range.High)) : null,
        estimate.Range is { LowIsShown: true }, estimate.Range is { HighIsShown: true }, estimate.Coverage, estimate.Declines);
}

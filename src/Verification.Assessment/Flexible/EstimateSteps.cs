using Verification.Assessment.Explaining;
using Verification.Assessment.Language;
using Verification.Assessment.Packs;
using Verification.Assessment.Quantities;

namespace Verification.Assessment.Flexible;

/// <summary>Each method as a step of the explanation: what it took, what it said and how often it holds, or why it said nothing.</summary>
internal static class EstimateSteps
{
    /// <summary>Begins the name of such a step; the code of the entry follows.</summary>
    public const string Prefix = "estimate.";

    public static List<Step> Of(IReadOnlyList<Estimate>? estimates, MoneyItem? into, StepSubject subject, string? memberRef) =>
        estimates is null ? [] : [.. estimates.Where(e => e.Rule.Into?.Index == into?.Index).Select(e => One(e, subject, memberRef))];

    private static Step One(Estimate estimate, StepSubject subject, string? memberRef)
    {
        var rule = estimate.Rule;
        var number = estimate.Range?.Figure;
        return new(
            Prefix + rule.Code, subject, rule.Article, [.. Inputs(estimate)],
            number is { } known ? Canonical.Text(known) : $"declined: {estimate.Declines}", [])
        {
            Means = rule.Means,
            MemberRef = memberRef,
            Number = number,
            Unit = Unit.OfYuan,
            IsItem = number is not null,
        };
    }

    private static IEnumerable<StepInput> Inputs(Estimate estimate)
    {
        yield return new("method", EstimateMethods.Of(estimate.Rule.Method));
        yield return new("channel", ChannelWords.Of(estimate.Rule.Channel));
        yield return new("coverage", Canonical.Text(estimate.Coverage));
        foreach (var (name, value) in estimate.Notes)
        {
            yield return new(name, Canonical.Text(value));
        }

        foreach (var record in estimate.Inputs)
        {
            yield return Records.Input(record);
        }
    }
}

using Verification.Assessment;
using Verification.City.Scoring.Assessing;
using Verification.City.Scoring.Comparing;
using Verification.City.Scoring.Reading;
using Verification.Vocabulary;

namespace Verification.City.Scoring.Counting;

/// <summary>How often published verdicts are wrong, and where they are not what the engine says of the same registers.</summary>
/// <param name="Published">Households with a verdict, of all.</param>
/// <param name="Reviewed">Review, of those with a verdict.</param>
/// <param name="Decided">Errors of what was decided; a household without a verdict is not decided.</param>
/// <param name="EngineDecided">The same of the engine on the registers themselves.</param>
/// <param name="Flexible">What households with a worker of flexible income came to.</param>
/// <param name="Differences">In the order of the city.</param>
public sealed record PublishedScore(
    Share Published, Share Reviewed, Errors Decided, Errors EngineDecided, IReadOnlyDictionary<string, Share> Flexible,
    IReadOnlyList<VerdictDifference> Differences)
{
    internal static PublishedScore Of(IReadOnlyList<CityCase> cases, IReadOnlyList<CaseFinding> found, PublishedVerdicts verdicts)
    {
        var byRequest = verdicts.All.ToDictionary(v => v.RequestId, StringComparer.Ordinal);
        PublishedVerdict?[] published = [.. cases.Select(c => byRequest.GetValueOrDefault(c.Truth.RequestId))];
        bool[] entitled = [.. cases.Select(c => c.Truth.Entitled)];
        var flexible = Enumerable.Range(0, cases.Count).Where(i => cases[i].Truth.Slices.Contains(FigureNames.FlexibleSlice)).ToList();
        return new(
            new(published.Count(v => v is not null), cases.Count),
            new(published.Count(v => v?.Outcome == Outcome.Review), published.Count(v => v is not null)),
            Errors.Of([.. published.Select(v => JudgementOf(v?.Outcome))], entitled, i => IsDecided(published[i]?.Outcome)),
            Errors.Of([.. found.Select(f => JudgementOf(f.Outcome))], entitled, i => IsDecided(found[i].Outcome)),
            Enum.GetValues<Outcome>().ToDictionary(
                WordOf, outcome => new Share(flexible.Count(i => published[i]?.Outcome == outcome), flexible.Count), StringComparer.Ordinal),
            [.. Enumerable.Range(0, cases.Count).Select(i => VerdictDifference.Between(cases[i], found[i], published[i])).OfType<VerdictDifference>()]);
    }

    internal static string WordOf(Outcome outcome) => outcome switch
    {
        Outcome.Eligible => "eligible",
        Outcome.Ineligible => "ineligible",
        _ => "review",
    };

    private static bool IsDecided(Outcome? outcome) => outcome is Outcome.Eligible or Outcome.Ineligible;

    private static Judgement JudgementOf(Outcome? outcome) => outcome == Outcome.Eligible ? Judgement.Grant(Money.Zero) : Judgement.Refused;
}

/// <summary>A household about which the published verdict is not what the engine says.</summary>
/// <param name="Engine">Outcome, and the amount when eligible.</param>
/// <param name="Published">The same.</param>
public sealed record VerdictDifference(string RequestId, string Engine, string Published)
{
    /// <summary>Null where the two agree, or nothing was published.</summary>
    internal static VerdictDifference? Between(CityCase one, CaseFinding found, PublishedVerdict? published) =>
        published is null || (published.Outcome == found.Outcome && (published.Payable is null || published.Payable == found.Payable))
            ? null
            : new(one.Truth.RequestId, Words(found.Outcome, found.Payable), Words(published.Outcome, published.Payable));

    private static string Words(Outcome outcome, Money? payable) =>
        payable is { } amount && outcome == Outcome.Eligible ? $"{PublishedScore.WordOf(outcome)} {amount}" : PublishedScore.WordOf(outcome);
}

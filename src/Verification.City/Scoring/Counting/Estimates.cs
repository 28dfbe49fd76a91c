using System.Globalization;
using Verification.Assessment;
using Verification.Assessment.Explaining;
using Verification.City.Scoring.Assessing;
using Verification.City.Scoring.Reading;
using Verification.Vocabulary;

namespace Verification.City.Scoring.Counting;

/// <summary>The intervals of a finding, held against the truth.</summary>
internal static class Estimates
{
    /// <summary>Income per head of a household whose both ends are known and differ; where an end is open, there is no width.</summary>
    public const string PerHead = "income-per-head";

    /// <summary>The same where nobody states how often it holds.</summary>
    public const string PerHeadUnstated = "income-per-head-unstated";

    // As the explanation names the step of a method; the code of its entry follows.
    private const string StepOfMethod = "estimate.";

    /// <summary>True kinds of income by the method that bounds all of such work, in whatever way it is paid.</summary>
    private static readonly Dictionary<string, string> Works = new(StringComparer.Ordinal)
    {
        ["day-labour"] = "day-labour", ["migrant"] = "migrant", ["seasonal"] = "seasonal", ["household-trade"] = "trade",
    };

    /// <summary>The same of work that was stated and left no record, by its channel.</summary>
    private static readonly Dictionary<string, string> Unseen = new(StringComparer.Ordinal) { ["platform"] = "platform", ["employer"] = "wage" };

    /// <summary>Income per head, and what each method said of each person.</summary>
    public static IEnumerable<Estimate> Of(CityCase one, CaseFinding finding)
    {
        if (one.Truth.PerHead is { } truth && finding.PerHead is { IsPoint: false, Low: { } low, High: { } high })
        {
            yield return new(
                finding.Coverage is null ? PerHeadUnstated : PerHead, (double?)finding.Coverage, finding.PerHead.Contains(truth), (double)((high - low).Yuan / one.Standard.Yuan));
        }

        if (one.Lives.Persons.Count > 0)
        {
            foreach (var step in Assessor.Explain(one.Pack, one.Facts, one.Evidence).Root.All().DistinctBy(s => (s.Rule, s.MemberRef)))
            {
                if (OfMethod(one, step) is { } estimate)
                {
                    yield return estimate;
                }
            }
        }
    }

    private static Estimate? OfMethod(CityCase one, Step step)
    {
        if (!step.Rule.StartsWith(StepOfMethod, StringComparison.Ordinal) || step is not { Number: { Best: { IsPoint: false, LowOpen: false, HighOpen: false } range }, MemberRef: { } member }
            || one.Lives.Of(member) is not { } life)
        {
            return null;
        }

        var truth = TrueYuan(one, life, Input(step, "method"), Input(step, "channel"));
        var months = one.Pack.LookBack.Months.Value;
        return new(
            step.Rule[StepOfMethod.Length..], double.Parse(Input(step, "coverage"), CultureInfo.InvariantCulture), range.Low <= truth && truth <= range.High,
            (double)((range.High - range.Low) / months / one.Standard.Yuan));
    }

    private static decimal TrueYuan(CityCase one, LifeOfPerson life, string method, string channel)
    {
        var lookBack = one.Pack.LookBack.For(one.Facts.AcceptedOn);
        var kind = Works.GetValueOrDefault(method) ?? (method == "stated-pay" ? Unseen.GetValueOrDefault(channel) : null);
        return life.Income.Where(i => Period.Of(i.Month).Overlaps(lookBack) && (kind is null ? i.Channel == channel : i.Kind == kind)).Sum(i => i.Amount.Yuan);
    }

    private static string Input(Step step, string name) => step.Inputs.First(i => i.Name == name).Value;
}

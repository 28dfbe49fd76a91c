using Verification.Assessment.Packs;

namespace Verification.Assessment.Flexible;

/// <summary>A declared amount narrows what a method of a work says: honest families err within the band the law states.</summary>
/// <remarks>
/// Less than the method holds possible at least is not believed: the point is then that least amount. Works declared under one word share
/// what was declared by what each of them yields usually.
/// </remarks>
internal static class DeclaredPoint
{
    public static void Apply(List<Estimate> estimates, PersonWork person)
    {
        var priors = estimates.ToArray();
        for (var i = 0; i < priors.Length; i++)
        {
            if (priors[i].Range is { } range && EstimateMethods.IsOfWork(priors[i].Rule.Method) && Of(priors[i], priors, person) is > 0m and var declared)
            {
                estimates[i] = priors[i] with { Range = Narrowed(range, declared, priors[i].Rule.Terms.Error), Notes = [.. priors[i].Notes, ("declared", declared)] };
            }
        }
    }

    /// <summary>Around the declared amount, or the least the method holds possible where that is more.</summary>
    public static EstimateRange Narrowed(in EstimateRange prior, decimal declared, Spread error)
    {
        var point = Math.Max(declared, prior.Low);
        return EstimateRange.Estimated(Math.Max(prior.Low, point * (1m - error.Low)), point * (1m + error.High));
    }

    private static decimal Of(Estimate one, Estimate[] all, PersonWork person)
    {
        var declared = 0m;
        foreach (var word in one.Rule.Terms.Declared)
        {
            var usual = all.Where(e => (e == one || e.Work != one.Work) && EstimateMethods.IsOfWork(e.Rule.Method) && e.Rule.Terms.Declared.Contains(word)).Sum(Usual);
            declared += usual > 0m ? person.DeclaredBeyondRecords(word, person.Ended(one.Rule)) * Usual(one) / usual : 0m;
        }

        return declared;
    }

    private static decimal Usual(Estimate estimate) => estimate.Range is { } range ? (range.Low + range.High) / 2m : 0m;
}

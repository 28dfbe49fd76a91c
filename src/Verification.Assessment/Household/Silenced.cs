using Verification.Assessment.Quantities;
using Verification.Vocabulary;

namespace Verification.Assessment.Household;

/// <summary>Tells the kinds of silence apart by who can end them: the source, the person's papers, or a consent.</summary>
internal static class Silenced
{
    public static Widening By(Case given, int source, int person)
    {
        var silence = given.Hearing[source, person].Silence;
        var consent = given.Facts.At(person).Consent;
        var cause = silence switch
        {
            Silence.NotMatched or Silence.NotSearchable => WideningCause.NotMatched,
            Silence.NotCovered when Assistance.IsFor(given, source, person) => WideningCause.OtherProvince,
            Silence.WeakMatch => WideningCause.WeakMatch,
            Silence.Refused when consent is null || !Covers(consent, given.Pack.Sources[source].Id) => WideningCause.NoConsent,
            _ => WideningCause.SourceSilent,
        };
        return new(cause, person, source);
    }

    // Which day a source was asked is not a fact of the household; a scope that leaves the source out is.
    private static bool Covers(Consent consent, SourceId source)
    {
        foreach (var scope in consent.Scope)
        {
            if (scope == "*" || scope == source.Code)
            {
                return true;
            }
        }

        return false;
    }
}

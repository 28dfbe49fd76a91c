using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment.Household;

/// <summary>Tells the kinds of silence apart by who can end them: the source, the person's papers, or a consent.</summary>
internal static class Silenced
{
    public static Widening By(HouseholdFacts facts, Pack pack, Hearing hearing, int source, int person)
    {
        var silence = hearing[source, person].Silence;
        var consent = facts.Members[person].Consent;
        var cause = silence switch
        {
            Silence.NotMatched => WideningCause.NotMatched,
            Silence.Refused when consent is null || !Covers(consent, pack.Sources[source].Id) => WideningCause.NoConsent,
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

using Verification.Vocabulary;

namespace Verification.Assessment.Household;

/// <summary>Persons by their place in the hearing: members, then obligors.</summary>
internal static class Persons
{
    public static int CountOf(HouseholdFacts facts) => facts.Members.Count + facts.Obligors.Count;

    public static Person At(this HouseholdFacts facts, int heardAt) =>
        heardAt < facts.Members.Count ? facts.Members[heardAt] : facts.Obligors[heardAt - facts.Members.Count];
}

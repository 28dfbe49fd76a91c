using Verification.Platform.Vault;
using Verification.Vocabulary;

namespace Verification.Intake.Keeping;

/// <summary>Makes persons findable without storing their numbers: a keyed hash per document.</summary>
public static class PersonIndex
{
    /// <summary>The field of the blind index under which documents are found.</summary>
    public const string Field = "document";

    /// <summary>One row per person who has a document, under the key of the household's province.</summary>
    public static IReadOnlyList<BlindIndexRow> Of(HouseholdFacts facts, Vault vault)
    {
        var rows = new List<BlindIndexRow>(facts.Members.Count + facts.Obligors.Count);
        foreach (var person in facts.Everyone)
        {
            if (person.Document.Number is not null)
            {
                rows.Add(new(Field, ValueOf(person.Document, facts.Region, vault), facts.Id.Value, person.Ordinal));
            }
        }

        return rows;
    }

    /// <summary>The keyed hash of a document under the key of this region's province.</summary>
    public static byte[] ValueOf(IdentityDocument document, RegionCode region, Vault vault) =>
        vault.BlindIndex(Field, $"{document.Type}:{document.Number}", region.Province);
}

using System.Globalization;
using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Cases;

/// <summary>Identity numbers for the persons of cases: they tell the sex, as real ones do.</summary>
internal static class CaseIdentity
{
    public static IdentityDocument Of(DateOnly born, Sex sex, int ordinal)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"110101{born:yyyyMMdd}{ordinal:00}{(sex == Sex.Male ? 1 : 2)}");
        foreach (var check in "0123456789X")
        {
            if (ResidentId.TryParse(head + check, out var id, out _))
            {
                return new(DocumentType.ResidentId, id.Number);
            }
        }

        throw new BrokenPromise("one of eleven check characters is right");
    }
}

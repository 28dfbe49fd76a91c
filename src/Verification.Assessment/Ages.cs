using System.Globalization;
using Verification.Vocabulary;

namespace Verification.Assessment;

/// <summary>Ages in completed years.</summary>
internal static class Ages
{
    /// <summary>The age on a day, or null when neither the submission nor the document tells the birth date.</summary>
    public static int? On(Person person, DateOnly day)
    {
        if ((person.BornOn ?? FromDocument(person.Document)) is not { } born)
        {
            return null;
        }

        var years = day.Year - born.Year;
        return day.Month < born.Month || (day.Month == born.Month && day.Day < born.Day) ? years - 1 : years;
    }

    private static DateOnly? FromDocument(IdentityDocument document) =>
        document is { Type: DocumentType.ResidentId, Number: { Length: 18 } number }
        && DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born)
            ? born
            : null;
}

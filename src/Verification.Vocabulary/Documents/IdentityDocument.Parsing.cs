using System.Diagnostics.CodeAnalysis;

namespace Verification.Vocabulary;

public sealed partial record IdentityDocument
{
    /// <summary>Reads a number as written in a request or a file.</summary>
    /// <remarks>
    /// Blanks around it go and ASCII letters become capitals, here and nowhere else. Everything that would have to be guessed
    /// (full-width digits, blanks or hyphens inside, other alphabets) is refused. A number that begins with 81, 82 or 83 is a residence
    /// permit's, whichever of the two types it came with, so that one person has one document.
    /// </remarks>
    /// <param name="asOf">When given, the person must be born by then and not older than <see cref="ResidentId.AgeMax"/>.</param>
    public static bool TryParse(
        DocumentType type, string? number, [NotNullWhen(true)] out IdentityDocument? document, out IdentityDocumentFault fault,
        DateOnly? asOf = null)
    {
        var text = Normalised(number);
        fault = FaultOf(type, text, asOf);
        var holder = text.StartsWith('8') && type == DocumentType.ResidentId ? DocumentType.HkMoTwResidencePermit : type;
        document = fault == IdentityDocumentFault.None ? new(holder, text.Length == 0 ? null : text) : null;
        return document is not null;
    }

    private static string Normalised(string? number)
    {
        var text = (number ?? "").AsSpan().Trim(" \t\r\n");
        return string.Create(text.Length, text, static (to, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                to[i] = char.IsAsciiLetterLower(from[i]) ? (char)(from[i] - 'a' + 'A') : from[i];
            }
        });
    }

    private static IdentityDocumentFault FaultOf(DocumentType type, string number, DateOnly? asOf) => (type, number.Length) switch
    {
        (DocumentType.NoneYet, 0) => IdentityDocumentFault.None,
        (DocumentType.NoneYet, _) => IdentityDocumentFault.NumberNotExpected,
        (_, 0) => IdentityDocumentFault.NumberMissing,
        (DocumentType.ResidentId, 15) when IsDigits(number) => IdentityDocumentFault.FifteenDigits,
        (DocumentType.ResidentId, _) => Numbered(number, asOf, [ResidentIdKind.Mainland, ResidentIdKind.HkMoTw]),
        (DocumentType.HkMoTwResidencePermit, _) => Numbered(number, asOf, [ResidentIdKind.HkMoTw]),
        (DocumentType.ForeignPermanentCard, 15) => OldForeignCard(number),
        (DocumentType.ForeignPermanentCard, _) => Numbered(number, asOf, [ResidentIdKind.Foreign]),
        (DocumentType.TravelPermit, _) => LettersAndDigits(number, 8, 11),
        (DocumentType.Passport, _) => LettersAndDigits(number, 5, 15),
        _ => throw new BrokenPromise($"unnamed document type {type}"),
    };

    private static IdentityDocumentFault Numbered(string number, DateOnly? asOf, ReadOnlySpan<ResidentIdKind> kinds)
    {
        var read = asOf is { } day
            ? ResidentId.TryParse(number, day, out var id, out var fault)
            : ResidentId.TryParse(number, out id, out fault);
        return read
            ? kinds.Contains(id.Kind) ? IdentityDocumentFault.None : IdentityDocumentFault.OtherType
            : fault switch
            {
                ResidentIdFault.Length => IdentityDocumentFault.Length,
                ResidentIdFault.Character => IdentityDocumentFault.Character,
                ResidentIdFault.Province => IdentityDocumentFault.Province,
                ResidentIdFault.BirthDate => IdentityDocumentFault.BirthDate,
                ResidentIdFault.BirthYear => IdentityDocumentFault.BirthYear,
                ResidentIdFault.Sequence => IdentityDocumentFault.Sequence,
                ResidentIdFault.CheckCharacter => IdentityDocumentFault.CheckCharacter,
                _ => throw new BrokenPromise($"unnamed resident id fault {fault}"),
            };
    }

    // Cards issued before 2023: country in three letters, then twelve digits, no check rule published.
    private static IdentityDocumentFault OldForeignCard(string number) =>
        number.AsSpan(0, 3).ContainsAnyExceptInRange('A', 'Z') || !IsDigits(number.AsSpan(3))
            ? IdentityDocumentFault.Character
            : IdentityDocumentFault.None;

    private static IdentityDocumentFault LettersAndDigits(string number, int lengthMin, int lengthMax) =>
        number.Length < lengthMin || number.Length > lengthMax ? IdentityDocumentFault.Length
        : !number.All(char.IsAsciiLetterOrDigit) ? IdentityDocumentFault.Character
        : IdentityDocumentFault.None;

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}

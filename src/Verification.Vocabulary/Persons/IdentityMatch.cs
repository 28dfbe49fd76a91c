namespace Verification.Vocabulary;

/// <summary>How sure it is that a record is of the person asked about.</summary>
public enum MatchStrength
{
    /// <summary>It is of somebody else, or nothing says that it is of this person.</summary>
    None,

    /// <summary>Something speaks for it and something against it, or too little for it: a person has to look.</summary>
    Weak,

    /// <summary>Name, birth and region agree, where no document could be compared.</summary>
    Strong,

    /// <summary>The document agrees and nothing the register says speaks against it.</summary>
    ByDocument,
}

/// <summary>Who a register says a record is of; what it does not say is null.</summary>
/// <remarks>Holds personal data: never logged.</remarks>
public sealed record RecordedIdentity(IdentityDocument? Document, string? Name, DateOnly? BornOn, RegionCode? Region)
{
    public override string ToString() => "a recorded identity";
}

/// <summary>Compares the person asked about with whom a register names (身份匹配): by document, else by name, birth and region.</summary>
/// <remarks>
/// A name alone is nobody: hundreds of thousands bear one. A former name the household stated is as good as the present one. Where nobody stated
/// where the person is registered, the place of the application is compared: it may speak for the person, and never makes sure.
/// </remarks>
public static class IdentityMatch
{
    public static MatchStrength Of(Question asked, RecordedIdentity recorded)
    {
        var name = NameOf(asked, recorded.Name);
        var born = recorded.BornOn is { } day && BornOn(asked) is { } known ? day == known : (bool?)null;
        return Documents(asked.Document, recorded.Document) switch
        {
            true => name != NameAgreement.Differs && born != false ? MatchStrength.ByDocument : MatchStrength.Weak,
            false => MatchStrength.None,
            null => WithoutDocument(name, born, Places(asked.RegisteredRegion ?? asked.Region, recorded.Region)) switch
            {
                MatchStrength.Strong when asked.RegisteredRegion is null => MatchStrength.Weak,
                var strength => strength,
            },
        };
    }

    private static MatchStrength WithoutDocument(NameAgreement? name, bool? born, bool? place) => (name, born, place) switch
    {
        (null or NameAgreement.Differs, _, _) or (_, false, _) => MatchStrength.None,
        (NameAgreement.Same, true, true) => MatchStrength.Strong,
        (_, true, _) or (_, _, true) => MatchStrength.Weak,
        _ => MatchStrength.None,
    };

    /// <summary>Null when the register names nobody.</summary>
    private static NameAgreement? NameOf(Question asked, string? recorded)
    {
        if (string.IsNullOrWhiteSpace(recorded))
        {
            return null;
        }

        var other = PersonName.Of(recorded);
        var best = PersonName.Of(asked.Name).With(other);
        foreach (var former in asked.FormerNames)
        {
            var agreement = PersonName.Of(former).With(other);
            best = agreement > best ? agreement : best;
        }

        return best;
    }

    private static DateOnly? BornOn(Question asked) => asked.Document.AsResidentId?.BornOn ?? asked.BornOn;

    // Documents of two kinds may both be one person's: they say nothing.
    private static bool? Documents(IdentityDocument asked, IdentityDocument? recorded) =>
        recorded?.Number is null || asked.Number is null || asked.Type != recorded.Type ? null : asked.Number == recorded.Number;

    // Either may be told more exactly: a county lies in its city. Streets move between counties' lists, counties are compared.
    private static bool? Places(RegionCode asked, RegionCode? recorded) =>
        recorded is not { } other ? null : Upto(asked).Covers(Upto(other)) || Upto(other).Covers(Upto(asked));

    private static RegionCode Upto(RegionCode region) => (region.County ?? region).WithoutFilling;
}

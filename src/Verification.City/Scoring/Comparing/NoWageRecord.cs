using Verification.City.Scoring.Reading;
using Verification.Vocabulary;

namespace Verification.City.Scoring.Comparing;

/// <summary>Households with an able adult whom no register shows a wage of.</summary>
internal static class NoWageRecord
{
    private const int FromAge = 16;
    private const int BeforeAge = 60;

    // Stated facts by which an office takes a person for unable to work.
    private static readonly HashSet<string> EndsAbility = new(StringComparer.Ordinal) { "disability", "illness", "study", "labour", "self-care" };

    public static bool Holds(CityCase one)
    {
        var paid = one.Answers.OfType<Answer.Answered>()
            .Where(a => a.Items.Any(i => i.Kind == EvidenceKind.Wage)).Select(a => a.MemberOrdinal).ToHashSet();
        return one.Facts.Members.Any(person => !paid.Contains(person.Ordinal) && IsAble(person, one.Facts.AsOf));
    }

    private static bool IsAble(Person person, DateOnly day) =>
        BornOn(person) is { } born && born.AddYears(FromAge) <= day && day < born.AddYears(BeforeAge)
        && !person.Facts.Any(f => EndsAbility.Contains(f.Kind) && f.Validity.Contains(day));

    private static DateOnly? BornOn(Person person) => person.BornOn
        ?? (ResidentId.TryParse(person.Document.Number, out var id, out _) ? id.BornOn : null);
}

using Verification.City.Scoring.Reading;
using Verification.Vocabulary;

namespace Verification.City.Scoring.Settling;

/// <summary>True lives written as the records a source would hold.</summary>
internal static class TrueRecords
{
    private static readonly SourceId Wages = new("tax-wages");
    private static readonly SourceId Insurance = new("social-insurance");
    private static readonly SourceId Deposits = new("bank-deposits");
    private static readonly SourceId Securities = new("securities");
    private static readonly SourceId Civil = new("civil-registry");

    /// <summary>What a source would say of a person if it knew the truth of what it is for; nothing but "no record" where it knows nothing of the kind.</summary>
    public static Answer Answer(CityCase one, SourceId source, Person person)
    {
        var life = one.Lives.Of(person.MemberRef);
        var items = life is null ? []
            : source == Wages ? Income(one, source, person.Ordinal, life, "wage", EvidenceKind.Wage)
            : source == Insurance ? Income(one, source, person.Ordinal, life, "pension", EvidenceKind.Pension)
            : source == Deposits ? Holdings(one, source, person.Ordinal, life, "deposit", EvidenceKind.Deposit)
            : source == Securities ? Holdings(one, source, person.Ordinal, life, "security", EvidenceKind.Security)
            : source == Civil ? Standing(one, source, person.Ordinal, life)
            : [];
        return Of(one, source, person.Ordinal, [.. items]);
    }

    public static Answer Of(CityCase one, SourceId source, int ordinal, IReadOnlyList<EvidenceItem> items) => items.Count == 0
        ? new Answer.Silent(one.Facts.Id, source, ordinal, Silence.NoRecord, one.Facts.AsOf)
        : new Answer.Answered(one.Facts.Id, source, ordinal, items, one.Facts.AsOf, Coverage.Unstated);

    public static EvidenceItem Item(CityCase one, SourceId source, int ordinal, EvidenceKind kind, string id, Period period, Money? amount) => new()
    {
        Kind = kind,
        Source = source,
        RecordId = $"truth-{ordinal}-{id}",
        MemberOrdinal = ordinal,
        Period = period,
        Amount = amount,
        AsOf = one.Facts.AsOf,
    };

    /// <summary>What a person owns by law, in whoever's name it is registered.</summary>
    public static IEnumerable<EvidenceItem> Holdings(
        CityCase one, SourceId source, int ordinal, LifeOfPerson life, string kind, EvidenceKind as_) =>
        life.Holdings.Where(h => h.Kind == kind)
            .Select((h, n) => Item(one, source, ordinal, as_, $"{kind}-{n}", Period.Of(one.Facts.AsOf), h.Value));

    private static IEnumerable<EvidenceItem> Income(CityCase one, SourceId source, int ordinal, LifeOfPerson life, string kind, EvidenceKind as_) =>
        life.Income.Where(i => i.Kind == kind)
            .Select(i => Item(one, source, ordinal, as_, $"{kind}-{i.Month}", Period.Of(i.Month), i.Amount));

    private static IEnumerable<EvidenceItem> Standing(CityCase one, SourceId source, int ordinal, LifeOfPerson life)
    {
        if (life.DiedOn is { } died)
        {
            yield return Item(one, source, ordinal, EvidenceKind.Death, "death", Period.Of(died), null);
        }

        if (life.Custody is { } term)
        {
            yield return Item(one, source, ordinal, EvidenceKind.Custody, "custody", term, null) with { Detail = "prison" };
        }
    }
}

using System.Globalization;
using Verification.City.Files;
using Verification.Contracts.Intake;
using Verification.Vocabulary;

namespace Verification.City.Plain;

/// <summary>The request an assistance system would send about a household.</summary>
internal static class RequestOf
{
    public static SubmitVerification Household(CityHousehold household) => new()
    {
        Submitter = CityFiles.Submitter,
        RequestId = household.RequestId,
        CaseNo = household.CaseNo,
        HouseholdRef = household.HouseholdRef,
        Purpose = "assistance",
        Kind = "initial",
        Programmes = ["dibao"],
        Region = household.Street[..6],
        StreetCode = household.Street,
        AcceptedOn = household.AcceptedOn,
        AsOf = household.AcceptedOn,
        Members = [.. household.Persons.Select((person, i) => Member(household, person, i + 1))],
        Declared = Declared(household),
    };

    private static HouseholdMember Member(CityHousehold household, CityPerson person, int number) => new()
    {
        MemberRef = person.MemberRef,
        Relation = person.Relation,
        Name = person.Name,
        Document = new() { Type = person.Document is null ? "none-yet" : "resident-id", Number = person.Document },
        BornOn = person.Document is null ? person.BornOn : null,
        RegisteredRegion = household.Street[..6],
        ResidenceRegion = household.Street,
        Facts = person.Facts.Count == 0
            ? null
            : [.. person.Facts.Select(f => new StatedFact { Kind = f.Kind, Value = f.Value, From = f.From, To = f.To })],
        GuardianRef = person.AgeOn(household.AcceptedOn) < 18 ? household.Persons[0].MemberRef : null,
        Consent = ConsentOf.Everything($"SQ-{household.CaseNo}-{number}"),
    };

    // Honest households: what they declare is what the registers hold, rounded down to whole yuan a month.
    private static DeclaredStatus? Declared(CityHousehold household)
    {
        var income = household.Persons
            .SelectMany(person => person.Income.Select(one => (person.MemberRef, one.Kind, Monthly: decimal.Floor(one.Sum / 12m))))
            .Where(one => one.Monthly > 0)
            .Select(one => new IncomeDeclared { MemberRef = one.MemberRef, Kind = Word(one.Kind), MonthlyAmount = Yuan(one.Monthly) })
            .ToList();
        var property = household.Persons
            .Where(person => person.Deposit > 0)
            .Select(person => new PropertyDeclared
            {
                Kind = "deposit",
                Value = Yuan(person.Deposit),
                Holders = [new() { MemberRef = person.MemberRef, SharePercent = "100.00" }],
            })
            .ToList();
        return income.Count + property.Count == 0
            ? null
            : new() { Income = income.Count > 0 ? income : null, Property = property.Count > 0 ? property : null };
    }

    private static string Yuan(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Word(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Wage => "wage",
        EvidenceKind.BusinessIncome => "business",
        EvidenceKind.Pension => "transfer",
        _ => "flexible",
    };
}

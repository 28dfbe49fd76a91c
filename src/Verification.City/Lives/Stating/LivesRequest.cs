using Verification.City.Drawing;
using Verification.City.Files;
using Verification.Contracts.Intake;

namespace Verification.City.Lives.Stating;

/// <summary>The request an assistance system would send about a household: the persons it names, and what they state.</summary>
internal static class LivesRequest
{
    public static SubmitVerification Of(LivedHousehold household, Chance chance) => new()
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
        Members = [.. household.Persons.Where(p => IsNamed(household, p)).Select(p => Member(household, p))],
        Declared = new Statement(chance).Of(household),
    };

    /// <summary>Who died more than two months before the application is no longer named; a later death is often not told yet.</summary>
    public static bool IsNamed(LivedHousehold household, LivedPerson person) => person.Named && !(person.DiedOn < household.AcceptedOn.AddDays(-60));

    private static HouseholdMember Member(LivedHousehold household, LivedPerson person) => new()
    {
        MemberRef = person.MemberRef,
        Relation = person.Relation,
        Name = person.Name,
        Document = new() { Type = person.Document is null ? "none-yet" : "resident-id", Number = person.Document },
        BornOn = person.Document is null ? person.BornOn : null,
        RegisteredRegion = household.Street[..6],
        ResidenceRegion = household.Street,
        Facts = WorkStated.Facts(person),
        GuardianRef = person.AgeOn(household.AcceptedOn) < 18 ? household.Persons[0].MemberRef : null,
        Consent = ConsentOf.Everything($"SQ-{household.CaseNo}-{person.Number}"),
    };
}

using Verification.Contracts.Intake;
using Verification.Intake.Faults;
using Verification.Intake.Reading;
using Verification.Vocabulary;

namespace Verification.Intake.Deciding;

internal static partial class SubmitVerificationDecision
{
    private const int GuardianUnderAge = 14;

    private static void DecidePersons(SubmitVerification request, People people, string root, FaultList faults)
    {
        var documents = new HashSet<(DocumentType, string)>();
        foreach (var (person, path) in people.Everyone)
        {
            if (people.IsRepeated(person, path))
            {
                faults.Add(PersonFaults.RefRepeated, $"{path}.memberRef");
            }

            var bornOn = DecideDocument(person, people.LastDay, path, documents, faults);
            DecideGuardian(person, bornOn, people, path, faults);
            DecideProvince(person.RegisteredRegion, path, "registeredRegion", faults);
            DecideProvince(person.ResidenceRegion, path, "residenceRegion", faults);
            DecideFacts(person, path, faults);
            if (person.Consent is { } consent)
            {
                Days.DecidePeriod(consent.From, consent.To, $"{path}.consent", faults);
            }
        }

        DecideApplicant(request, people, root, faults);
    }

    private static void DecideApplicant(SubmitVerification request, People people, string root, FaultList faults)
    {
        if (request.Members is null)
        {
            return;
        }

        // An unreadable member may be the applicant: then only too many of them are told.
        if (!people.Everyone.Any(p => IsApplicant(p.Person)) && request.Members.All(member => member?.Relation is not null))
        {
            faults.Add(PersonFaults.ApplicantMissing, $"{root}.members");
        }

        foreach (var (_, path) in people.Everyone.Where(p => IsApplicant(p.Person)).Skip(1))
        {
            faults.Add(PersonFaults.ApplicantRepeated, $"{path}.relation");
        }
    }

    /// <summary>Tells the birth date where document or member tells it.</summary>
    private static DateOnly? DecideDocument(
        HouseholdMember person, DateOnly lastDay, string path, HashSet<(DocumentType, string)> documents, FaultList faults)
    {
        DateOnly? stated = person.BornOn is { } given && Days.IsKnown(given) ? given : null;
        if (stated is { } born && (born > lastDay || born < lastDay.AddYears(-ResidentId.AgeMax)))
        {
            faults.Add(PersonFaults.BornLater, $"{path}.bornOn");
        }

        if (person.Document is not { } written || !DocumentTypes.TryOf(written.Type, out var type))
        {
            return stated;
        }

        if (!IdentityDocument.TryParse(type, written.Number, out var document, out var fault, lastDay))
        {
            faults.Add(PersonFaults.Document(fault), $"{path}.document.number");
            return stated;
        }

        if (document.Number is { } number && !documents.Add((document.Type, number)))
        {
            faults.Add(PersonFaults.DocumentRepeated, $"{path}.document.number");
        }

        return DecideBirth(person, document, stated, path, faults);
    }

    private static DateOnly? DecideBirth(
        HouseholdMember person, IdentityDocument document, DateOnly? stated, string path, FaultList faults)
    {
        var told = document.AsResidentId?.BornOn;
        if (told is null && person.BornOn is null)
        {
            faults.Add(PersonFaults.BirthDateMissing, $"{path}.bornOn");
        }
        else if (told is not null && stated is not null && told != stated)
        {
            faults.Add(PersonFaults.BirthDateContradicts, $"{path}.bornOn");
        }

        return told ?? stated;
    }

    private static void DecideGuardian(HouseholdMember person, DateOnly? bornOn, People people, string path, FaultList faults)
    {
        if (person.GuardianRef is { } guardian)
        {
            if (guardian == person.MemberRef)
            {
                faults.Add(PersonFaults.GuardianSelf, $"{path}.guardianRef");
            }
            else if (!people.Has(guardian))
            {
                faults.Add(PersonFaults.GuardianUnknown, $"{path}.guardianRef");
            }
        }
        else if (person.Consent is not null && IsUnder(GuardianUnderAge, bornOn, people.LastDay) && people.HasAdult)
        {
            // PIPL art. 31: under 14 a guardian consents. A child alone has a guardian who is no person of the request.
            faults.Add(PersonFaults.GuardianMissing, $"{path}.guardianRef");
        }
    }

    private static void DecideFacts(HouseholdMember person, string path, FaultList faults)
    {
        var facts = person.Facts ?? [];
        for (var i = 0; i < facts.Count; i++)
        {
            if (facts[i] is not { } fact)
            {
                continue;
            }

            FactValues.Decide(fact, $"{path}.facts[{i}].value", faults);
            Days.DecidePeriod(fact.From, fact.To, $"{path}.facts[{i}]", faults);
        }
    }

    private static bool IsApplicant(HouseholdMember person) => person.Relation == "applicant";

    private static bool IsUnder(int age, DateOnly? bornOn, DateOnly day) => bornOn is { } born && born > day.AddYears(-age);
}

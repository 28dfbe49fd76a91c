using System.Text;
using Verification.Contracts.Intake;
using Verification.Contracts.Rechecks;
using Verification.Intake.Reading;
using Verification.Vocabulary;

namespace Verification.Intake.Rechecks;

/// <summary>The request a recheck makes of an earlier one: the same household as it was told, another day, the consent that stands.</summary>
public static class RecheckRequest
{
    private const string Prefix = "recheck:";

    /// <summary>The request id, derived so that a second run asks for the same verification.</summary>
    public static string IdOf(string batchId, VerificationId earlier) =>
        $"{Prefix}{DerivedId.Of("recheck"u8.ToArray(), Encoding.UTF8.GetBytes(batchId), earlier.Value.ToByteArray(bigEndian: true))}";

    /// <summary>The verification a recheck opens for an earlier one.</summary>
    public static VerificationId VerificationOf(string submitter, string batchId, VerificationId earlier) =>
        VerificationId.Derive(submitter, IdOf(batchId, earlier));

    /// <summary>Builds the request.</summary>
    /// <param name="stored">The earlier request as it was sealed.</param>
    /// <param name="corrected">The declaration as corrected since, if it was.</param>
    public static SubmitVerification Of(
        VerificationId earlier, SubmitVerification stored, DeclaredStatus? corrected, string batchId, DateOnly asOf, StandingConsent? consent) => stored with
        {
            RequestId = IdOf(batchId, earlier),
            Kind = "periodic",
            Purpose = "recheck",
            PreviousVerification = earlier.Value,
            AcceptedOn = asOf,
            AsOf = asOf,
            Deadline = null,
            Members = [.. stored.Members.Select(m => With(m, consent))],
            Obligors = stored.Obligors?.Select(o => With(o, consent)).ToList(),
            Declared = corrected ?? stored.Declared,
        };

    /// <summary>The bytes every door would have read.</summary>
    public static byte[] Body(SubmitVerification request) => CanonicalBody.Of(request);

    // A standing consent renews the day, never what was consented to; who did not consent before does not now.
    private static HouseholdMember With(HouseholdMember person, StandingConsent? standing) => (person.Consent, standing) is ({ } own, { } renewed)
        ? person with { Consent = own with { DocumentNo = renewed.DocumentNo, Digest = renewed.Digest, From = renewed.From, To = renewed.To } }
        : person;
}

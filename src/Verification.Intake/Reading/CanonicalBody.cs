using System.Security.Cryptography;
using System.Text.Json;
using Verification.Contracts;
using Verification.Contracts.Intake;

namespace Verification.Intake.Reading;

/// <summary>The one writing of a request: what its digest is taken of and what is sealed.</summary>
/// <remarks>
/// Member order is that of the contract records, absent and default members are left out, an empty list is an absent one, and the
/// deadline is written as UTC; so two bodies that say the same have one digest. An approval test keeps old digests.
/// </remarks>
public static class CanonicalBody
{
    /// <summary>The bytes.</summary>
    public static byte[] Of(SubmitVerification request) =>
        JsonSerializer.SerializeToUtf8Bytes(Normalised(request), ContractJson.Wire.SubmitVerification);

    /// <summary>SHA-256 of the bytes.</summary>
    public static byte[] Digest(SubmitVerification request) => SHA256.HashData(Of(request));

    private static SubmitVerification Normalised(SubmitVerification request) =>
        HasSlack(request)
            ? request with
            {
                Deadline = request.Deadline?.ToUniversalTime(),
                Members = [.. request.Members.Select(Normalised)],
                Obligors = OrAbsent(request.Obligors)?.Select(Normalised).ToList(),
                Declared = request.Declared is { } declared ? Normalised(declared) : null,
                Circumstances = request.Circumstances is { } stated ? Normalised(stated) : null,
            }
            : request;

    // Nearly every request is written tightly already; those are not copied.
    private static bool HasSlack(SubmitVerification request) =>
        request.Deadline is { } deadline && deadline.Offset != TimeSpan.Zero
        || request.Obligors is { Count: 0 }
        || request.Declared is { } declared && Normalised(declared) != declared
        || request.Circumstances is { } stated && Normalised(stated) != stated
        || request.Members.Concat(request.Obligors ?? []).Any(m => m.FormerNames is { Count: 0 } || m.Facts is { Count: 0 });

    private static HouseholdMember Normalised(HouseholdMember member) =>
        member with { FormerNames = OrAbsent(member.FormerNames), Facts = OrAbsent(member.Facts) };

    private static DeclaredStatus? Normalised(DeclaredStatus declared)
    {
        var kept = new DeclaredStatus
        {
            Income = OrAbsent(declared.Income),
            Property = OrAbsent(declared.Property),
            Expenses = OrAbsent(declared.Expenses),
        };
        return kept is { Income: null, Property: null, Expenses: null } ? null : kept;
    }

    private static StatedCircumstances? Normalised(StatedCircumstances stated)
    {
        var kept = stated with { Receiving = OrAbsent(stated.Receiving), Overrides = OrAbsent(stated.Overrides) };
        return kept == new StatedCircumstances() ? null : kept;
    }

    private static IReadOnlyList<T>? OrAbsent<T>(IReadOnlyList<T>? list) => list is { Count: 0 } ? null : list;
}

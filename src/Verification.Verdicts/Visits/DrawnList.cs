using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Verdicts.Visits;

/// <summary>Whose list of which place and week.</summary>
/// <param name="Street">6 to 12 digits: a county, a street or a community.</param>
public sealed record ListKey(string DrawnFor, RegionCode Street, VisitWeek Week)
{
    /// <summary>Whether a caller may see anything of a place: it lies in the caller's region, or the caller's region in it.</summary>
    public static bool IsSeenBy(Scope caller, RegionCode street) =>
        street.Code.StartsWith(caller.RegionPrefix, StringComparison.Ordinal) || caller.RegionPrefix.StartsWith(street.Code, StringComparison.Ordinal);

    /// <summary>Callers that see the same rows share a list.</summary>
    public static ListKey Of(Scope caller, RegionCode street, VisitWeek week) => new(
        $"{caller.Submitter ?? Scope.Any}|{string.Join(',', caller.Programmes)}|{caller.RegionPrefix}|{string.Join(',', caller.Purposes)}", street, week);
}

/// <summary>The head of a list as it was drawn.</summary>
public sealed record DrawnList(
    int Officers, int VisitsEach, DateTimeOffset DrawnAt, int Withheld, int? LowestListedFen, int? HighestWithheldFen, int GivenBefore);

/// <summary>A household that waits to be listed.</summary>
/// <param name="Waiting">How many wait in all.</param>
/// <param name="GivenBefore">How many were listed in another week and are still open.</param>
/// <param name="HighestBeyondFen">The most expected of those that wait beyond the limit; null: there are none.</param>
public sealed record WaitingAlert(Guid VerificationId, int Round, long VisitRank, int ExpectedFen, int Waiting, int GivenBefore, int? HighestBeyondFen);

/// <summary>A household of a list, still sealed.</summary>
public sealed record ListedHousehold(
    Guid VerificationId, int Round, int Place, byte[] Sealed, string[] Outcomes, string? CaseNo, string Street, string Submitter,
    string[] Programmes, string Region, string Purpose)
{
    public RowScope Scope => new(Submitter, Programmes, Region, Purpose);
}

/// <summary>A household of a list, as far as nothing sealed is opened.</summary>
/// <param name="Withheld">How many its list leaves out.</param>
public sealed record ListedVisit(
    string Submitter, int Place, Guid VerificationId, string? CaseNo, string Street, int ExpectedFen, int Withheld, int? HighestWithheldFen)
{
    /// <summary>Yuan a year a visit is expected to change.</summary>
    public Money Expected => Money.Of(ExpectedFen / 100m);
}

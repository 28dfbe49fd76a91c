using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Verdicts.Reporting;

/// <summary>A report as it was first issued.</summary>
public sealed record IssuedReport(
    Guid VerificationId, string Programme, int Round, string Number, int Version, DateTimeOffset IssuedAt, string PreparedBy);

/// <summary>A report somebody asks for and nobody has issued yet.</summary>
/// <param name="County">By which it is numbered.</param>
/// <param name="PreparedBy">The service and its version.</param>
/// <param name="Scope">Of the verification; the row is narrowed to the one programme.</param>
public sealed record NewReport(
    VerificationId Verification, Programme Programme, int Round, RegionCode County, DateTimeOffset At, string PreparedBy, RowScope Scope);

/// <summary>One read of one report.</summary>
/// <param name="Reader">The caller; null for an operator of this installation.</param>
/// <param name="ReadFor">Purpose: assistance, recheck or audit.</param>
/// <param name="Form">json or html.</param>
public sealed record ReportRead(IssuedReport Report, DateTimeOffset At, string? Reader, string ReadFor, string Form, RowScope Scope);

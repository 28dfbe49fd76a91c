using Verification.Vocabulary;

namespace Verification.Pipeline.Reports;

/// <summary>Where the reports of verdicts can be read.</summary>
/// <param name="Of">
/// The report of a verification, at the HTTP door as callers reach it; of several programmes the caller names one. Asked late: a free port is
/// known after the start.
/// </param>
public sealed record ReportAddress(Func<VerificationId, string> Of);

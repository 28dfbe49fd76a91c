using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Verdicts.Decisions;

/// <summary>A decision as stored: what is counted by in clear, the notice itself sealed under the household's key.</summary>
/// <param name="Receiving">Keyed hashes of the persons it grants something to.</param>
/// <param name="Ending">Keyed hashes of the persons it ends something for.</param>
public sealed record DecisionRow(
    string RequestId, VerificationId Verification, VerdictId Verdict, int Round, string Decided, Programme Programme, DateOnly DecidedOn,
    YearMonth? From, YearMonth? To, bool Deviates, DateTimeOffset ReceivedAt, byte[] Sealed, IReadOnlyList<byte[]> Receiving,
    IReadOnlyList<byte[]> Ending, RowScope Scope);

/// <summary>An earlier decision about one of some persons.</summary>
public sealed record PastDecision(string Decided, DateOnly? MonthFrom, DateOnly? MonthTo, byte[][] Receiving, byte[][] Ending);

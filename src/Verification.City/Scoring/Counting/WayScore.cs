namespace Verification.City.Scoring.Counting;

/// <summary>How one way of verifying fares.</summary>
/// <param name="Decided">Errors among what it decides by itself.</param>
/// <param name="EndToEnd">Errors after the visits.</param>
/// <param name="Tiers">Tiers rightly given after the visits; null: the truth says none.</param>
/// <param name="Paid">What is paid after the visits; null: the truth says no amounts.</param>
public sealed record WayScore(Errors Decided, Errors EndToEnd, Share? Tiers, Payments? Paid);

/// <summary>Errors of every way when so many households are referred and visited.</summary>
/// <param name="ShareReferred">Of all households.</param>
/// <param name="EndToEnd">By way.</param>
public sealed record CurvePoint(double ShareReferred, IReadOnlyDictionary<string, Errors> EndToEnd);

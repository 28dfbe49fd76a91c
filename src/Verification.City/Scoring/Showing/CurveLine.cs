namespace Verification.City.Scoring.Showing;

/// <summary>One line of a chart.</summary>
/// <param name="Name">What the reader calls it.</param>
/// <param name="Points">From left to right.</param>
/// <param name="IsOurs">Drawn before all others.</param>
public sealed record CurveLine(string Name, IReadOnlyList<CurveLinePoint> Points, bool IsOurs);

/// <summary>A point of a line, in shares.</summary>
/// <param name="Low">Low end of its confidence interval; null: none is known.</param>
/// <param name="High">High end.</param>
public readonly record struct CurveLinePoint(double X, double Y, double? Low = null, double? High = null);

/// <summary>One panel of the chart.</summary>
/// <param name="Title">What is shown upwards.</param>
/// <param name="Mark">A point the reader is to see, with a word; null: none.</param>
public sealed record CurvePanel(string Title, IReadOnlyList<CurveLine> Lines, CurveMark? Mark = null);

/// <summary>A marked point.</summary>
public sealed record CurveMark(double X, double Y, string Word);

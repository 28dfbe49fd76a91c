namespace Verification.City.Serving;

/// <summary>A question that is not in its shape: refused, and nothing is said of anybody.</summary>
public sealed class UnreadableQuestion(string what) : Exception(what);

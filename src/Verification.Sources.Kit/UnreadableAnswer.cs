namespace Verification.Sources.Kit;

/// <summary>A source sent something that cannot be believed: the whole call fails and nothing of it is kept.</summary>
/// <remarks>The message says which column or field, never its content: it may be logged.</remarks>
public sealed class UnreadableAnswer(string what) : Exception(what);

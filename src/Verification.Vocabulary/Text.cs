namespace Verification.Vocabulary;

/// <summary>A sentence a person reads, in Chinese and in English.</summary>
/// <param name="Zh">Chinese text, shown first.</param>
/// <param name="En">English text.</param>
public sealed record Text(string Zh, string En);

using Verification.Vocabulary;

namespace Verification.Assessment.Packs;

/// <summary>Something wrong in a pack file, with its place; packs with any fault are not used at all.</summary>
/// <param name="Code">Stable code, e.g. <c>pack.unknown_key</c>.</param>
/// <param name="File">Path relative to the pack folder.</param>
/// <param name="Line">1-based; 0 when the whole folder is meant.</param>
/// <param name="Column">1-based.</param>
/// <param name="Sentence">What is wrong.</param>
public sealed record PackFault(string Code, string File, int Line, int Column, Text Sentence)
{
    public override string ToString() => $"{File}({Line},{Column}): {Code}: {Sentence.Zh} {Sentence.En}";
}

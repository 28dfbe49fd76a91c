using Verification.Vocabulary;

namespace Verification.Assessment.Language;

/// <summary>Why a text is no formula.</summary>
/// <param name="Code">One of <see cref="FormulaCodes"/>, e.g. <c>formula.unit_clash</c>.</param>
/// <param name="Offset">0-based position in the text.</param>
/// <param name="Sentence">What is wrong, and what to do.</param>
public sealed record FormulaFault(string Code, int Offset, Text Sentence);

/// <summary>A formula, or every reason why there is none.</summary>
public abstract record FormulaResult
{
    private FormulaResult()
    {
    }

    public sealed record Compiled(Formula Formula) : FormulaResult;

    public sealed record Faulty(IReadOnlyList<FormulaFault> Faults) : FormulaResult;
}

namespace Verification.Assessment.Language;

/// <summary>The faults found in one text; one of each kind at a place, in the order of the text.</summary>
/// <remarks>Nobody reads more than a hundred: more are found only in a text made to hurt.</remarks>
internal sealed class FormulaFaults
{
    private const int Most = 100;

    private readonly List<FormulaFault> _found = [];

    public bool Any => _found.Count > 0;

    public IReadOnlyList<FormulaFault> InOrder => [.. _found.OrderBy(fault => fault.Offset)];

    public void Add(string code, int offset, string zh, string en)
    {
        if (_found.Count < Most && !_found.Exists(fault => fault.Code == code && fault.Offset == offset))
        {
            _found.Add(new(code, offset, new(zh, en)));
        }
    }
}

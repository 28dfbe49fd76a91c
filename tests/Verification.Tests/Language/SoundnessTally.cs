namespace Verification.Tests.Formulae;

/// <summary>What random formulas were tried on, so that a property that looks at nothing is seen.</summary>
internal sealed class SoundnessTally
{
    private static readonly string[] Words =
        ["+", "-", "*", "/", "<", "<=", "=", "!=", "and", "or", "not", "if", "else if", "min(", "max(", "sum(", "count(", "any(", "all(", "where",
         "months", "obligors", "items", "round(", "monthly(", "yearly(", "%"];

    private readonly long[] _with = new long[Words.Length];
    private long _formulas;
    private long _refused;
    private long _cases;
    private long _points;
    private long _pointsWithoutValue;
    private long _exact;

    public long Cases => _cases;

    public long Points => _points;

    public object Figures => new
    {
        formulas = _formulas,
        formulasRefusedAsUnreachableOrDividingByZero = _refused,
        cases = _cases,
        casesThatCameOutExact = _exact,
        points = _points,
        pointsWithoutValue = _pointsWithoutValue,
        formulasWith = Words.Zip(_with).ToDictionary(pair => pair.First.Trim('('), pair => pair.Second),
    };

    public void Refuse() => Interlocked.Increment(ref _refused);

    public void Read(string text)
    {
        Interlocked.Increment(ref _formulas);
        for (var i = 0; i < Words.Length; i++)
        {
            if (text.Contains(Words[i], StringComparison.Ordinal))
            {
                Interlocked.Increment(ref _with[i]);
            }
        }
    }

    public void Case() => Interlocked.Increment(ref _cases);

    public void Came(bool exact) => Interlocked.Add(ref _exact, exact ? 1 : 0);

    public void Point() => Interlocked.Increment(ref _points);

    public void PointWithoutValue() => Interlocked.Increment(ref _pointsWithoutValue);

    /// <summary>A construct of the language no formula used.</summary>
    public IEnumerable<string> Unused => Words.Zip(_with).Where(pair => pair.Second == 0).Select(pair => pair.First);
}

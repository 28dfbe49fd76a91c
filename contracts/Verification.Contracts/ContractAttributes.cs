namespace Verification.Contracts;

/// <summary>A text member: its length bounds and alphabet, read by the schema writer and by the readers alike.</summary>
/// <param name="lengthMax">Most UTF-16 units.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TextRuleAttribute(int lengthMax) : Attribute
{
    public int LengthMin { get; init; } = 1;

    public int LengthMax { get; } = lengthMax;

    /// <summary>ECMA regular expression the whole text must match, or null: any text without control characters.</summary>
    public string? Pattern { get; init; }

    /// <summary>A person's name: besides control characters, invisible and private-use ones are refused too.</summary>
    public bool PersonName { get; init; }
}

/// <summary>A text member that is one of a closed list of codes.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OneOfAttribute(params string[] codes) : Attribute
{
    public IReadOnlyList<string> Codes { get; } = codes;
}

/// <summary>Bounds of a list member.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ListRuleAttribute(int countMin, int countMax) : Attribute
{
    public int CountMin { get; } = countMin;

    public int CountMax { get; } = countMax;
}

/// <summary>Bounds of a whole number.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WholeNumberRuleAttribute(int min, int max) : Attribute
{
    public int Min { get; } = min;

    public int Max { get; } = max;
}

/// <summary>A text member that holds yuan with exactly two decimals, e.g. <c>"1189.50"</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class YuanAttribute : Attribute
{
    /// <summary>Up to 13 digits before the point; zero has no sign.</summary>
    public const string Pattern = @"^(0\.00|-?0\.(0[1-9]|[1-9][0-9])|-?[1-9][0-9]{0,12}\.[0-9]{2})$";
}

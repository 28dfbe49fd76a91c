namespace Verification.Vocabulary;

/// <summary>A data source's stable id, as in <c>sources.yaml</c> and packs: lower case, digits, hyphen.</summary>
public readonly record struct SourceId(string Code) : IComparable<SourceId>
{
    public int CompareTo(SourceId other) => string.CompareOrdinal(Code, other.Code);

    public override string ToString() => Code;
}

/// <summary>An assistance programme's stable code (救助项目), e.g. <c>dibao</c>; which exist is a matter of packs.</summary>
public readonly record struct Programme(string Code) : IComparable<Programme>
{
    public int CompareTo(Programme other) => string.CompareOrdinal(Code, other.Code);

    public override string ToString() => Code;
}

/// <summary>The assistance system that submits: <c>[a-z0-9-]{1,40}</c>.</summary>
public readonly record struct SubmitterId(string Code)
{
    public override string ToString() => Code;
}

namespace Verification.Assessment.Packs.Reading;

/// <summary>One node of a pack file and where it stands; plain text, list or mapping and nothing else of YAML.</summary>
internal abstract record PackNode(int Line, int Column)
{
    public sealed record Scalar(string Text, int Line, int Column) : PackNode(Line, Column);

    public sealed record List(IReadOnlyList<PackNode> Items, int Line, int Column) : PackNode(Line, Column);

    public sealed record Map(IReadOnlyList<Entry> Entries, int Line, int Column) : PackNode(Line, Column);
}

/// <summary>A key of a mapping and its value.</summary>
internal sealed record Entry(string Key, int Line, int Column, PackNode Value);

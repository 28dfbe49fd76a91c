namespace Verification.Assessment.Packs.Reading;

/// <summary>One node of a pack file and where it stands; plain text, list or mapping and nothing else of YAML.</summary>
internal abstract record PackNode(int Line, int Column)
{
    /// <param name="Indent">Column at which the lines of a block text begin; 0 when the text stands on its own line.</param>
    /// <param name="Quoted">The text begins one character after the column.</param>
    public sealed record Scalar(string Text, int Line, int Column, int Indent = 0, bool Quoted = false) : PackNode(Line, Column)
    {
        /// <summary>Line and column of a character of the text.</summary>
        public (int Line, int Column) PlaceOf(int offset)
        {
            var before = Text.AsSpan(0, Math.Min(offset, Text.Length));
            var lines = before.Count('\n');
            if (Indent == 0)
            {
                return (Line, Column + offset + (Quoted ? 1 : 0));
            }

            return (Line + 1 + lines, Indent + before.Length - (before.LastIndexOf('\n') + 1));
        }
    }

    public sealed record List(IReadOnlyList<PackNode> Items, int Line, int Column) : PackNode(Line, Column);

    public sealed record Map(IReadOnlyList<Entry> Entries, int Line, int Column) : PackNode(Line, Column)
    {
        /// <summary>What stands under a key, or null.</summary>
        public PackNode? this[string key] => Entries.FirstOrDefault(e => string.Equals(e.Key, key, StringComparison.Ordinal))?.Value;
    }
}

/// <summary>A key of a mapping and its value.</summary>
internal sealed record Entry(string Key, int Line, int Column, PackNode Value);

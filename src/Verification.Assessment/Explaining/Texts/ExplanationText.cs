using System.Text;
using Verification.Vocabulary;

namespace Verification.Assessment.Explaining.Texts;

/// <summary>An explanation in words for one kind of reader; console, report and command line show the same.</summary>
public sealed record ExplanationText(Text Title, IReadOnlyList<TextSection> Sections)
{
    /// <summary>As plain lines, the Chinese first and the English beneath.</summary>
    public string Plain()
    {
        var plain = new StringBuilder().Append(Title.Zh).Append(' ').Append(Title.En).Append('\n');
        foreach (var section in Sections)
        {
            plain.Append('\n').Append("## ").Append(section.Title.Zh).Append(' ').Append(section.Title.En).Append('\n');
            foreach (var line in section.Lines)
            {
                var indent = new string(' ', line.Depth * 2);
                plain.Append(indent).Append("- ").Append(line.Says.Zh).Append('\n');
                if (line.Says.En != line.Says.Zh)
                {
                    plain.Append(indent).Append("  ").Append(line.Says.En).Append('\n');
                }
            }
        }

        return plain.ToString();
    }
}

/// <summary>One part of a text; a section without lines is not kept.</summary>
public sealed record TextSection(Text Title, IReadOnlyList<TextLine> Lines);

/// <summary>One line; <paramref name="Depth"/> tells under which line before it stands.</summary>
public sealed record TextLine(Text Says, int Depth = 0);

using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Verification.Verdicts.Reporting.Page;

/// <summary>HTML written as an interpolated string: what is typed is markup, what is filled in is text and encoded.</summary>
/// <remarks>Only another <see cref="Markup"/> goes in as it is, so that no value of a request can ever be read as markup.</remarks>
[InterpolatedStringHandler]
internal sealed class Markup
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _written;

    public Markup(int literalLength, int formattedCount) => _written = new(literalLength + (formattedCount * 24));

    public static Markup Nothing => new(0, 0);

    public void AppendLiteral(string markup) => _written.Append(markup);

    public void AppendFormatted(string? text) => _written.Append(text is null ? "" : Encoder.Encode(text));

    public void AppendFormatted(int number) => _written.Append(System.Globalization.CultureInfo.InvariantCulture, $"{number}");

    public void AppendFormatted(DateOnly? day) => _written.Append(System.Globalization.CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}");

    public void AppendFormatted(Markup inner) => _written.Append(inner._written);

    public void AppendFormatted(IEnumerable<Markup> inners)
    {
        foreach (var inner in inners)
        {
            AppendFormatted(inner);
        }
    }

    public override string ToString() => _written.ToString();
}

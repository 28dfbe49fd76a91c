using System.Globalization;
using System.Security;
using System.Text;

namespace Verification.City.Scoring.Showing;

/// <summary>Draws errors against the share referred: panels side by side, one legend below.</summary>
public static class CurveSvg
{
    private const int PanelWidth = 460;
    private const int PanelHeight = 340;
    private const int Left = 64;
    private const int Top = 76;
    private const int Between = 74;
    private const int Right = 24;
    private const int Axis = 60;
    private const int LegendLine = 24;
    private const int LegendColumns = 2;

    // Told apart in grey and by the colour-blind (Okabe and Ito), with dashes beside the colours.
    private static readonly string[] Colours = ["#0072B2", "#000000", "#E69F00", "#009E73", "#CC79A7", "#D55E00"];
    private static readonly string[] Dashes = ["", "2 4", "8 4", "10 3 2 3", "5 3", "1 3"];

    /// <param name="title">Heading of the whole picture.</param>
    /// <param name="subtitle">What it was measured on.</param>
    /// <param name="across">What is shown across, in shares.</param>
    /// <param name="panels">With the same lines in the same order.</param>
    public static string Of(string title, string subtitle, string across, IReadOnlyList<CurvePanel> panels)
    {
        var lines = panels[0].Lines;
        var width = Left + (panels.Count * PanelWidth) + ((panels.Count - 1) * Between) + Right;
        var legendTop = Top + PanelHeight + Axis;
        var height = legendTop + (((lines.Count + LegendColumns - 1) / LegendColumns) * LegendLine) + 14;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" font-family="'Noto Sans CJK SC','Noto Sans',sans-serif" font-size="13" fill="#222">
            <rect width="{width}" height="{height}" fill="#fff"/>
            <text x="{Left}" y="26" font-size="17" font-weight="600">{Safe(title)}</text>
            <text x="{Left}" y="46" fill="#555">{Safe(subtitle)}</text>

            """);
        for (var i = 0; i < panels.Count; i++)
        {
            new PanelSvg(svg, new(Left + (i * (PanelWidth + Between)), Top, PanelWidth, PanelHeight), panels[i], Colours).Draw(across);
        }

        for (var i = 0; i < lines.Count; i++)
        {
            var (x, y) = (Left + (i % LegendColumns * ((width - Left - Right) / LegendColumns)), legendTop + (i / LegendColumns * LegendLine));
            svg.Append(CultureInfo.InvariantCulture, $"""
                <line x1="{x}" y1="{y}" x2="{x + 34}" y2="{y}" {Stroke(lines[i].IsOurs, i)}/><text x="{x + 42}" y="{y + 4}">{Safe(lines[i].Name)}</text>

                """);
        }

        return svg.Append("</svg>\n").ToString();
    }

    internal static string Stroke(bool ours, int line) =>
        $"stroke=\"{Colours[line % Colours.Length]}\" stroke-width=\"{(ours ? 3 : 1.6).ToString(CultureInfo.InvariantCulture)}\""
        + (ours || Dashes[line % Dashes.Length].Length == 0 ? "" : $" stroke-dasharray=\"{Dashes[line % Dashes.Length]}\"");

    internal static string Safe(string text) => SecurityElement.Escape(text);
}

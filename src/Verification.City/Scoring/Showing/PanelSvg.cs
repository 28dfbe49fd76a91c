using System.Globalization;
using System.Text;

namespace Verification.City.Scoring.Showing;

/// <summary>Where a panel lies, in pixels.</summary>
internal readonly record struct PanelPlace(int X, int Y, int Width, int Height);

/// <summary>One panel: axes from zero, grid, bands of confidence, lines.</summary>
internal sealed class PanelSvg
{
    private const int TicksUp = 5;
    private const double AcrossStep = 0.05;

    private readonly StringBuilder _svg;
    private readonly PanelPlace _place;
    private readonly CurvePanel _panel;
    private readonly IReadOnlyList<string> _colours;
    private readonly double _across;
    private readonly double _up;

    public PanelSvg(StringBuilder svg, PanelPlace place, CurvePanel panel, IReadOnlyList<string> colours)
    {
        (_svg, _place, _panel, _colours) = (svg, place, panel, colours);
        var points = panel.Lines.SelectMany(l => l.Points).ToList();
        _across = Math.Max(AcrossStep, points.Select(p => p.X).DefaultIfEmpty(0).Max());
        _up = Round(points.Select(p => Math.Max(p.Y, p.High ?? 0)).DefaultIfEmpty(0).Max());
    }

    public void Draw(string across)
    {
        Grid();
        Text(_place.X, _place.Y - 10, _panel.Title, "start", "font-weight=\"600\"");
        Text(_place.X + (_place.Width / 2.0), _place.Y + _place.Height + 38, across, "middle", "");

        // The line a reader looks for lies over the others.
        foreach (var (index, line) in _panel.Lines.Index().OrderBy(l => l.Item.IsOurs))
        {
            if (line.IsOurs)
            {
                Band(line, index);
            }

            Line(line, index);
        }

        // What lies to the right of the last point is told in the tables.
        if (_panel.Mark is { } mark && mark.X <= _across && mark.Y <= _up)
        {
            Write($"<circle cx=\"{X(mark.X):0.#}\" cy=\"{Y(mark.Y):0.#}\" r=\"5\" fill=\"{_colours[0]}\" stroke=\"#fff\" stroke-width=\"1.5\"/>\n");
            Text(X(mark.X) + 9, Y(mark.Y) - 8, mark.Word, "start", $"fill=\"{_colours[0]}\" stroke=\"#fff\" stroke-width=\"3\" paint-order=\"stroke\"");
        }
    }

    private void Grid()
    {
        for (var tick = 0; tick <= TicksUp; tick++)
        {
            var value = _up * tick / TicksUp;
            Write($"<line x1=\"{_place.X}\" y1=\"{Y(value):0.#}\" x2=\"{_place.X + _place.Width}\" y2=\"{Y(value):0.#}\" stroke=\"{(tick == 0 ? "#444" : "#e3e3e3")}\"/>\n");
            Text(_place.X - 8, Y(value) + 4, Percent(value), "end", "fill=\"#555\"");
        }

        for (var value = 0.0; value <= _across + 1e-9; value += AcrossStep)
        {
            Write($"<line x1=\"{X(value):0.#}\" y1=\"{_place.Y + _place.Height}\" x2=\"{X(value):0.#}\" y2=\"{_place.Y + _place.Height + 5}\" stroke=\"#444\"/>\n");
            Text(X(value), _place.Y + _place.Height + 19, Percent(value), "middle", "fill=\"#555\"");
        }
    }

    private void Band(CurveLine line, int index)
    {
        var points = line.Points.Where(p => p is { Low: not null, High: not null }).ToList();
        if (points.Count > 1)
        {
            var edge = points.Select(p => (p.X, Y: p.High!.Value)).Concat(points.AsEnumerable().Reverse().Select(p => (p.X, Y: Math.Max(0, p.Low!.Value))));
            Write($"<polygon points=\"{string.Join(' ', edge.Select(p => At(p.X, p.Y)))}\" fill=\"{_colours[index % _colours.Count]}\" opacity=\"0.12\"/>\n");
        }
    }

    private void Line(CurveLine line, int index) => Write(
        $"<polyline points=\"{string.Join(' ', line.Points.Select(p => At(p.X, p.Y)))}\" fill=\"none\" stroke-linejoin=\"round\" {CurveSvg.Stroke(line.IsOurs, index)}/>\n");

    private string At(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"{X(x):0.#},{Y(y):0.#}");

    private double X(double value) => _place.X + (value / _across * _place.Width);

    private double Y(double value) => _place.Y + _place.Height - (value / _up * _place.Height);

    private void Text(double x, double y, string text, string anchor, string more) =>
        Write($"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\" {more}>{CurveSvg.Safe(text)}</text>\n");

    private void Write(FormattableString text) => _svg.Append(text.ToString(CultureInfo.InvariantCulture));

    private static string Percent(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %";

    /// <summary>The next of 1, 2, 2.5, 5 and 10 times a power of ten, so that the grid bears round numbers.</summary>
    private static double Round(double highest)
    {
        if (highest <= 0)
        {
            return 0.01;
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(highest)));
        foreach (var step in new[] { 1, 1.5, 2, 2.5, 3, 4, 5, 7.5 })
        {
            if (highest <= step * power)
            {
                return step * power;
            }
        }

        return 10 * power;
    }
}

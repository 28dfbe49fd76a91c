using System.Globalization;
using System.Xml.Linq;
using NUnit.Framework;
using Verification.City.Scoring.Showing;

namespace Verification.Tests.Cities.Scoring;

public sealed class A_curve_drawn
{
    private static readonly CurveLine Ours = new("ours & <others>", [new(0, 0.12, 0.10, 0.14), new(0.4, 0.01, 0, 0.02)], true);
    private static readonly CurveLine Theirs = new("theirs", [new(0, 0.12), new(0.4, 0.11)], false);

    private static readonly XElement Svg = XDocument.Parse(
        CurveSvg.Of("title", "subtitle", "across", [new("up", [Ours, Theirs], new(0.1, 0.05, "measured")), new("other", [Ours, Theirs])])).Root!;

    private static IEnumerable<XElement> All(string name) => Svg.Descendants().Where(e => e.Name.LocalName == name);

    [Test]
    public void Has_a_line_for_each_way_in_each_panel() => Assert.That(All("polyline").Count(), Is.EqualTo(4));

    [Test]
    public void Draws_ours_over_the_others() =>
        Assert.That(All("polyline").ElementAt(1).Attribute("stroke-width")!.Value, Is.EqualTo("3"));

    [Test]
    public void Shades_what_the_confidence_spans() => Assert.That(All("polygon").Count(), Is.EqualTo(2));

    [Test]
    public void Names_its_axes_and_lines() =>
        Assert.That(All("text").Select(t => t.Value), Is.SupersetOf(new[] { "title", "across", "up", "other", "ours & <others>", "theirs", "measured", "0 %", "15 %", "40 %" }));

    [Test]
    public void Leaves_nothing_outside()
    {
        var (width, height) = (Number(Svg, "width"), Number(Svg, "height"));
        var points = All("polyline").Concat(All("polygon")).SelectMany(line => line.Attribute("points")!.Value.Split(' '))
            .Select(point => point.Split(',').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray());

        Assert.That(points, Has.All.Matches<double[]>(p => p![0] >= 0 && p[0] <= width && p[1] >= 0 && p[1] <= height));
    }

    [Test]
    public void Of_nothing_at_all_is_still_a_picture() => Assert.That(
        () => XDocument.Parse(CurveSvg.Of("t", "s", "a", [new("up", [new("none", [], true)])])), Throws.Nothing);

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}

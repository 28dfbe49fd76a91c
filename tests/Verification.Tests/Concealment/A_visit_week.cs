using NUnit.Framework;
using Verification.Verdicts.Visits;

namespace Verification.Tests.Concealment;

[TestFixture]
public sealed class A_visit_week
{
    [TestCase(2026, 11, 23, "2026-W48")]
    [TestCase(2026, 11, 29, "2026-W48")]
    [TestCase(2026, 11, 30, "2026-W49")]
    [TestCase(2021, 1, 3, "2020-W53")]
    public void Begins_on_monday(int year, int month, int day, string week)
    {
        var found = VisitWeek.Of(new(year, month, day));
        Assert.That((found.ToString(), found.Monday.DayOfWeek), Is.EqualTo((week, DayOfWeek.Monday)));
    }

    [TestCase("2026-W48")]
    [TestCase("2020-W53")]
    public void Is_read_as_it_is_written(string text) =>
        Assert.That(VisitWeek.TryParse(text, out var week) ? week.ToString() : null, Is.EqualTo(text));

    [TestCase("2026-W00")]
    [TestCase("2026-W54")]
    [TestCase("2025-W53")]
    [TestCase("2026W48")]
    [TestCase("2026-48")]
    [TestCase("")]
    [TestCase("1999-W01")]
    public void Is_nothing_else(string text) => Assert.That(VisitWeek.TryParse(text, out _), Is.False);
}

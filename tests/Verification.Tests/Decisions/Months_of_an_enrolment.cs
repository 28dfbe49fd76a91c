using NUnit.Framework;
using Verification.Evidence;
using Verification.Vocabulary;

namespace Verification.Tests.Decisions;

/// <summary>Changes are written as 'from..to', an open end as nothing, and an end as '..to'.</summary>
[TestFixture]
public sealed class Months_of_an_enrolment
{
    [TestCase("2026-01..", "2026-01..", TestName = "Begin_with_the_grant")]
    [TestCase("2026-01..2026-06 2026-07..2026-12", "2026-01..2026-12", TestName = "Go_on_with_a_renewal_that_follows")]
    [TestCase("2026-01..2026-06 2026-09..2026-12", "2026-01..2026-06 2026-09..2026-12", TestName = "Stand_apart_after_a_gap")]
    [TestCase("2026-01.. ..2026-06", "2026-01..2026-06", TestName = "End_when_stopped")]
    [TestCase("2026-01..2026-03 ..2026-06", "2026-01..2026-03", TestName = "Are_not_lengthened_by_a_stop")]
    [TestCase("2026-05.. ..2026-04", "", TestName = "Never_were_when_stopped_before_they_began")]
    [TestCase("2026-01.. 2026-03..2026-08", "2026-01..2026-08", TestName = "Get_another_end_by_a_change")]
    [TestCase("2026-03.. 2026-02..2026-08", "2026-02..2026-08", TestName = "Are_replaced_by_what_begins_earlier")]
    [TestCase("2026-01.. ..2026-06 2026-09..", "2026-01..2026-06 2026-09..", TestName = "Begin_again_after_a_stop")]
    [TestCase("..2026-06", "", TestName = "Are_none_without_a_grant")]
    public void After_decisions(string changes, string months) => Assert.That(string.Join(' ', EnrolmentSpans.After(Changes(changes)).Select(Written)), Is.EqualTo(months));

    private static IEnumerable<EnrolmentChange> Changes(string text) => text.Split(' ').Select(change => change.Split("..") switch
    {
        ["", var to] => new EnrolmentChange.EndsAfter(Month(to)!.Value),
        [var from, var to] => (EnrolmentChange)new EnrolmentChange.Receives(Month(from)!.Value, Month(to)),
        _ => throw new ArgumentException(change, nameof(text)),
    });

    private static YearMonth? Month(string text) => YearMonth.TryParse(text, out var month) ? month : null;

    private static string Written(EnrolmentSpan span) => $"{span.From}..{span.To}";
}

using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>Months during which a person receives a programme through one submitter; without an end it still does.</summary>
public readonly record struct EnrolmentSpan(YearMonth From, YearMonth? To);

/// <summary>What one decision did to one person's enrolment.</summary>
public abstract record EnrolmentChange
{
    private EnrolmentChange()
    {
    }

    /// <summary>Receives it from a month on, for ever or until another.</summary>
    public sealed record Receives(YearMonth From, YearMonth? To) : EnrolmentChange;

    /// <summary>Receives it no longer after this month.</summary>
    public sealed record EndsAfter(YearMonth Last) : EnrolmentChange;
}

/// <summary>What all decisions about a person come to, in whichever order they became known.</summary>
public static class EnrolmentSpans
{
    /// <summary>The months left standing by changes in the order in which they were decided.</summary>
    public static IReadOnlyList<EnrolmentSpan> After(IEnumerable<EnrolmentChange> changes)
    {
        var spans = new List<EnrolmentSpan>();
        foreach (var change in changes)
        {
            switch (change)
            {
                case EnrolmentChange.Receives receives:
                    Receive(spans, receives);
                    break;
                case EnrolmentChange.EndsAfter end:
                    spans.RemoveAll(s => s.From > end.Last);
                    CutLast(spans, end.Last);
                    break;
            }
        }

        return spans;
    }

    // What was decided for the same or later months before is replaced; a grant that is still running, or ran up to now, goes on.
    private static void Receive(List<EnrolmentSpan> spans, EnrolmentChange.Receives receives)
    {
        spans.RemoveAll(s => s.From >= receives.From);
        if (spans.Count > 0 && Reaches(spans[^1], receives.From))
        {
            spans[^1] = spans[^1] with { To = receives.To };
        }
        else
        {
            spans.Add(new(receives.From, receives.To));
        }
    }

    private static bool Reaches(EnrolmentSpan span, YearMonth month) => span.To is not { } last || last.Plus(1) >= month;

    private static void CutLast(List<EnrolmentSpan> spans, YearMonth last)
    {
        if (spans.Count > 0 && (spans[^1].To is not { } to || to > last))
        {
            spans[^1] = spans[^1] with { To = last };
        }
    }
}

using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>Until when a verification waits for its sources.</summary>
public static class DeadlineDecision
{
    /// <summary>Shortest wait: a deadline sooner than this is moved to it.</summary>
    public static readonly TimeSpan WaitMin = TimeSpan.FromSeconds(1);

    /// <summary>The submitter's own instant, else the end of the pack's last working day after receipt.</summary>
    /// <param name="answerWithin">The pack's <c>answer_within</c>, in working days; the day of receipt is not counted.</param>
    public static CountedDeadline For(DateTimeOffset? asked, DateTimeOffset receivedAt, int answerWithin, WorkingDayCalendar calendar)
    {
        if (asked is not { } instant)
        {
            return calendar.DeadlineAfter(receivedAt, answerWithin);
        }

        var soonest = receivedAt + WaitMin;
        return new(instant < soonest ? soonest : instant.ToUniversalTime(), Provisional: false);
    }
}

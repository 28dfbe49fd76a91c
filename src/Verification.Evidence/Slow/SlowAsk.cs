using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>One claimed ask on its way: what it asks now, and what it has heard.</summary>
internal sealed class SlowAsk
{
    // A promise or a retry is not due again within this time, whatever the settings say.
    private static readonly TimeSpan PauseMin = TimeSpan.FromMilliseconds(10);

    private readonly ClaimedAsk _ask;
    private readonly OpenedHousehold? _household;
    private readonly IReadOnlyList<Answer> _planned = [];
    private readonly Answer?[] _heard;

    public SlowAsk(ClaimedAsk ask, OpenedHousehold? household, SourceCatalogue catalogue, DateOnly today)
    {
        (_ask, _household) = (ask, household);
        if (household is not null)
        {
            // Consent is looked at on the day of each call: one that has ended since closes its question without a call.
            var plan = QuestionPlan.Again(household.Facts, ask.Source, ask.Members, household.Needs, catalogue, today);
            _planned = plan.Planned;
            Questions = plan.Asks.Count > 0 ? plan.Asks[0].Questions : [];
        }

        _heard = new Answer?[Questions.Count];
    }

    public IReadOnlyList<Question> Questions { get; } = [];

    public void Hear(int question, Answer? answer) => _heard[question] = answer;

    /// <summary>What this try leaves in the row.</summary>
    public TriedAsk Tried(SlowLaneSettings settings, DateTimeOffset now, DateTimeOffset? unavailableUntil)
    {
        if (_household is null)
        {
            return Untried(settings, now);
        }

        var open = new List<int>();
        var closed = new List<Answer>(_planned);
        for (var i = 0; i < _heard.Length; i++)
        {
            if (AnswerDecision.Closes(_heard[i]))
            {
                closed.Add(_heard[i]!);
            }
            else
            {
                open.Add(Questions[i].MemberOrdinal);
            }
        }

        var promise = _heard.OfType<Answer.Later>().MinBy(l => l.Expected ?? DateTimeOffset.MaxValue);
        return new(_ask, Sealed(closed), open, DueAfter(settings, now, promise, unavailableUntil), promise?.Ticket ?? _ask.Ticket);
    }

    /// <summary>Nothing was heard, or what was cannot be kept: the row stays as it was and is not due again for long.</summary>
    public TriedAsk Untried(SlowLaneSettings settings, DateTimeOffset now) =>
        new(_ask, _ask.SealedAnswer, _ask.Members, now + settings.AskAgainAfterMax, _ask.Ticket);

    private byte[]? Sealed(List<Answer> closed)
    {
        if (closed.Count == 0)
        {
            return _ask.SealedAnswer;
        }

        var name = AskStore.SealName(_ask.Round.Round, _ask.Source);
        var earlier = _ask.SealedAnswer is { } envelope
            ? StoredAnswers.Read(_household!.Keys.Open(0, name, envelope), _ask.Round.Verification)
            : [];
        return _household!.Keys.Seal(0, name, StoredAnswers.Write([.. earlier, .. closed]));
    }

    private DateTimeOffset DueAfter(SlowLaneSettings settings, DateTimeOffset now, Answer.Later? promise, DateTimeOffset? unavailableUntil)
    {
        var doublings = Math.Min(_ask.Attempts - 1, 20);
        var pause = TimeSpan.FromTicks(Math.Min(settings.AskAgainAfterMax.Ticks, (long)(settings.AskAgainAfter.Ticks * Math.Pow(2, doublings))));
        var due = promise?.Expected ?? now + pause;
        due = unavailableUntil > due ? unavailableUntil.Value : due;
        var soonest = now + PauseMin;
        return AskRow.DueOf(due < soonest ? soonest : due, soonest, _ask.Deadline);
    }
}

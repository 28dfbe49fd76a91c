using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>One household in the fast lane: a slot per call part, one completion for all.</summary>
internal sealed class CaseGathering
{
    private readonly TaskCompletionSource<GatheredAnswers> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly QuestionPlan _plan;
    private readonly IReadOnlyList<WaitingAsk> _slots;
    private readonly SlotResult?[] _results;
    private readonly ITimer _deadline;
    private int _left;

    public CaseGathering(QuestionPlan plan, Func<CaseGathering, IReadOnlyList<WaitingAsk>> slots, TimeSpan longest, TimeProvider clock)
    {
        _plan = plan;
        _slots = slots(this);
        _results = new SlotResult?[_slots.Count];
        _left = _slots.Count;
        // Started once it is assigned: whoever closes the last slot disposes of it, and that may be the timer itself.
        _deadline = clock.CreateTimer(static state => ((CaseGathering)state!).LeaveAll(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _deadline.Change(longest, Timeout.InfiniteTimeSpan);
    }

    public IReadOnlyList<WaitingAsk> Slots => _slots;

    public Task<GatheredAnswers> Gathered => _done.Task;

    public bool IsClosed(int slot) => Volatile.Read(ref _results[slot]) is not null;

    /// <summary>Leaves the slot's questions open for the slow lane.</summary>
    public void Leave(int slot, LaterCause why) => Close(slot, new SlotResult(default, why));

    /// <summary>Closes the slot; false when it was closed before, so the answers came too late and are dropped.</summary>
    public bool Close(int slot, SlotResult result)
    {
        if (Interlocked.CompareExchange(ref _results[slot], result, null) is not null)
        {
            return false;
        }

        if (Interlocked.Decrement(ref _left) == 0)
        {
            _deadline.Dispose();
            _done.SetResult(Collect());
        }

        return true;
    }

    private void LeaveAll()
    {
        for (var slot = 0; slot < _slots.Count; slot++)
        {
            Leave(slot, LaterCause.TimedOut);
        }
    }

    private GatheredAnswers Collect()
    {
        var closed = new List<Answer>(_plan.Planned.Count + (_slots.Count * 3));
        closed.AddRange(_plan.Planned);
        List<OpenAsk>? open = null;
        for (var slot = 0; slot < _slots.Count; slot++)
        {
            if (OpenAfter(slot, closed) is { } ask)
            {
                open ??= [];
                AddOpen(open, ask);
            }
        }

        return new(_plan.Verification, closed, open ?? (IReadOnlyList<OpenAsk>)[]);
    }

    private OpenAsk? OpenAfter(int slot, List<Answer> closed)
    {
        var result = _results[slot]!;
        var questions = _slots[slot].Questions;
        List<int>? members = null;
        Answer.Later? promise = null;
        for (var i = 0; i < questions.Count; i++)
        {
            var answer = result.Answers.Count == 0 ? null : result.Answers[i];
            if (AnswerDecision.Closes(answer))
            {
                closed.Add(answer!);
            }
            else
            {
                promise ??= answer as Answer.Later;
                (members ??= new(questions.Count)).Add(questions[i].MemberOrdinal);
            }
        }

        return members is null
            ? null
            : new(questions[0].Source, members, promise?.Ticket, promise?.Expected, promise is null ? result.Why : LaterCause.Promised);
    }

    // A source that takes few questions at once has several slots in one household, but one row in the slow lane.
    private static void AddOpen(List<OpenAsk> open, OpenAsk ask)
    {
        if (open.Count > 0 && open[^1].Source == ask.Source)
        {
            var last = open[^1];
            open[^1] = last with { Members = [.. last.Members, .. ask.Members], Ticket = last.Ticket ?? ask.Ticket, Expected = last.Expected ?? ask.Expected };
        }
        else
        {
            open.Add(ask);
        }
    }
}

/// <summary>Questions of one household that are asked in one call.</summary>
internal sealed record WaitingAsk(CaseGathering Gathering, int Slot, IReadOnlyList<Question> Questions)
{
    public bool IsClosed => Gathering.IsClosed(Slot);
}

/// <summary>What a slot ended with; no answers at all when the call brought none.</summary>
/// <param name="Answers">By question; null where the source said nothing.</param>
/// <param name="Why">Why questions without an answer stay open.</param>
internal sealed record SlotResult(ArraySegment<Answer?> Answers, LaterCause Why);

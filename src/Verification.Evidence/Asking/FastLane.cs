using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>Asks every source that answers now, all households together and every source behind its own limits.</summary>
/// <remarks>
/// One attempt and no retry: whatever is not answered within it leaves as an open ask for the slow lane.
/// <see cref="Ask"/> never throws for a source's fault and takes no longer than the longest attempt of the sources asked.
/// </remarks>
public sealed class FastLane : IAsyncDisposable
{
    /// <summary>What has no fast lane is left at once; a shorter time could be up before that, and it would be called timed out.</summary>
    private static readonly TimeSpan WithoutAnyLine = TimeSpan.FromSeconds(1);

    private readonly FrozenDictionary<SourceId, SourceLine> _lines;
    private readonly TimeProvider _clock;
    private readonly EvidenceMetrics _metrics;

    public FastLane(SourceCatalogue catalogue, TimeProvider clock, EvidenceMetrics metrics, ILogger<FastLane> log)
    {
        (_clock, _metrics) = (clock, metrics);
        _lines = catalogue.All.Where(s => s.Settings.Fast is not null)
            .ToFrozenDictionary(s => s.Settings.Id, s => new SourceLine(s, s.Settings.Fast!, clock, metrics, log));
    }

    /// <summary>Asks all planned questions and returns when each is answered, refused, spared or left open.</summary>
    /// <param name="spare">Says, when the first stage has answered, which sources of the second are spared; null: none.</param>
    /// <exception cref="OperationCanceledException">The caller gave up; nothing was decided.</exception>
    public Task<GatheredAnswers> Ask(QuestionPlan plan, CancellationToken ct, Func<GatheredAnswers, IReadOnlySet<SourceId>>? spare = null)
    {
        _metrics.Planned(plan);
        if (plan.Asks.Count == 0)
        {
            return Task.FromResult(new GatheredAnswers(plan.Verification, plan.Planned, []));
        }

        return plan.Asks.All(a => a.Stage == plan.Asks[0].Stage) ? AskOnce(plan, ct) : AskInStages(plan, spare, ct);
    }

    private async Task<GatheredAnswers> AskInStages(QuestionPlan plan, Func<GatheredAnswers, IReadOnlySet<SourceId>>? spare, CancellationToken ct)
    {
        var first = await AskOnce(plan with { Asks = [.. plan.Asks.Where(a => a.Stage <= 1)] }, ct);
        var spared = spare?.Invoke(first);
        var left = plan.Asks.Where(a => a.Stage > 1).ToLookup(a => spared?.Contains(a.Source) == true);
        PlannedAsk[] asked = [.. left[false]];
        List<Answer> closed = [.. first.Closed, .. left[true].SelectMany(a => a.Questions).Select(NotAsked)];
        _metrics.Spared(closed.Count - first.Closed.Count);
        if (asked.Length == 0)
        {
            return first with { Closed = closed };
        }

        var second = await AskOnce(plan with { Asks = asked, Planned = [] }, ct);
        return new(plan.Verification, [.. closed, .. second.Closed], [.. first.Open, .. second.Open]);
    }

    private static Answer NotAsked(Question question) =>
        new Answer.Silent(question.Verification, question.Source, question.MemberOrdinal, Silence.NotAsked);

    private Task<GatheredAnswers> AskOnce(QuestionPlan plan, CancellationToken ct)
    {
        var gathering = new CaseGathering(plan, g => Slots(plan, g), Longest(plan), _clock);
        foreach (var slot in gathering.Slots)
        {
            if (_lines.TryGetValue(slot.Questions[0].Source, out var line))
            {
                line.Enqueue(slot);
            }
            else
            {
                _metrics.Left(slot.Questions[0].Source, LaterCause.NotFast, slot.Questions.Count);
                gathering.Leave(slot.Slot, LaterCause.NotFast);
            }
        }

        return gathering.Gathered.WaitAsync(ct);
    }

    /// <summary>Stops taking questions and lets the calls under way end within their attempt.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var line in _lines.Values)
        {
            await line.DisposeAsync();
        }
    }

    private TimeSpan Longest(QuestionPlan plan)
    {
        var longest = TimeSpan.Zero;
        for (var i = 0; i < plan.Asks.Count; i++)
        {
            if (_lines.TryGetValue(plan.Asks[i].Source, out var line) && line.AttemptTimeout > longest)
            {
                longest = line.AttemptTimeout;
            }
        }

        return longest > TimeSpan.Zero ? longest : WithoutAnyLine;
    }

    private List<WaitingAsk> Slots(QuestionPlan plan, CaseGathering gathering)
    {
        var slots = new List<WaitingAsk>(plan.Asks.Count);
        foreach (var ask in plan.Asks)
        {
            var atOnce = _lines.TryGetValue(ask.Source, out var line) ? line.QuestionsAtOnceMax : int.MaxValue;
            if (ask.Questions.Count <= atOnce)
            {
                slots.Add(new(gathering, slots.Count, ask.Questions));
            }
            else
            {
                foreach (var part in ask.Questions.Chunk(atOnce))
                {
                    slots.Add(new(gathering, slots.Count, part));
                }
            }
        }

        return slots;
    }
}

using System.Diagnostics.Metrics;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>Counters of every source: what was asked, answered, silent, left for later or dropped, and how long calls took.</summary>
public sealed class EvidenceMetrics
{
    private readonly Counter<long> _consents;
    private readonly Counter<long> _asked;
    private readonly Counter<long> _outcomes;
    private readonly Counter<long> _left;
    private readonly Counter<long> _dropped;
    private readonly Counter<long> _spared;
    private readonly Histogram<double> _latency;

    public EvidenceMetrics(Meter meter)
    {
        _consents = meter.CreateCounter<long>("verification.evidence.consents", "{consent}", "Consents checked, one for each person and source");
        _asked = meter.CreateCounter<long>("verification.evidence.asked", "{question}", "Questions asked of a source");
        _outcomes = meter.CreateCounter<long>("verification.evidence.outcomes", "{question}", "Questions by what came back");
        _left = meter.CreateCounter<long>("verification.evidence.left", "{question}", "Questions the fast lane left open, by cause");
        _dropped = meter.CreateCounter<long>("verification.evidence.dropped", "{answer}", "Answers not kept: late, foreign, duplicate, oversize");
        _spared = meter.CreateCounter<long>("verification.evidence.spared", "{question}", "Questions nobody asked because no answer could change the outcome");
        _latency = meter.CreateHistogram<double>("verification.evidence.call", "s", "Duration of a call to a source");
    }

    internal void Planned(QuestionPlan plan) => _consents.Add(plan.ConsentsChecked);

    internal void Spared(int questions) => _spared.Add(questions);

    internal void Called(SourceId source, string lane, int questions, CallResult result, TimeSpan took)
    {
        var named = new KeyValuePair<string, object?>("source", source.Code);
        var way = new KeyValuePair<string, object?>("lane", lane);
        _asked.Add(questions, named, way);
        _latency.Record(took.TotalSeconds, named, way);
        if (result.IsFailure)
        {
            Left(source, result.Why, questions);
        }
        else if (_outcomes.Enabled)
        {
            foreach (var outcome in result.Answers.GroupBy(a => a is null ? "none" : Codes.Of(a)))
            {
                _outcomes.Add(outcome.Count(), named, new("outcome", outcome.Key));
            }
        }
    }

    internal void Left(SourceId source, LaterCause why, int questions) =>
        _left.Add(questions, new KeyValuePair<string, object?>("source", source.Code), new KeyValuePair<string, object?>("cause", Codes.Of(why)));

    internal void Dropped(SourceId source, string why, int answers) =>
        _dropped.Add(answers, new KeyValuePair<string, object?>("source", source.Code), new KeyValuePair<string, object?>("why", why));
}

using System.Collections.Frozen;
using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>What is measured of each source now, to be kept with the answers of those for which the law names limits.</summary>
public sealed class MeasuredSources
{
    public static readonly MeasuredSources None = new([]);

    private readonly FrozenDictionary<SourceId, MeasuredSource> _bySource;

    private MeasuredSources(Dictionary<SourceId, MeasuredSource> bySource) => _bySource = bySource.ToFrozenDictionary();

    public static MeasuredSources Of(IEnumerable<StoredQuality> latest) => new(latest.ToDictionary(
        q => new SourceId(q.Source), q => new MeasuredSource(q.MeasuredOn, q.Completeness, q.LagDays)));

    /// <summary>The answers with what is measured beside them; the very same where the law names no limit.</summary>
    /// <remarks>Whatever an adapter put there is overwritten: a source does not judge itself.</remarks>
    public IReadOnlyList<Answer> On(IReadOnlyList<Answer> answers, Pack pack)
    {
        Answer[]? changed = null;
        // Plain loops: this runs for every household, and most law names no limit.
        for (var s = 0; s < pack.Sources.Count; s++)
        {
            if (pack.Sources[s] is not { Quality: not null } rule)
            {
                continue;
            }

            for (var i = 0; i < answers.Count; i++)
            {
                if (answers[i].Source == rule.Id)
                {
                    (changed ??= [.. answers])[i] = answers[i] with { Measured = _bySource.GetValueOrDefault(rule.Id) };
                }
            }
        }

        return changed ?? answers;
    }
}

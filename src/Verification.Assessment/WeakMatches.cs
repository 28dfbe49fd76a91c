using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment;

/// <summary>Records that may be of somebody else: a question for a person, never silent evidence.</summary>
internal static class WeakMatches
{
    /// <summary>The law under which a source with such records leaves open what it bounds, also when it is a supporting one: something is there.</summary>
    public static Pack MustBeLookedAt(Pack pack, EvidenceSet evidence) =>
        evidence.HasWeakMatch && pack.Sources.Any(s => s.Role == SourceRole.Supporting && IsWeak(evidence, s.Id))
            ? pack with { Sources = [.. pack.Sources.Select(s => IsWeak(evidence, s.Id) ? LookedAt(s) : s)] }
            : pack;

    private static SourceRule LookedAt(SourceRule source) =>
        source with { Role = SourceRole.Mandatory, Bounds = source.Bounds == Matters.None ? Matters.AnyRecord : source.Bounds };

    private static bool IsWeak(EvidenceSet evidence, SourceId source)
    {
        var answers = evidence.From(source)?.Answers ?? [];
        for (var i = 0; i < answers.Count; i++)
        {
            if (answers[i] is Answer.Silent { Why: Silence.WeakMatch })
            {
                return true;
            }
        }

        return false;
    }
}

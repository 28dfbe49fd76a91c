using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>What the old evidence and the new come to.</summary>
public abstract record EvidenceTaken
{
    private EvidenceTaken()
    {
    }

    /// <summary>All answers of the next round.</summary>
    public sealed record Together(IReadOnlyList<Answer> Answers) : EvidenceTaken;

    /// <summary>Something given cannot be weighed.</summary>
    public sealed record Refused(IReadOnlyList<TakingFault> Faults) : EvidenceTaken;

    /// <summary>Lays what was given beside what the sources said.</summary>
    /// <remarks>
    /// Only an accepted answer to the question about a source closes that source's silence. What else is given adds records and never makes
    /// a silent source look as if it had answered: beside "no record" it stands with what was measured of the source, and the law weighs that as before.
    /// A paper that answers why records contradict a person's statement says so in its evidence; whether it takes their place the law decides.
    /// </remarks>
    /// <param name="open">What the latest verdict asks.</param>
    /// <param name="gives">The source of the law in force under which a document (of a visit its record) shows a kind of evidence; null: none.</param>
    public static EvidenceTaken Of(
        VerificationId id, OpenMatters open, IReadOnlyList<Answer> before, IReadOnlyList<GivenEvidence> given, Func<string, EvidenceKind, SourceId?> gives)
    {
        var answers = before.ToDictionary(a => (a.Source, a.MemberOrdinal));
        var faults = new List<TakingFault>();
        foreach (var one in given)
        {
            if (one.Question is { } question && open.Find(question)?.Source is { } asked)
            {
                StandIn(answers, id, asked, one);
            }
            else if (open.AnswersWhyStatedLess(one) && one.Records.Count == 0)
            {
                // Without an amount and days nothing would be left of the answer, and the question would come again.
                faults.Add(TakingFault.NothingStated);
            }
            else
            {
                faults.AddRange(Add(answers, (id, open), one, gives));
            }
        }

        return faults.Count > 0 ? new Refused([.. faults.Distinct()]) : new Together([.. answers.Values]);
    }

    private static void StandIn(Dictionary<(SourceId, int), Answer> answers, VerificationId id, SourceId source, GivenEvidence given)
    {
        var items = ItemsOf(given, source, given.Records);
        var before = answers.GetValueOrDefault((source, given.MemberOrdinal));
        var stood = before?.AsEvidence() is Answer.Answered known
            ? known with { Items = [.. known.Items, .. items], Coverage = Coverage.Unstated, AsOf = Later(known.AsOf, given.AsOf) }
            : new Answer.Answered(id, source, given.MemberOrdinal, items, given.AsOf, Coverage.Unstated);
        answers[(source, given.MemberOrdinal)] = stood with { Signals = before?.SignalsBeside ?? [], StandsIn = true };
    }

    private static IEnumerable<TakingFault> Add(
        Dictionary<(SourceId, int), Answer> answers, (VerificationId Id, OpenMatters Open) to, GivenEvidence given,
        Func<string, EvidenceKind, SourceId?> gives)
    {
        foreach (var records in given.Records.GroupBy(r => gives(given.Accepted ?? Noted.HomeVisit, r.Kind)))
        {
            if (records.Key is not { } source)
            {
                yield return TakingFault.NobodyKnows;
                continue;
            }

            var before = answers.GetValueOrDefault((source, given.MemberOrdinal));
            var beside = before?.SignalsBeside ?? [];
            switch (before?.AsEvidence())
            {
                case Answer.Silent { Why: not Silence.NoRecord }:
                    yield return TakingFault.SourceSilent;
                    break;
                case Answer.Answered known:
                    answers[(source, given.MemberOrdinal)] = known with { Items = [.. known.Items, .. ItemsOf(given, source, records, to.Open)], Signals = beside };
                    break;
                default:
                    answers[(source, given.MemberOrdinal)] = new Answer.Answered(
                        to.Id, source, given.MemberOrdinal, ItemsOf(given, source, records, to.Open),
                        (before?.AsEvidence() as Answer.Silent)?.AsOf ?? given.AsOf, Coverage.Unstated)
                        {
                            Signals = beside, Measured = before?.Measured, StandsIn = before is { StandsIn: true },
                        };
                    break;
            }
        }
    }

    private static EvidenceItem[] ItemsOf(GivenEvidence given, SourceId source, IEnumerable<GivenRecord> records, OpenMatters? open = null) =>
    [
        .. records.Select(r => r.For(source, given.MemberOrdinal, given.AsOf) with
        {
            Noted = given.Noted is { } noted ? noted with { Answers = open?.AnsweredBy(given, r.Kind) } : null,
        }),
    ];

    private static DateOnly Later(DateOnly left, DateOnly right) => left > right ? left : right;
}

/// <summary>Why something given cannot be weighed.</summary>
public enum TakingFault
{
    /// <summary>No source of the law in force gives evidence of this kind.</summary>
    NobodyKnows,

    /// <summary>The source that should know it has not answered, and what was found beside no question about it cannot stand in for it.</summary>
    SourceSilent,

    /// <summary>Asked why records contradict a person's statement, the answer names neither amount nor days of that person's income.</summary>
    NothingStated,
}

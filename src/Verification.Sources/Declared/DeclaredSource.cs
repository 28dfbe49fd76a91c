using System.Runtime.CompilerServices;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Sources.Declared;

/// <summary>Answers from what was handed in for a person on earlier verifications, and from what visits found: dated, with author and document.</summary>
/// <remarks>
/// It reads the rows supplements and objections lie in and writes none: the row <c>exit</c>, one for a submitter's request id, makes a second
/// run harmless, and every record's id follows from that row's digest and the record's place in it.
/// A person nobody handed in anything for has no record here, which says nothing of what the person earns or owns.
/// </remarks>
public sealed class DeclaredSource(SourceDescription description, DeclaredOptions options, IHandedIn handedIn, TimeProvider clock) : ISource
{
    public SourceDescription Description => description;

    /// <summary>The factory of adapter <c>declared</c>.</summary>
    public static ISource? Create(
        SourceId id, IReadOnlyDictionary<string, string> settings, ICollection<string> faults, IHandedIn handedIn, TimeProvider clock)
    {
        var before = faults.Count;
        var read = new AdapterSettings(settings, faults);
        var options = DeclaredOptions.Of(read);
        var description = read.Description(id, options.QuestionsAtOnceMax);
        read.RefuseUnknown();
        return faults.Count == before ? new DeclaredSource(description, options, handedIn, clock) : null;
    }

    public async IAsyncEnumerable<Answer> Ask(IReadOnlyList<Question> questions, [EnumeratorCancellation] CancellationToken ct)
    {
        var (asked, unsearchable) = Replies.Part(description, questions);
        foreach (var answer in unsearchable)
        {
            yield return answer;
        }

        var today = ChinaTime.Today(clock);
        var covered = new Period(today.AddDays(-options.DaysMax), today);
        var found = asked.Length == 0 ? [] : await handedIn.Find(asked, covered.From!.Value, ct);
        foreach (var (question, papers) in asked.Zip(found))
        {
            yield return papers is null
                ? Replies.Silent(question, Silence.NoAnswer)
                : Reply(question, DeclaredRecords.Of(question, Fresh(question, papers), description.Gives), today, covered);
        }
    }

    // The answer is of today and every paper of its own day: what the law says of the age of answers would pass any paper.
    private IReadOnlyList<HandedIn> Fresh(Question question, IReadOnlyList<HandedIn> papers) =>
        [.. papers.Where(p => p.AsOf >= question.AsOf.AddDays(-options.DaysMax))];

    private static Answer Reply(Question question, IReadOnlyList<DeclaredRecord> records, DateOnly today, Period covered)
    {
        var answer = Replies.From(question, [.. records.Select(r => r.Record)], today, new(covered, []));
        if (answer is not Answer.Answered answered)
        {
            return answer;
        }

        var told = records.DistinctBy(r => r.Record.RecordId, StringComparer.Ordinal).ToDictionary(r => r.Record.RecordId, StringComparer.Ordinal);
        return answered with { Items = [.. answered.Items.Select(i => With(i, told[i.RecordId]))] };
    }

    private static EvidenceItem With(EvidenceItem item, DeclaredRecord told) =>
        item with { AsOf = told.Paper.AsOf, Noted = told.Paper.Noted, MayBeSame = told.MayBeSame };
}

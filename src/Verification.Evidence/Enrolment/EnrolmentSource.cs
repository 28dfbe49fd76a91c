using System.Runtime.CompilerServices;
using Verification.Platform.Vault;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>The declared source <c>enrolment</c>: whether a person receives assistance through another submitter.</summary>
/// <remarks>
/// The one place where rows outside a caller's scope change its answers (promise P8): the answer is coded — programme and months, never
/// whose enrolment it is — and every use is recorded with the evidence it becomes.
/// </remarks>
public sealed class EnrolmentSource(EnrolmentStore store, Vault vault, TimeProvider clock) : ISource
{
    /// <summary>As packs and consents name it.</summary>
    public static readonly SourceId Id = new("enrolment");

    /// <summary>The same in every installation.</summary>
    public static SourceDescription Described { get; } = new()
    {
        Id = Id,
        Name = new("在享救助", "Assistance received"),
        Gives = [EvidenceKind.Enrolment],
        QuestionsAtOnceMax = 500,
        SearchableBy = [.. Enum.GetValues<DocumentType>().Where(t => t != DocumentType.NoneYet)],
    };

    public SourceDescription Description => Described;

    public async IAsyncEnumerable<Answer> Ask(IReadOnlyList<Question> questions, [EnumeratorCancellation] CancellationToken ct)
    {
        var asked = questions.Select(q => new AskedPerson(q, EnrolmentIndex.Of(q.Document, q.Region, vault))).ToList();
        var found = await store.FindElsewhere(asked, ct);
        var today = ChinaTime.DayOf(clock.GetUtcNow());
        for (var i = 0; i < questions.Count; i++)
        {
            yield return found[i].Count == 0
                ? Replies.Silent(questions[i], Silence.NoRecord, today)
                : new Answer.Answered(
                    questions[i].Verification, questions[i].Source, questions[i].MemberOrdinal,
                    [.. found[i].Select(e => ItemOf(e, questions[i], today))], today, Coverage.Unstated);
        }
    }

    // Two submitters with the same programme and month make one record: how many there are is nobody's business.
    private static EvidenceItem ItemOf(FoundEnrolment enrolment, Question question, DateOnly today) => new()
    {
        Kind = EvidenceKind.Enrolment,
        Source = question.Source,
        RecordId = $"{enrolment.Programme.Code}:{enrolment.From}",
        MemberOrdinal = question.MemberOrdinal,
        Period = new(enrolment.From.FirstDay, enrolment.To?.LastDay),
        Detail = enrolment.Programme.Code,
        AsOf = today,
    };
}

/// <summary>How enrolled persons are found without their numbers being stored.</summary>
public static class EnrolmentIndex
{
    private const string Field = "enrolment";

    /// <summary>The keyed hash of a document under the key of the household's province.</summary>
    public static byte[] Of(IdentityDocument document, RegionCode region, Vault vault)
    {
        Promise.That(document.Number is not null, "only persons with a document are looked up");
        return vault.BlindIndex(Field, $"{document.Type}:{document.Number}", region.Province);
    }
}

/// <summary>One person asked about, by keyed hash.</summary>
public sealed record AskedPerson(Question Question, byte[] Index);

/// <summary>Assistance received elsewhere: what the asker may know of it.</summary>
public sealed record FoundEnrolment(Programme Programme, YearMonth From, YearMonth? To);

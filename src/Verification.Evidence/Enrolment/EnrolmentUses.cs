using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>One enrolment of another submitter that became evidence: whoever asked may see that it was told.</summary>
/// <param name="Round">Whose evidence it became.</param>
public sealed record EnrolmentUse(RoundKey Round, int MemberOrdinal, Programme Programme)
{
    /// <summary>The uses among answers that our sources have given and that are about to be kept.</summary>
    public static IReadOnlyList<EnrolmentUse> In(RoundKey round, IReadOnlyList<Answer> answers)
    {
        List<EnrolmentUse>? uses = null;
        foreach (var answer in answers)
        {
            if (answer is Answer.Answered answered && answered.Source == EnrolmentSource.Id)
            {
                (uses ??= []).AddRange(answered.Items.Select(i => new EnrolmentUse(
                    round, i.MemberOrdinal, new(i.Detail ?? throw new BrokenPromise("an enrolment names its programme")))));
            }
        }

        return uses ?? [];
    }
}

/// <summary>The record of promise P8: which enrolments elsewhere were told to whom.</summary>
/// <remarks>
/// Written in the transaction that keeps the answer, for an answer leaves the process by no other way: a process that dies before it has
/// told nobody. That a person was looked up and nothing found stands in the summary of the source (table <c>answer</c>).
/// </remarks>
public static class EnrolmentUses
{
    private const string CopyRows = """
        copy enrolment_use (verification_id, member_ordinal, programme, found, submitter, programmes, region, purpose)
        from stdin (format binary)
        """;

    /// <summary>Writes uses in the batch of the round they belong to; its arbiter makes a second run write none.</summary>
    public static Task CopyInto(Batch batch, IReadOnlyCollection<EnrolmentUse> uses, CancellationToken ct) => batch.Copy(
        CopyRows, uses,
        static (row, use) => row.Uuid(use.Round.Verification.Value).Int(use.MemberOrdinal).Text(use.Programme.Code).Bool(true).Scope(use.Round.Scope),
        ct);
}

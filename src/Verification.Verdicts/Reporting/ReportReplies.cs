using Verification.Contracts.Api;
using Verification.Verdicts.Composing;
using Verification.Vocabulary;

namespace Verification.Verdicts.Reporting;

/// <summary>What every source said of every person, in the order of the law's sources.</summary>
internal static class ReportReplies
{
    public static IReadOnlyList<SourceReply> Of(ReportSubject subject)
    {
        var persons = subject.Facts.Everyone.ToDictionary(p => p.Ordinal, p => p.MemberRef);
        var order = subject.Pack.Sources.Select((rule, place) => (rule.Id, place)).ToDictionary(s => s.Id, s => s.place);
        return
        [
            .. subject.Answers
                .Where(a => persons.ContainsKey(a.MemberOrdinal) && a is not Answer.Later)
                .OrderBy(a => order.GetValueOrDefault(a.Source, int.MaxValue)).ThenBy(a => a.Source).ThenBy(a => a.MemberOrdinal)
                .Select(a => Of(a, persons[a.MemberOrdinal], subject)),
        ];
    }

    /// <summary>No record is an answer: the source looked and holds nothing.</summary>
    public static IReadOnlyList<SourceReply> Unanswered(IReadOnlyList<SourceReply> replies) =>
        [.. replies.Where(r => r.State is not ("answered" or "no-record"))];

    private static SourceReply Of(Answer answer, string memberRef, ReportSubject subject) => new()
    {
        Source = answer.Source.Code,
        SourceName = ReportComposer.Both(subject.SourceName(answer.Source)),
        MemberRef = memberRef,
        State = Codes.Of((answer as Answer.Silent)?.Why),
        AsOf = answer switch { Answer.Answered a => a.AsOf, Answer.Silent s => s.AsOf, _ => null },
        Count = answer is Answer.Answered { Items.Count: var count } ? count : 0,
    };
}

using Verification.Vocabulary;

namespace Verification.Assessment.Concealment;

/// <summary>Questions that signals raise: the only place of the engine that reads one.</summary>
internal static class FromSignals
{
    public static IEnumerable<VisitQuestion> Of(HouseholdFacts facts, IReadOnlyList<Answer> answers)
    {
        // Most households have none, and everyone's answers pass here.
        foreach (var answer in answers)
        {
            if (answer is Answer.Answered { Signals.Count: > 0 })
            {
                return Raised(facts, answers);
            }
        }

        return [];
    }

    private static IEnumerable<VisitQuestion> Raised(HouseholdFacts facts, IReadOnlyList<Answer> answers) =>
        from answer in answers
        from signal in answer.SignalsBeside
        let person = facts.Members.FirstOrDefault(m => m.Ordinal == signal.MemberOrdinal)
        where person is not null
        orderby signal.Kind, signal.MemberOrdinal, signal.Source.Code, signal.RecordId
        select new VisitQuestion
        {
            Topic = VisitTopics.Of(signal.Kind),
            MemberRef = person.MemberRef,
            Size = signal.Size,
            Days = signal.Period is { From: null, To: null } ? Period.Of(signal.AsOf) : signal.Period,
            Sources = [signal.Source],
            FromSignal = true,
        };
}

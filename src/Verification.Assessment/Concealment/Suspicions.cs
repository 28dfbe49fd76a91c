using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment.Concealment;

/// <summary>Turns signals, ledger, evidence and open questions into questions of a visit; pure, and after the assessment: it changes nothing of it.</summary>
public static class Suspicions
{
    /// <summary>What a visit to the household would be for, under the law it was assessed under.</summary>
    /// <param name="answers">As the sources gave them, signals included.</param>
    /// <param name="assessment">Of the same answers.</param>
    public static VisitReasons Of(HouseholdFacts facts, IReadOnlyList<Answer> answers, HouseholdAssessment assessment) =>
        Of(facts, answers, EvidenceSet.Of(answers), assessment);

    /// <summary>The same of answers that have been gathered already.</summary>
    /// <param name="evidence">Of the same answers.</param>
    public static VisitReasons Of(HouseholdFacts facts, IReadOnlyList<Answer> answers, EvidenceSet evidence, HouseholdAssessment assessment)
    {
        var pack = assessment.Pack;
        var stake = Stakes.Of(pack, assessment);
        if (pack.Concealment.Topics.Count == 0 || stake <= Money.Zero)
        {
            return new([], [], stake, Money.Zero);
        }

        var hearing = Hearing.Of(pack, facts, Assessor.AsRead(pack, evidence), pack.LookBackFor(facts.AcceptedOn));
        var ledger = Ledger.Of(pack, facts, hearing);
        List<VisitQuestion> raised =
        [
            .. FromSignals.Of(facts, answers), .. ledger.Where(e => e.Asked is not null).Select(Asked), .. FromRecords.Of(pack, facts, hearing), .. Open(assessment),
        ];
        var questions = raised.Count == 0 ? [] : Weighed(pack, facts, raised, stake);
        return new(ledger, questions, stake, Together(questions, stake));
    }

    private static VisitQuestion Asked(LedgerEntry entry) => new()
    {
        Topic = VisitTopic.Difference, MemberRef = entry.MemberRef, Item = entry.Item, Size = entry.Size > Money.Zero ? entry.Size : null,
    };

    // What only a source can answer is not asked at home.
    private static IEnumerable<VisitQuestion> Open(HouseholdAssessment assessment) =>
        assessment.Programmes.SelectMany(p => p.OpenQuestions).Where(q => q.Addressee is "family" or "street")
            .Select(q => new VisitQuestion
            {
                Topic = VisitTopic.OpenReview, MemberRef = q.MemberRef, Item = q.Code, Sources = q.Source is { } source ? [source] : [], Accepts = q.Accepts,
            })
            .DistinctBy(q => (q.Item, q.MemberRef, q.Sources.Count > 0 ? q.Sources[0].Code : ""));

    /// <summary>One question per topic, person and item, those below the place's threshold or too old left out; the most worth first.</summary>
    private static VisitQuestion[] Weighed(Pack pack, HouseholdFacts facts, IEnumerable<VisitQuestion> raised, Money stake)
    {
        var asked = raised
            .GroupBy(q => (q.Topic, q.MemberRef, q.Item, q.Topic == VisitTopic.OpenReview && q.Sources.Count > 0 ? q.Sources[0].Code : ""))
            .Select(g => Merged([.. g.Where(q => IsRecent(pack.Concealment.Find(q.Topic), facts, q))]))
            .OfType<VisitQuestion>()
            .Where(q => pack.Concealment.Find(q.Topic) is { } rule && (q.Size is not { } size || size >= rule.AtLeast))
            .ToList();
        var open = Math.Max(1, asked.Count(q => q.Topic == VisitTopic.OpenReview));
        return
        [
            .. asked.Select(q => q with { Yield = ExpectedYield.Of(pack.Concealment.Find(q.Topic)!, q.Size, stake, q.Topic == VisitTopic.OpenReview ? open : 1) })
                .OrderByDescending(q => q.Yield).ThenBy(q => q.Topic).ThenBy(q => q.MemberRef, StringComparer.Ordinal)
                .ThenBy(q => q.Item, StringComparer.Ordinal).ThenBy(q => q.Sources.Count > 0 ? q.Sources[0].Code : "", StringComparer.Ordinal),
        ];
    }

    // Several signals of one kind are one question about their sum.
    private static VisitQuestion? Merged(VisitQuestion[] same) => same.Length == 0 ? null : same[0] with
    {
        Size = same.All(q => q.Size is null) ? null : same.Aggregate(Money.Zero, (sum, q) => sum + (q.Size ?? Money.Zero)),
        Days = same.All(q => q.Days is null) ? null : new(same.Min(q => q.Days?.From), same.Max(q => q.Days?.To)),
        Sources = [.. same.SelectMany(q => q.Sources).Distinct().Order()],
        FromSignal = same.All(q => q.FromSignal),
    };

    private static bool IsRecent(TopicRule? rule, HouseholdFacts facts, VisitQuestion question) =>
        rule is null || question.Days is not { } days || days.Overlaps(new(facts.AcceptedOn.AddMonths(-rule.WithinMonths), facts.AcceptedOn));

    private static Money Together(VisitQuestion[] questions, Money stake)
    {
        var sum = questions.Aggregate(Money.Zero, (all, q) => all + q.Yield);
        return sum < stake ? sum : stake;
    }
}

using NUnit.Framework;
using Verification.Evidence;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Evidence;

[TestFixture]
internal sealed class When_answers_are_kept : EvidenceDatabase
{
    [Test]
    public async Task They_come_back_as_they_were()
    {
        var (facts, keys, round) = Household();
        Answer[] answers =
        [
            Households.Known(facts.Id, Tax, 1), Households.Silent(facts.Id, Tax, 2, Silence.NoRecord),
            Households.Known(facts.Id, Bank, 1) with { Items = [] }, new Answer.Silent(facts.Id, Bank, 2, Silence.Refused),
        ];

        await Store(KeptAnswers.Of(round, answers, keys));

        var kept = await Kept.Load(round, keys, CancellationToken.None);
        Assert.That(kept.Select(Households.Words), Is.EquivalentTo(answers.Select(Households.Words)));
    }

    [Test]
    public async Task The_summary_names_outcomes_and_no_value()
    {
        var (facts, keys, round) = Household();

        await Store(KeptAnswers.Of(round, [Households.Known(facts.Id, Tax, 1), Households.Silent(facts.Id, Tax, 2, Silence.NoAnswer)], keys));

        var summary = await Ask<string>($"""
            set row_security = off; select concat_ws('|', source, state, as_of, covered_from, covered_to, item_count, array_to_string(outcomes, ','))
            from answer where verification_id = '{facts.Id}'
            """);
        Assert.That(summary, Is.EqualTo("tax-wages|no-answer|2026-11-01|2025-01-01|1|1:answered,2:no-answer"));
    }

    [Test]
    public void The_same_answers_in_another_order_have_the_same_digests()
    {
        var (facts, keys, round) = Household();
        Answer[] answers = [Households.Known(facts.Id, Tax, 1), Households.Known(facts.Id, Bank, 1), Households.Known(facts.Id, Tax, 2)];

        var one = KeptAnswers.Of(round, answers, keys).Evidence.Select(e => Convert.ToHexString(e.Digest));
        var other = KeptAnswers.Of(round, [.. answers.Reverse()], keys).Evidence.Select(e => Convert.ToHexString(e.Digest));

        Assert.That(other, Is.EqualTo(one));
    }

    [Test]
    public async Task A_parked_round_is_found_with_what_is_open()
    {
        var (facts, keys, round) = Household();
        var gathered = new GatheredAnswers(facts.Id, [Households.Known(facts.Id, Tax, 1)], []);
        await Store(KeptAnswers.WhenParked(round, gathered, keys));
        await Park(round, (Tax, [2]), (Bank, [1, 2]));

        var parked = await new ParkedRounds(Kept, Asks).Load(round, keys, CancellationToken.None);

        Assert.That(parked!.Gathered.Closed, Has.Count.EqualTo(1));
        Assert.That(parked.Gathered.Open.Select(o => (o.Source, o.Members.Count)), Is.EquivalentTo(new[] { (Tax, 1), (Bank, 2) }));
        var opened = (Gate.Opened)GateDecision.Decide(parked.Gathered, false, parked.Deadline, parked.Deadline);
        var slow = parked.ToKeep(round, opened, keys);
        await Store(slow);
        Assert.That(slow.Answers.Select(a => string.Join(',', a.Outcomes)), Is.EquivalentTo(new[] { "1:no-answer,2:no-answer", "1:answered,2:no-answer" }));
        Assert.That(await Kept.Load(round, keys, CancellationToken.None), Has.Count.EqualTo(4));
    }

    [Test]
    public void A_follow_up_keeps_every_answer_and_tells_of_an_enrolment_once()
    {
        var (facts, keys, round) = Household();
        Answer before = Enrolled(facts.Id, 1), since = Enrolled(facts.Id, 2);
        var told = new Answer[] { before, new Answer.Silent(facts.Id, EnrolmentSource.Id, 2, Silence.NoAnswer) };
        var parked = new ParkedRound(new(facts.Id, [Households.Known(facts.Id, Tax, 1), before, since], []), [before, since], default)
        {
            Turn = ProvisionalTurn.Issued,
            Told = told,
        };

        var kept = parked.ToFollowUp(round with { Round = 2 }, new(parked.Gathered.Closed, Partial: false, []), keys);

        Assert.That(kept.Evidence.Select(e => (e.Round.Round, e.MemberOrdinal, e.ItemCount)), Is.EqualTo(new[] { (2, 1, 2), (2, 2, 1) }));
        Assert.That(kept.Uses.Select(u => (u.Round.Round, u.MemberOrdinal)), Is.EqualTo(new[] { (2, 2) }));
    }

    private static Answer.Answered Enrolled(VerificationId id, int member)
    {
        var item = Households.Known(id, EnrolmentSource.Id, member).Items[0] with { Kind = EvidenceKind.Enrolment, Detail = "dibao" };
        return Households.Known(id, EnrolmentSource.Id, member) with { Items = [item] };
    }

    private Task<bool> Store(KeptAnswers kept) => Road.InBatch(
        async batch =>
        {
            await new AnswerStore().CopyInto(batch, kept.Answers, CancellationToken.None);
            await Kept.CopyInto(batch, kept.Evidence, CancellationToken.None);
            return true;
        },
        CancellationToken.None);
}

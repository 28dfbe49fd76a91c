using NUnit.Framework;
using Verification.Evidence;
using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Evidence;

[TestFixture]
internal sealed class When_enrolments_are_looked_up : EvidenceDatabase
{
    [Test]
    public async Task Only_programme_and_month_of_others_are_told()
    {
        var (facts, _, _) = Household(members: 3);
        await Enrol(facts.Members[0], "other-county", "tekun", new(2026, 1), null);
        await Enrol(facts.Members[0], "third-county", "tekun", new(2026, 1), null);
        await Enrol(facts.Members[1], "tianshui-dibao", "dibao", new(2025, 1), null);
        await Enrol(facts.Members[2], "other-county", "dibao", new(2024, 1), new(2024, 6));

        var answers = await Ask(facts);

        Assert.That(answers.Select(Households.Words).First(), Does.Not.Contain("county"));
        var item = ((Answer.Answered)answers[0]).Items.Single();
        Assert.That((item.Kind, item.Detail, item.Period.From), Is.EqualTo((EvidenceKind.Enrolment, "tekun", new DateOnly(2026, 1, 1))));
        Assert.That(answers.Skip(1).Cast<Answer.Silent>().Select(s => s.Why), Is.All.EqualTo(Silence.NoRecord), "one's own, and one that ended");
    }

    [Test]
    public async Task What_was_told_is_recorded_with_the_evidence_it_becomes()
    {
        var (facts, keys, round) = Household(members: 3);
        await Enrol(facts.Members[0], "other-county", "tekun", new(2026, 1), null);
        var kept = KeptAnswers.Of(round, await Ask(facts), keys);

        await Road.InBatch(async batch =>
        {
            await new AnswerStore().CopyInto(batch, kept.Answers, CancellationToken.None);
            await EnrolmentUses.CopyInto(batch, kept.Uses, CancellationToken.None);
            return true;
        }, CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                await Ask<string>($"""
                    set row_security = off; select string_agg(concat(member_ordinal, programme, found, submitter, now() - asked_at < interval '1 minute'), ';')
                    from enrolment_use where verification_id = '{facts.Id}'
                    """),
                Is.EqualTo("1tekunttianshui-dibaot"));
            Assert.That(
                await Ask<string>($"""
                    set row_security = off; select array_to_string(outcomes, ' ') from answer
                    where verification_id = '{facts.Id}' and source = 'enrolment'
                    """),
                Is.EqualTo("1:answered 2:no-record 3:no-record"), "everybody who was looked up");
        }
    }

    private async Task<IReadOnlyList<Answer>> Ask(HouseholdFacts facts)
    {
        var source = new EnrolmentSource(new(Road), Vault, TimeProvider.System);
        var catalogue = new SourceCatalogue([new(source, new() { Id = EnrolmentSource.Id, Adapter = "enrolment" })]);
        var plan = QuestionPlan.Again(facts, EnrolmentSource.Id, [1, 2, 3], new([], Households.LookBack), catalogue, new(2026, 11, 24));
        var answers = new List<Answer>();
        await foreach (var answer in source.Ask(plan.Asks.Single().Questions, CancellationToken.None))
        {
            answers.Add(answer);
        }

        return answers;
    }

    private Task<bool> Enrol(Person person, string submitter, string programme, YearMonth from, YearMonth? to) => Road.InBatch(
        async batch =>
        {
            var scope = new RowScope(submitter, [programme], "620503", programme);
            var index = EnrolmentIndex.Of(person.Document, RegionCode.Parse("620503"), Vault);
            await new EnrolmentStore(Road).Record(batch, new(index, new(programme), null, scope), [new(from, to)], CancellationToken.None);
            return true;
        },
        CancellationToken.None);
}

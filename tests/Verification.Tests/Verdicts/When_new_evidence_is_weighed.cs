using NUnit.Framework;
using Verification.Assessment;
using Verification.Evidence;
using Verification.Vocabulary;

namespace Verification.Tests.Verdicts;

public sealed class When_new_evidence_is_weighed
{
    private static readonly VerificationId Id = VerificationId.Derive("tianshui-dibao", "r-1");
    private static readonly SourceId Bank = new("bank-deposits");
    private static readonly SourceId Tax = new("tax-wages");
    private static readonly SourceId Papers = new("declared");
    private static readonly DateOnly Day = new(2020, 6, 10);

    [Test]
    public void An_accepted_answer_ends_the_silence_of_its_source_for_the_persons_it_speaks_of()
    {
        var answers = Together([Silent(Bank, 1), Silent(Bank, 2)], [Given("q1", 1, Deposit("8000.00"))]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Of(answers, Bank, 1), Is.InstanceOf<Answer.Answered>());
            Assert.That(((Answer.Answered)Of(answers, Bank, 1)).Items.Single().Amount, Is.EqualTo(Yuan("8000.00")));
            Assert.That(Of(answers, Bank, 2), Is.InstanceOf<Answer.Silent>());
        }
    }

    [Test]
    public void A_document_that_shows_nothing_is_an_answer_too() =>
        Assert.That(
            Of(Together([Silent(Bank, 1)], [Given("q1", 1)]), Bank, 1),
            Is.InstanceOf<Answer.Answered>().With.Property(nameof(Answer.Answered.Items)).Empty);

    [Test]
    public void It_is_added_to_what_the_source_said_and_never_replaces_it()
    {
        var answers = Together([Answered(Bank, 1, Deposit("1.00"))], [Given("q1", 1, Deposit("8000.00"))]);
        Assert.That(((Answer.Answered)Of(answers, Bank, 1)).Items.Select(i => i.Amount), Is.EquivalentTo([Yuan("1.00"), Yuan("8000.00")]));
    }

    [Test]
    public void What_a_visit_saw_does_not_stand_in_for_a_source_that_has_not_answered() =>
        Assert.That(
            EvidenceTaken.Of(Id, Latest, [Silent(Tax, 1)], [Given(null, 1, Wage("900.00"))], Gives),
            Is.InstanceOf<EvidenceTaken.Refused>().With.Property(nameof(EvidenceTaken.Refused.Faults)).EqualTo(new[] { TakingFault.SourceSilent }));

    [Test]
    public void What_a_visit_saw_is_added_where_the_source_holds_no_record()
    {
        var answers = Together([new Answer.Silent(Id, Tax, 1, Silence.NoRecord)], [Given(null, 1, Wage("900.00"))]);
        Assert.That(((Answer.Answered)Of(answers, Tax, 1)).Items.Single().Source, Is.EqualTo(Tax));
    }

    [Test]
    public void Beside_no_record_it_leaves_what_was_measured_of_the_source_and_the_day_it_spoke_for()
    {
        var measured = new MeasuredSource(Day.AddDays(-3), 0.4m, 200);
        var silent = new Answer.Silent(Id, Tax, 1, Silence.NoRecord, Day.AddDays(-9)) { Measured = measured };
        var answer = (Answer.Answered)Of(Together([silent], [Given(null, 1, Wage("900.00"))]), Tax, 1);
        Assert.That((answer.Measured, answer.AsOf, answer.StandsIn), Is.EqualTo((measured, Day.AddDays(-9), false)));
    }

    [Test]
    public void Beside_a_paper_that_stands_in_for_the_source_it_leaves_that_standing()
    {
        var silent = new Answer.Silent(Id, Tax, 1, Silence.NoRecord, Day) { StandsIn = true };
        Assert.That(Of(Together([silent], [Given(null, 1, Wage("900.00"))]), Tax, 1).StandsIn, Is.True);
    }

    [Test]
    public void A_record_keeps_the_paper_that_shows_it_and_who_noted_it()
    {
        var noted = new Noted("bank-statement", "a1", "officer-17", Day.AddDays(2));
        var answers = Together([Silent(Bank, 1)], [Given("q1", 1, Deposit("8000.00")) with { Noted = noted }]);
        Assert.That(((Answer.Answered)Of(answers, Bank, 1)).Items.Single().Noted, Is.EqualTo(noted));
    }

    [Test]
    public void It_stands_under_the_source_at_which_the_law_lets_that_document_settle_it()
    {
        GivenRecord illness = new(EvidenceKind.Illness, "given", new(Day, null), null, [], null, "major");
        var answers = Together([new Answer.Silent(Id, Papers, 1, Silence.NoRecord)], [Given(null, 1, illness)]);
        Assert.That(Of(answers, Papers, 1), Is.TypeOf<Answer.Answered>());
        Assert.That(
            EvidenceTaken.Of(Id, Latest, [], [Given("q2", 1, illness)], Gives), Is.InstanceOf<EvidenceTaken.Refused>(), "another document does not settle it");
    }

    [Test]
    public void Evidence_that_no_source_of_the_law_gives_is_refused_with_a_code() =>
        Assert.That(
            EvidenceTaken.Of(Id, Latest, [], [Given(null, 1, Wage("900.00"))], static (_, _) => null),
            Is.InstanceOf<EvidenceTaken.Refused>().With.Property(nameof(EvidenceTaken.Refused.Faults)).EqualTo(new[] { TakingFault.NobodyKnows }));

    [Test]
    public void All_other_answers_stay_as_they_were()
    {
        Answer[] before = [Answered(Tax, 1, Wage("1200.00")), Silent(Bank, 1)];
        Assert.That(Together(before, [Given("q1", 1)]), Does.Contain(before[0]));
    }

    [TestCase("q2", 1, EvidenceKind.Wage, QuestionCodes.StatedLess)]
    [TestCase("q3", 1, EvidenceKind.Wage, QuestionCodes.HouseholdIncome)]
    [TestCase(null, 1, EvidenceKind.Wage, QuestionCodes.StatedLess, Description = "found on a visit")]
    [TestCase("q2", 2, EvidenceKind.Wage, null, Description = "of another person")]
    [TestCase("q2", 1, EvidenceKind.Pension, null, Description = "of an income nothing contradicts")]
    [TestCase("q4", 1, EvidenceKind.Wage, null, Description = "to another question")]
    [TestCase("q5", 2, EvidenceKind.Wage, QuestionCodes.FlexibleWork)]
    [TestCase("q5", 2, EvidenceKind.Pension, QuestionCodes.FlexibleWork, Description = "whether it settles that kind the law says")]
    [TestCase("q5", 1, EvidenceKind.Wage, null, Description = "about another person")]
    [TestCase("q3", 2, EvidenceKind.Wage, QuestionCodes.FlexibleWork, Description = "all income of the household, and of this person that question")]
    [TestCase("q3", 3, EvidenceKind.Wage, null, Description = "all income of the household, and of this person nothing is open")]
    [TestCase("q3", 1, EvidenceKind.Pension, null, Description = "all income of the household, of which no record contradicts this kind")]
    [TestCase(null, 2, EvidenceKind.Wage, QuestionCodes.FlexibleWork, Description = "found on a visit")]
    [TestCase(null, 3, EvidenceKind.Wage, null, Description = "found on a visit, and of this person nothing is open")]
    public void It_says_which_question_it_answers(string? question, int member, EvidenceKind kind, string? code)
    {
        var given = Given(question, member, Wage("900.00") with { Kind = kind }) with { Noted = new("bank-statement", "a1", "officer-17", Day) };
        var open = new OpenMatters(
            3, [new("q2", QuestionCodes.StatedLess, null, 1), new("q3", QuestionCodes.HouseholdIncome, null, null), new("q4", null, null, 1),
                new("q5", QuestionCodes.FlexibleWork, null, 2)],
            new HashSet<PersonsIncome> { new(1, EvidenceKind.Wage), new(2, EvidenceKind.Wage) });
        var taken = (EvidenceTaken.Together)EvidenceTaken.Of(Id, open, [], [given], (_, _) => Tax);
        Assert.That(((Answer.Answered)taken.Answers.Single()).Items.Single().Noted!.Answers, Is.EqualTo(code is null ? null : new AnsweredQuestion(code, 3)));
    }

    private static readonly OpenMatters Contradicted = new(
        1, [new("q1", null, Bank, null), new("q2", QuestionCodes.StatedLess, null, 1), new("q4", null, null, 1)], new HashSet<PersonsIncome> { new(1, EvidenceKind.Wage) });

    [Test]
    public void An_answer_why_records_contradict_a_statement_that_names_no_income_is_refused_with_all_else() =>
        Assert.That(
            EvidenceTaken.Of(Id, Contradicted, [Silent(Tax, 1)], [Given(null, 1, Wage("900.00")), Given("q2", 1)], Gives),
            Is.InstanceOf<EvidenceTaken.Refused>().With.Property(nameof(EvidenceTaken.Refused.Faults)).EqualTo(new[] { TakingFault.SourceSilent, TakingFault.NothingStated }));

    [Test]
    public void One_that_says_that_nothing_was_paid_is_taken() =>
        Assert.That(EvidenceTaken.Of(Id, Contradicted, [], [Given("q2", 1, Wage("0.00"))], Gives), Is.InstanceOf<EvidenceTaken.Together>());

    [TestCase("q1", 1, Description = "to the question about a source")]
    [TestCase("q4", 1, Description = "to another question")]
    [TestCase("q2", 2, Description = "of another person")]
    [TestCase(null, 1, Description = "on a visit")]
    public void Elsewhere_no_items_mean_that_nothing_was_shown(string? question, int member) =>
        Assert.That(EvidenceTaken.Of(Id, Contradicted, [], [Given(question, member)], Gives), Is.InstanceOf<EvidenceTaken.Together>());

    private static OpenMatters Latest { get; } = new(1, [new("q1", null, Bank, null)], new HashSet<PersonsIncome>());

    private static SourceId? Gives(string document, EvidenceKind kind) =>
        kind == EvidenceKind.Illness && document == "home-visit-record" ? Papers
        : kind == EvidenceKind.Wage ? Tax : kind == EvidenceKind.Deposit ? Bank : null;

    private static IReadOnlyList<Answer> Together(Answer[] before, GivenEvidence[] given) =>
        ((EvidenceTaken.Together)EvidenceTaken.Of(Id, Latest, before, given, Gives)).Answers;

    private static Answer Of(IReadOnlyList<Answer> answers, SourceId source, int member) =>
        answers.Single(a => a.Source == source && a.MemberOrdinal == member);

    private static Answer.Silent Silent(SourceId source, int member) => new(Id, source, member, Silence.NoAnswer);

    private static Answer.Answered Answered(SourceId source, int member, GivenRecord record) =>
        new(Id, source, member, [(record with { RecordId = "own" }).For(source, member, Day)], Day, Coverage.Unstated);

    private static GivenEvidence Given(string? question, int member, params GivenRecord[] records) =>
        new(question, question is null ? null : "bank-statement", Day, member, records);

    private static GivenRecord Deposit(string amount) => new(EvidenceKind.Deposit, "given", new(Day, Day), Yuan(amount), [], null, null);

    private static GivenRecord Wage(string amount) => new(EvidenceKind.Wage, "given", new(Day, Day), Yuan(amount), [], null, null);

    private static Money Yuan(string text) => Money.TryParse(text, out var amount) ? amount : throw new FormatException(text);
}

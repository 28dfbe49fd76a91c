using CsCheck;
using NUnit.Framework;
using Verification.Assessment;
using Verification.Assessment.Explaining.Texts;
using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Tests.Assessment;

/// <summary>One adult whose income is estimated or claimed; a paper that answers the question about it says what it was, month by month.</summary>
public sealed class When_a_paper_says_what_is_earned
{
    private const string Statement = "income-statement";
    private const int Year = 12;
    private static readonly SourceId Tax = new("tax-wages");

    private static readonly Pack Law = FlexibleLife.Pack with
    {
        Sources =
        [
            .. FlexibleLife.Pack.Sources.Select(s => s with
            {
                Settles = s.Id.Code is "tax-wages" or "platform-payouts"
                    ? new Dictionary<string, IReadOnlyList<EvidenceKind>>
                    {
                        [Statement] = s.Id == Tax ? [EvidenceKind.Wage, EvidenceKind.BusinessIncome] : [EvidenceKind.PlatformPayout],
                        [Noted.HomeVisit] = s.Id == Tax ? [EvidenceKind.Wage] : [],
                    }
                    : null,
            }),
        ],
    };

    private static readonly Pack Silent = Law with { Sources = [.. Law.Sources.Select(s => s with { Settles = null })] };

    private static FlexibleLife Labourer => FlexibleLife.Working("day-labour");

    [TestCase(400)]
    [TestCase(0, Description = "there was none")]
    public void Of_every_month_nothing_is_estimated_any_more(int monthly) =>
        Assert.That(Range(Labourer.With(Paper(monthly))), Is.EqualTo((Known(monthly), Known(monthly))));

    [TestCase(QuestionCodes.FlexibleWork)]
    [TestCase(QuestionCodes.NoRecord)]
    [TestCase(QuestionCodes.HouseholdIncome)]
    [TestCase(QuestionCodes.EstimatesConflict)]
    [TestCase(QuestionCodes.DeclaredMore)]
    public void Whichever_question_about_what_is_earned_it_answers(string code) =>
        Assert.That(Range(Labourer.With(Paper(400, code: code))), Is.EqualTo((Known(400), Known(400))));

    [TestCase(QuestionCodes.StatedLess, Description = "it takes the place of records")]
    [TestCase(QuestionCodes.Inflow, Description = "it explains what came in")]
    [TestCase(null, Description = "it answers nothing")]
    public void The_answer_to_another_question_ends_no_estimate(string? code) =>
        Assert.That(High(Labourer.With(Paper(400, code: code))), Is.EqualTo(High(Labourer) + Known(400)));

    [Test]
    public void A_finding_of_a_visit_ends_it_where_the_law_names_visits() =>
        Assert.That(Range(Labourer.With(Paper(0, document: Noted.HomeVisit))), Is.EqualTo((0m, 0m)));

    [Test]
    public void Without_such_law_it_stands_beside_the_estimate() =>
        Assert.That(High(Labourer.With(Paper(400)), Silent), Is.EqualTo(High(Labourer, Silent) + Known(400)));

    [Test]
    public void A_paper_the_law_does_not_name_stands_beside_the_estimate() =>
        Assert.That(High(Labourer.With(Paper(400, document: "employment-statement"))), Is.EqualTo(High(Labourer) + Known(400)));

    [Test]
    public void A_month_it_does_not_speak_of_is_estimated_still() =>
        Assert.That(High(Labourer.With(Paper(0, months: Year - 1))), Is.EqualTo(High(Labourer) / Year).Within(Slack));

    [Test]
    public void A_month_it_speaks_of_in_part_is_estimated_still()
    {
        var papers = Paper(0);
        papers[0] = papers[0] with { Period = new(papers[0].Period.From, papers[0].Period.To!.Value.AddDays(-1)) };
        Assert.That(High(Labourer.With(papers)), Is.EqualTo(High(Labourer) / Year).Within(Slack));
    }

    [Test]
    public void Work_of_another_kind_is_estimated_still() =>
        Assert.That(High(FlexibleLife.Working("day-labour", "trade").With(Paper(0))), Is.EqualTo(High(FlexibleLife.Working("trade"))));

    [Test]
    public void What_platforms_paid_says_nothing_of_work_by_the_day() =>
        Assert.That(High(Labourer.With(Paper(0, kind: EvidenceKind.PlatformPayout))), Is.EqualTo(High(Labourer)));

    [Test]
    public void Of_another_person_it_ends_nothing()
    {
        var facts = Labourer.Household();
        facts = facts with { Members = [.. facts.Members, facts.Members[0] with { Ordinal = 2, MemberRef = "m2", Facts = [] }] };
        ProgrammeAssessment Of(params EvidenceItem[] papers) => Assessor.Assess(Law, facts, EvidenceSet.Of(
            Law.Sources.SelectMany(s => facts.Members.Select(m => papers.Where(p => p.Source == s.Id && p.MemberOrdinal == m.Ordinal).ToList() is { Count: > 0 } items
                ? new Answer.Answered(facts.Id, s.Id, m.Ordinal, items, FlexibleLife.Accepted, Coverage.Unstated)
                : (Answer)new Answer.Silent(facts.Id, s.Id, m.Ordinal, Silence.NoRecord, FlexibleLife.Accepted))))).Programmes[0];
        EvidenceItem[] theirs = [.. Paper(0).Select(p => p with { MemberOrdinal = 2 })];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Of(theirs).PerHead.High!.Value.Yuan * 2m * Year, Is.EqualTo(High(Labourer)).Within(Slack), "the other had no record");
            Assert.That(Of(Paper(0)).PerHead.High!.Value.Yuan * 2m * Year, Is.EqualTo(High(new FlexibleLife())).Within(Slack), "the other has none still");
        }
    }

    [Test]
    public void What_registers_show_counts_beside_it() =>
        Assert.That(Range(Labourer.With(FlexibleLife.Record(EvidenceKind.Wage, "w", 6_000m)).With(Paper(100))), Is.EqualTo((7_200m, 7_200m)));

    [Test]
    public void Invoices_that_show_more_of_the_same_trade_stay()
    {
        var seen = new FlexibleLife { Age = 70 }.With(FlexibleLife.Record(EvidenceKind.Invoice, "i", 24_000m, "agency"));
        var alone = Range(seen);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(alone.Low, Is.GreaterThan(Known(100)));
            Assert.That(Range(seen.With(Paper(100, kind: EvidenceKind.BusinessIncome))), Is.EqualTo(alone));
            Assert.That(Range(seen.With(Paper(1_900, kind: EvidenceKind.BusinessIncome))), Is.EqualTo((Known(1_900), Known(1_900))));
        }
    }

    [Test]
    public void What_registers_show_of_the_same_money_and_more_stays_and_both_views_stand()
    {
        var seen = FlexibleLife.Working().With(FlexibleLife.Record(EvidenceKind.PlatformPayout, "p", 2_000m, about: "s1"), FlexibleLife.Record(EvidenceKind.PlatformTask, "t", 2_000m, about: "s1"));
        var alone = Range(seen);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Range(seen.With(Paper(0, kind: EvidenceKind.PlatformPayout))).Low, Is.EqualTo(alone.Low));
            Assert.That(Range(seen.With(Paper(100, kind: EvidenceKind.PlatformPayout))).Low, Is.EqualTo(alone.Low + Known(100)));
        }
    }

    [Test]
    public void Of_an_able_adult_without_a_record_nothing_is_taken_of_the_months_it_speaks_of()
    {
        var idle = new FlexibleLife();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Range(idle.With(Paper(0))), Is.EqualTo((0m, 0m)));
            Assert.That(High(idle.With(Paper(0, months: 9))), Is.EqualTo(High(idle) / 4m).Within(Slack));
        }
    }

    [TestCase("wage", 1_500)]
    [TestCase("flexible", 1_500, Description = "the work is declared under that word")]
    public void What_was_declared_beyond_it_is_claimed_no_longer(string word, int declared) =>
        Assert.That(Range((Labourer with { Declared = [(word, declared)] }).With(Paper(400))).High, Is.EqualTo(Known(400)));

    [Test]
    public void Of_a_month_it_does_not_speak_of_the_claim_stands()
    {
        var claim = new FlexibleLife { Age = 70, Declared = [("wage", 1_500m)] };
        Assert.That(High(claim.With(Paper(400, months: Year - 1))), Is.EqualTo((400m * (Year - 1)) + 1_500m).Within(Slack));
    }

    [Test]
    public void What_was_declared_of_another_kind_is_claimed_still() =>
        Assert.That(High(new FlexibleLife { Age = 70, Declared = [("transfer", 1_500m)] }.With(Paper(400))), Is.EqualTo(Known(1_500)));

    [TestCase(QuestionCodes.Inflow)]
    [TestCase(QuestionCodes.FlexibleWork)]
    public void What_came_in_is_less_by_what_it_explains(string code)
    {
        var paid = new FlexibleLife { Age = 70 }.With(FlexibleLife.Record(EvidenceKind.PaymentInflow, "i", 6_000m, "other"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(High(paid), Is.EqualTo(6_000m));
            Assert.That(Range(paid.With(Paper(400, code: code))), Is.EqualTo((4_800m, 6_000m)), "of 1,200 nobody knows what they were");
            Assert.That(Range(paid.With(Paper(500, code: code))), Is.EqualTo((6_000m, 6_000m)));
            Assert.That(High(paid.With(Paper(0, code: code))), Is.EqualTo(6_000m), "that there was no pay explains nothing");
        }
    }

    [Test]
    public void Of_two_that_differ_each_counts_and_the_family_is_asked_which_is_right()
    {
        EvidenceItem[] other = [.. Paper(3_000).Select(p => p with { RecordId = $"o-{p.RecordId}", Noted = p.Noted! with { DocumentId = "p2" } })];
        var found = Assess(Labourer.With(Paper(0)).With(other));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((found.PerHead.Low!.Value.Yuan, found.PerHead.High!.Value.Yuan), Is.EqualTo((0m, 3_000m)));
            Assert.That((found.Outcome, found.OpenQuestions[0].Code), Is.EqualTo((Outcome.Review, QuestionCodes.EstimatesConflict)));
        }
    }

    [Test]
    public void The_answer_to_a_later_question_stands_for_those_before()
    {
        EvidenceItem[] later = [.. Paper(500).Select(p => p with { RecordId = $"l-{p.RecordId}", Noted = p.Noted! with { DocumentId = "p2", Answers = new(QuestionCodes.EstimatesConflict, 2) } })];
        Assert.That(Range(Labourer.With(Paper(0)).With(later)), Is.EqualTo((Known(500), Known(500))));
    }

    [Test]
    public void The_explanation_says_that_it_ended_the_estimate_and_who_noted_it()
    {
        var life = Labourer.With(Paper(400));
        var explained = Assessor.Explain(Law, life.Household(), life.Evidence());
        var text = ExplanationTexts.ForOfficer(explained).Plain();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(explained.Digest, Is.EqualTo(Assessor.Assess(Law, life.Household(), life.Evidence()).ExplanationDigest));
            Assert.That(text, Does.Contain("不再估算,也不再按申报推定,以材料为准,依据收入证明(officer-17 于 2027-01-20 登记),所述时间2026-01-01…2026-12-31"));
            Assert.That(text, Does.Contain("no longer estimated, nor taken from what was declared; it counts as shown by statement of income (noted by officer-17 on 2027-01-20), for 2026-01-01…2026-12-31"));
        }
    }

    [Test]
    public void No_income_falls_below_what_registers_show() =>
        Gen.Select(
            Gen.Int[0, 3_000].Array[Year], Gen.Int[0, 3_000].Array[Year], Gen.Bool.Array[Year], Gen.OneOf("day-labour", "migrant", "trade", "platform"),
            Gen.OneOf(EvidenceKind.Wage, EvidenceKind.BusinessIncome, EvidenceKind.PlatformPayout), Gen.Int[0, QuestionCodes.BesideRecords.Count - 1].Select(n => QuestionCodes.BesideRecords[n]), Gen.Int[0, 2_000])
        .Sample((registered, shown, speaks, work, kind, code, inflow) =>
        {
            var records = registered.Select((yuan, m) => FlexibleLife.Record(kind, $"r{m}", yuan, period: FlexibleLife.Month(m + 1), source: SourceOf(kind).Code));
            var seen = (FlexibleLife.Working(work) with { Declared = [("flexible", inflow)] }).With([.. records, FlexibleLife.Record(EvidenceKind.PaymentInflow, "i", inflow, "other")]);
            EvidenceItem[] papers = [.. Paper(0, kind: kind, code: code).Select((p, m) => p with { Amount = Money.Of(shown[m]) }).Where((_, m) => speaks[m])];
            var known = registered.Sum() + papers.Sum(p => p.Amount!.Value.Yuan);
            return Range(seen.With(papers)).Low >= known - Slack;
        }, iter: 2_000);

    [Test]
    public void The_order_of_papers_changes_nothing() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Shuffle(Enumerable.Range(0, 2 * Year).ToArray())).Sample((one, other, order) =>
        {
            EvidenceItem[] items = [.. Paper(one * 100), .. Paper(other * 100).Select(p => p with { RecordId = $"o-{p.RecordId}", Noted = p.Noted! with { DocumentId = "p2" } })];
            var (straight, shuffled) = (Labourer.With(items), Labourer.With([.. order.Select(i => items[i])]));
            return Assessor.Assess(Law, straight.Household(), straight.Evidence()).ExplanationDigest
                .SequenceEqual(Assessor.Assess(Law, shuffled.Household(), shuffled.Evidence()).ExplanationDigest);
        }, iter: 200);

    /// <summary>Twelve months are divided and rounded down to the fen.</summary>
    private const decimal Slack = 1m;

    private static decimal Known(int monthly) => monthly * Year;

    private static SourceId SourceOf(EvidenceKind kind) => kind == EvidenceKind.PlatformPayout ? new("platform-payouts") : Tax;

    private static EvidenceItem[] Paper(
        int monthly, int months = Year, EvidenceKind kind = EvidenceKind.Wage, string? code = QuestionCodes.FlexibleWork, string document = Statement) =>
        [.. Enumerable.Range(1, months).Select(m => FlexibleLife.Record(kind, $"paper-{m:00}", monthly, period: FlexibleLife.Month(m), source: SourceOf(kind).Code) with
        {
            Noted = new(document, "p1", "officer-17", new(2027, 1, 20)) { Answers = code is null ? null : new(code, 1) },
        })];

    private static ProgrammeAssessment Assess(FlexibleLife life, Pack? law = null) => Assessor.Assess(law ?? Law, life.Household(), life.Evidence()).Programmes[0];

    /// <summary>Yuan of the year.</summary>
    private static (decimal Low, decimal High) Range(FlexibleLife life, Pack? law = null)
    {
        var found = Assess(life, law).PerHead;
        return (found.Low!.Value.Yuan * Year, found.High!.Value.Yuan * Year);
    }

    private static decimal High(FlexibleLife life, Pack? law = null) => Range(life, law).High;
}

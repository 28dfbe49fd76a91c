using CsCheck;
using NUnit.Framework;
using Verification.Assessment;
using Verification.Assessment.Explaining.Texts;
using Verification.Assessment.Packs;
using Verification.Assessment.Packs.Cases;
using Verification.Vocabulary;

namespace Verification.Tests.Assessment;

/// <summary>Wages of 1,860 yuan a month are on record and 1,766.99 are stated; 1,767 are the standard of the household of three.</summary>
public sealed class When_a_paper_answers_a_contradiction
{
    private const string Payroll = "payroll-statement";
    private static readonly SourceId Tax = new("tax-wages");
    private static readonly Noted AsAnswer = new(Payroll, "p1", "officer-17", new(2020, 6, 20)) { Answers = new(QuestionCodes.StatedLess, 1) };

    private static PackCase Contradicted => Cases.Named("工资记录高于标准而申报低于标准一分");

    private static Pack Silent => Cases.Tianshui with { Sources = [.. Cases.Tianshui.Sources.Select(s => s with { Settles = null })] };

    [TestCase("1766.99", Outcome.Eligible, "588.99")]
    [TestCase("1767.00", Outcome.Ineligible, "589.00")]
    [TestCase("1900.00", Outcome.Ineligible, "633.33")]
    // Of what is stated seven tenths count, whatever a paper says.
    [TestCase("0.00", Outcome.Eligible, "412.29")]
    public void It_counts_in_the_place_of_the_records(decimal monthly, Outcome outcome, decimal perHead)
    {
        var found = Assessed(Paper(monthly));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Outcome, Is.EqualTo(outcome));
            Assert.That(found.PerHead.Low, Is.EqualTo((Money?)Money.Of(perHead)));
            Assert.That(found.OpenQuestions.Select(q => q.Code), Does.Not.Contain(QuestionCodes.StatedLess));
        }
    }

    [Test]
    public void One_that_says_the_same_confirms_the_records_and_a_refusal_follows()
    {
        var found = Assessed(Paper(1860m));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((found.Outcome, found.PerHead.Low), Is.EqualTo((Outcome.Ineligible, (Money?)Money.Of(620m))));
            Assert.That(SetAside(Paper(1860m)).Select(s => (s.Why, s.Record.Noted is null)).Distinct(), Is.EqualTo(new[] { (SetAsideWhy.Confirms, false) }));
        }
    }

    [Test]
    public void Without_such_law_both_stand_and_the_family_is_asked_as_before()
    {
        var found = Assessor.Assess(Silent, Cases.Facts(Contradicted), Evidence(Paper(1700m))).Programmes[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.OpenQuestions[0].Code, Is.EqualTo(QuestionCodes.StatedLess));
            Assert.That(found.PerHead.High, Is.EqualTo((Money?)Money.Of(1186.66m)), "wages of 1,860 and of 1,700");
            Assert.That(Assessor.SetAside(Silent, Evidence(Paper(1700m))), Is.Empty);
        }
    }

    [Test]
    public void One_of_another_person_settles_nothing() =>
        Assert.That(First(Paper(0m, i => i with { MemberOrdinal = 2 })), Is.EqualTo(QuestionCodes.StatedLess));

    [Test]
    public void One_of_another_kind_of_income_settles_nothing() =>
        Assert.That(First(Paper(0m, i => i with { Kind = EvidenceKind.BusinessIncome })), Is.EqualTo(QuestionCodes.StatedLess));

    [Test]
    public void One_of_a_kind_of_document_the_law_does_not_name_settles_nothing() =>
        Assert.That(First(Paper(1700m, i => i with { Noted = AsAnswer with { Document = "home-visit-record" } })), Is.EqualTo(QuestionCodes.StatedLess));

    [Test]
    public void One_nobody_noted_settles_nothing() => Assert.That(First(Paper(1700m, i => i with { Noted = null })), Is.EqualTo(QuestionCodes.StatedLess));

    [Test]
    public void One_that_answers_nothing_stands_beside_the_records() =>
        Assert.That(First(Paper(1700m, i => i with { Noted = AsAnswer with { Answers = null } })), Is.EqualTo(QuestionCodes.StatedLess));

    [Test]
    public void It_settles_the_months_it_speaks_of_and_no_other()
    {
        var months = Paper(1766m).Where(i => i.Period.From!.Value.Month is not (1 or 2)).ToArray();
        var found = Assessed(months);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.OpenQuestions[0].Code, Is.EqualTo(QuestionCodes.StatedLess));
            Assert.That(found.PerHead.High, Is.EqualTo((Money?)Money.Of(decimal.Round(((10 * 1766m) + (2 * 1860m)) / 36m, 2, MidpointRounding.ToZero))));
            Assert.That(SetAside(months), Has.Count.EqualTo(10));
        }
    }

    /// <summary>Of the two months nobody has answered about what is stated counts, 3,533.98 yuan; 21,204 are the standard of a year.</summary>
    [TestCase("1767.00", Outcome.Review)]
    [TestCase("1767.01", Outcome.Ineligible)]
    public void Months_nobody_has_answered_about_refuse_nobody(decimal monthly, Outcome outcome) =>
        Assert.That(Assessed([.. Paper(monthly).Where(i => i.Period.From!.Value.Month is not (1 or 2))]).Outcome, Is.EqualTo(outcome));

    [TestCase("1766.99", "1767.00", Outcome.Review)]
    [TestCase("1766.99", "0.00", Outcome.Eligible)]
    [TestCase("1767.00", "1900.00", Outcome.Ineligible)]
    public void Of_two_that_differ_each_counts(decimal one, decimal other, Outcome outcome)
    {
        var found = Assessed([.. Paper(one), .. Another(other)]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Outcome, Is.EqualTo(outcome));
            Assert.That(found.Reasons.Select(r => r.Code), Does.Contain("evidence.papers_differ"));
            Assert.That(found.OpenQuestions.Select(q => (q.Code, q.Addressee, q.MemberRef)).Take(1),
                Is.EqualTo(outcome == Outcome.Review ? new[] { (QuestionCodes.StatedLess, "family", (string?)"m1") } : []));
        }
    }

    /// <summary>They may be the papers of two employers; 1,767 yuan a month are the standard.</summary>
    [TestCase("900.00", "866.99", Outcome.Eligible)]
    [TestCase("900.00", "867.00", Outcome.Review)]
    [TestCase("1700.00", "1766.99", Outcome.Review)]
    public void Of_two_that_differ_the_sum_counts_too(decimal one, decimal other, Outcome outcome) =>
        Assert.That(Assessed([.. Paper(one), .. Another(other)]).Outcome, Is.EqualTo(outcome));

    [TestCase("A", "B", Outcome.Review)]
    [TestCase("A", null, Outcome.Review, Description = "some name none")]
    [TestCase(null, null, Outcome.Review, Description = "two of each month from one source")]
    [TestCase("A", "A", Outcome.Eligible, Description = "one employer's wages in two parts")]
    public void The_paper_of_one_employer_may_leave_the_wages_of_another_standing(string? one, string? other, Outcome outcome)
    {
        var found = Assessed(With([.. OfTwo(1000m, one, 860m, other), .. Paper(1000m)]));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Outcome, Is.EqualTo(outcome));
            Assert.That(found.PerHead.High, Is.EqualTo((Money?)Money.Of(outcome == Outcome.Review ? 620m : 588.99m)));
            Assert.That(found.OpenQuestions.Select(q => q.Code).Take(1), Is.EqualTo(outcome == Outcome.Review ? new[] { QuestionCodes.StatedLess } : []));
        }
    }

    [TestCase(1800, Outcome.Ineligible, Description = "by the paper as by the records")]
    [TestCase(1860, Outcome.Ineligible, Description = "it confirms the records of both")]
    [TestCase(1700, Outcome.Review)]
    public void Where_the_wages_of_two_employers_and_the_paper_agree_it_is_decided(int monthly, Outcome outcome) =>
        Assert.That(Assessed(With([.. OfTwo(1000m, "A", 860m, "B"), .. Paper(monthly)])).Outcome, Is.EqualTo(outcome));

    [Test]
    public void The_wages_of_an_employer_of_other_months_are_no_second_stream() =>
        Assert.That(Assessed(With([.. Records().Select(i => i with { Payer = "A" }), .. Paper(1700m)])).Outcome, Is.EqualTo(Outcome.Eligible));

    /// <summary>The paper says 20,400.00 yuan of these days and 588.99 a head are stated; the register shows 1,860 of each month from 2019-06 to 2020-05.</summary>
    [TestCase("2019-06-01", "2020-05-31", Outcome.Eligible, "588.99", Description = "exactly")]
    [TestCase("2019-06-02", "2020-05-31", Outcome.Review, "618.33")]
    [TestCase("2019-06-01", "2020-05-30", Outcome.Review, "618.33")]
    [TestCase("2019-06-05", "2020-05-25", Outcome.Review, "670.00")]
    public void A_record_it_speaks_of_in_part_counts_both_ways(string from, string to, Outcome outcome, decimal high)
    {
        var days = new Period(DateOnly.ParseExact(from, "O", null), DateOnly.ParseExact(to, "O", null));
        var found = Assessed([Wage("paper", 0, 20_400m, AsAnswer) with { Period = days }]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Outcome, Is.EqualTo(outcome));
            Assert.That((found.PerHead.Low, found.PerHead.High), Is.EqualTo(((Money?)Money.Of(566.66m), (Money?)Money.Of(high))));
        }
    }

    [Test]
    public void Where_it_matters_nothing_that_a_record_is_spoken_of_in_part_it_is_decided()
    {
        var days = new Period(new(2019, 6, 5), new(2020, 5, 25));
        Assert.That(Assessed([Wage("paper", 0, 22_000m, AsAnswer) with { Period = days }]).Outcome, Is.EqualTo(Outcome.Ineligible));
    }

    /// <summary>Each counts, and all of them together.</summary>
    [TestCase(8, Outcome.Eligible)]
    [TestCase(9, Outcome.Review)]
    public void With_more_ways_than_are_read_nothing_is_decided(int papers, Outcome outcome)
    {
        var all = Enumerable.Range(0, papers).SelectMany(p => Paper(100m + p, i => i with { RecordId = $"{p}-{i.RecordId}", Noted = AsAnswer with { DocumentId = $"p{p}" } }));
        Assert.That(Assessed([.. all]).Outcome, Is.EqualTo(outcome));
    }

    [Test]
    public void What_a_visit_saw_beside_a_paper_that_stands_in_for_the_register_stays()
    {
        var stoodIn = AsAnswer with { Document = "income-statement", Answers = null };
        EvidenceItem[] items =
        [
            .. Records().Select(i => i with { Noted = stoodIn }), Wage("seen", 3, 300m, stoodIn with { Document = Noted.HomeVisit }), .. Paper(1700m),
        ];
        var evidence = EvidenceSet.Of(With(items).Select(a => a is Answer.Answered { MemberOrdinal: 1 } said && said.Source == Tax ? said with { StandsIn = true } : a));
        Assert.That(Assessor.SetAside(Cases.Tianshui, evidence).Select(s => s.Record.RecordId), Is.EquivalentTo(Records().Select(r => r.RecordId)));
    }

    [Test]
    public void Two_that_say_the_same_are_one() => Assert.That(Assessed([.. Paper(1766.99m), .. Another(1766.99m)]).PerHead.Low, Is.EqualTo((Money?)Money.Of(588.99m)));

    [Test]
    public void The_answer_to_the_question_asked_again_stands_for_those_before()
    {
        var again = Another(1700m).Select(i => i with { Noted = i.Noted! with { Answers = new(QuestionCodes.StatedLess, 2) } });
        Assert.That(Assessed([.. Paper(1900m), .. again]).PerHead.Low, Is.EqualTo((Money?)Money.Of(566.66m)));
    }

    [Test]
    public void A_disputed_record_keeps_its_own_path()
    {
        var answers = Answers(Paper(1700m)).Select(a => a is Answer.Answered { Source.Code: "tax-wages", MemberOrdinal: 1 } said
            ? said with { Items = [.. said.Items.Select(i => i.RecordId.EndsWith("2020-05", StringComparison.Ordinal) && i.Noted is null ? i with { Disputed = true } : i)] } : a);
        var found = Households.Assess(Contradicted, answers);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Reasons.Select(r => r.Code), Does.Contain("evidence.disputed"));
            Assert.That(found.PerHead.High, Is.EqualTo((Money?)Money.Of(decimal.Round(((12 * 1700m) + 1860m) / 36m, 2, MidpointRounding.ToZero))), "it counts both ways");
        }
    }

    [Test]
    public void A_statement_corrected_with_it_does_not_make_the_income_count_twice()
    {
        var facts = Cases.Facts(Contradicted);
        facts = facts with { Declared = facts.Declared with { Income = [.. facts.Declared.Income.Select(i => i with { MonthlyAmount = Money.Of(1860m) })] } };
        Assert.That(Assessor.Assess(Cases.Tianshui, facts, Evidence(Paper(1860m))).Programmes[0].PerHead.Low, Is.EqualTo((Money?)Money.Of(620m)));
    }

    [Test]
    public void Contradicted_is_what_registers_show_more_of_than_is_stated_whatever_papers_say()
    {
        var (facts, evidence) = (Cases.Facts(Contradicted), Evidence([.. Paper(5000m), .. Paper(9m, i => i with { MemberOrdinal = 2 })]));
        var content = facts with { Declared = facts.Declared with { Income = [.. facts.Declared.Income.Select(i => i with { MonthlyAmount = Money.Of(1860m) })] } };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Assessor.Contradicted(Cases.Tianshui, facts, evidence), Is.EquivalentTo(new[] { new PersonsIncome(1, EvidenceKind.Wage) }));
            Assert.That(Assessor.Contradicted(Cases.Tianshui, content, evidence), Is.Empty);
        }
    }

    [Test]
    public void The_register_has_answered_all_the_same()
    {
        var assessment = Assessor.Assess(Cases.Tianshui, Cases.Facts(Contradicted), Evidence(Paper(1700m)));
        Assert.That(assessment.Sources.Single(s => s.Source == Tax).Silence, Is.Null);
    }

    [Test]
    public void The_explanation_names_what_was_replaced_by_which_paper_and_who_noted_it_when()
    {
        var (facts, evidence) = (Cases.Facts(Contradicted), Evidence(Paper(1700m)));
        var explained = Assessor.Explain(Cases.Tianshui, facts, evidence);
        var text = ExplanationTexts.ForOfficer(explained).Plain();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(explained.Digest, Is.EqualTo(Assessor.Assess(Cases.Tianshui, facts, evidence).ExplanationDigest));
            Assert.That(explained.Digest, Is.Not.EqualTo(Assessor.Explain(Cases.Tianshui, facts, Evidence(Paper(1700m, i => i with { Noted = AsAnswer with { Author = "officer-18" } }))).Digest));
            Assert.That(text, Does.Contain("登记记录不再计入,以材料为准,依据工资单(officer-17 于 2020-06-20 登记)"));
            Assert.That(text, Does.Contain("these records no longer count, replaced by payroll statement (noted by officer-17 on 2020-06-20)"));
            Assert.That(text, Does.Contain("22320.00"), "the register's wages stand there as well");
        }
    }

    /// <summary>A paper shows a pension; a register still open may confirm it as a base pension, which this law does not count, and the refusal would be wrong.</summary>
    [Test]
    public void No_question_is_spared_and_no_gate_opens_while_records_may_still_come()
    {
        SourceId open = new("platform-payouts");
        var law = FlexibleLife.Pack with
        {
            Sources =
            [
                .. FlexibleLife.Pack.Sources.Select(s => s.Id.Code == "social-insurance"
                    ? s with { Settles = new Dictionary<string, IReadOnlyList<EvidenceKind>> { [Payroll] = [EvidenceKind.Pension] } } : s),
            ],
        };
        var elder = new FlexibleLife { Age = 70 }.With(FlexibleLife.Record(EvidenceKind.Pension, "p", 12_000m, source: "social-insurance") with { Noted = AsAnswer });
        var facts = elder.Household();
        EvidenceSet With(Answer answer) => EvidenceSet.Of(elder.Evidence().Sources.SelectMany(s => s.Answers).Where(a => a.Source != open).Append(answer));
        var waits = With(new Answer.Later(facts.Id, open, 1, null, null));
        var confirms = With(new Answer.Answered(
            facts.Id, open, 1, [FlexibleLife.Record(EvidenceKind.Pension, "r", 12_000m, "base", source: open.Code)], FlexibleLife.Accepted, Coverage.Unstated));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Assessor.Assess(law, facts, With(new Answer.Silent(facts.Id, open, 1, Silence.NoRecord))).Programmes[0].Outcome, Is.EqualTo(Outcome.Ineligible));
            Assert.That(Assessor.Assess(law, facts, confirms).Programmes[0].Outcome, Is.Not.EqualTo(Outcome.Ineligible));
            Assert.That(Assessor.OpenCannotChange(law, facts, waits), Is.False);
        }
    }

    [Test]
    public void No_income_falls_below_what_a_register_or_a_paper_supports() =>
        Gen.Select(Gen.Decimal[0m, 4000m].Array[12], Gen.Decimal[0m, 4000m].Array[12], Gen.Bool.Array[12]).Sample((registered, shown, speaks) =>
        {
            var records = registered.Select((yuan, m) => Wage($"w{m}", m, yuan, null)).ToArray();
            var papers = shown.Select((yuan, m) => Wage($"p{m}", m, yuan, AsAnswer)).Where((_, m) => speaks[m]).ToArray();
            var found = Assessed(With([.. records, .. papers]));
            // Of months nobody has answered about what is stated may be all there is.
            var months = registered.Zip(shown, speaks).ToList();
            var answered = months.Where(m => m.Third).Sum(m => Math.Min(Fen(m.First), Fen(m.Second)));
            var open = Math.Min(months.Where(m => !m.Third).Sum(m => Fen(m.First)), 1766.99m * months.Count(m => !m.Third));
            return found.PerHead.Low!.Value.Yuan * 36m >= answered + open - Slack;
        }, iter: 2_000);

    [Test]
    public void The_order_of_papers_changes_nothing() =>
        Gen.Select(Gen.Int[0, 3].Select(n => n * 100m + 1700m), Gen.Int[0, 3].Select(n => n * 100m + 1700m), Gen.Shuffle(Enumerable.Range(0, 36).ToArray())).Sample((one, other, order) =>
        {
            EvidenceItem[] items = [.. Records(), .. Paper(one), .. Another(other)];
            var straight = Assessor.Assess(Cases.Tianshui, Cases.Facts(Contradicted), EvidenceSet.Of(With(items)));
            var shuffled = Assessor.Assess(Cases.Tianshui, Cases.Facts(Contradicted), EvidenceSet.Of(With([.. order.Select(i => items[i])])));
            return straight.ExplanationDigest.SequenceEqual(shuffled.ExplanationDigest);
        }, iter: 300);

    /// <summary>Twelve months are divided and rounded down to the fen.</summary>
    private const decimal Slack = 1m;

    private static decimal Fen(decimal yuan) => decimal.Round(yuan, 2);

    private static EvidenceItem Wage(string id, int month, decimal yuan, Noted? noted) =>
        Cases.Item(Tax, EvidenceKind.Wage, 1, id, Period.Of(new YearMonth(2019, 6).Plus(month)), Money.Of(Fen(yuan))) with { Noted = noted };

    private static EvidenceItem[] Paper(decimal monthly, Func<EvidenceItem, EvidenceItem>? with = null) =>
        [.. Enumerable.Range(0, 12).Select(m => Wage($"paper-{m:00}", m, monthly, AsAnswer)).Select(with ?? (i => i))];

    private static EvidenceItem[] Another(decimal monthly) =>
        [.. Paper(monthly).Select(i => i with { RecordId = $"other-{i.RecordId}", Noted = AsAnswer with { Document = "bank-statement", DocumentId = "p2" } })];

    /// <summary>Wages of two payers in each month.</summary>
    private static EvidenceItem[] OfTwo(decimal yuan, string? one, decimal more, string? other) =>
        [.. Enumerable.Range(0, 12).SelectMany(m => new[] { Wage($"a{m:00}", m, yuan, null) with { Payer = one }, Wage($"b{m:00}", m, more, null) with { Payer = other } })];

    private static EvidenceItem[] Records() =>
        [.. Cases.Answers(Contradicted, Cases.Tianshui).OfType<Answer.Answered>().Where(a => a.Source == Tax && a.MemberOrdinal == 1).SelectMany(a => a.Items)];

    /// <summary>What the tax authority says of the case's persons, with papers beside it.</summary>
    private static IEnumerable<Answer> Answers(EvidenceItem[] papers)
    {
        var known = Cases.Answers(Contradicted, Cases.Tianshui).ToList();
        foreach (var answer in known)
        {
            var beside = papers.Where(p => answer.Source == Tax && p.MemberOrdinal == answer.MemberOrdinal).ToList();
            yield return beside.Count == 0 ? answer
                : answer is Answer.Answered said ? said with { Items = [.. said.Items, .. beside] }
                : new Answer.Answered(answer.Verification, Tax, answer.MemberOrdinal, beside, Cases.Accepted, Coverage.Unstated);
        }
    }

    /// <summary>The same, with these records in the place of the first person's.</summary>
    private static IEnumerable<Answer> With(EvidenceItem[] items) => Cases.Answers(Contradicted, Cases.Tianshui)
        .Select(a => a is Answer.Answered { MemberOrdinal: 1 } said && said.Source == Tax ? said with { Items = items } : a);

    private static EvidenceSet Evidence(EvidenceItem[] papers) => EvidenceSet.Of(Answers(papers));

    private static ProgrammeAssessment Assessed(EvidenceItem[] papers) => Assessed(Answers(papers));

    private static ProgrammeAssessment Assessed(IEnumerable<Answer> answers) => Households.Assess(Contradicted, answers);

    private static string First(EvidenceItem[] papers) => Assessed(papers).OpenQuestions.Select(q => q.Code).FirstOrDefault("");

    private static IReadOnlyList<RecordSetAside> SetAside(EvidenceItem[] papers) => Assessor.SetAside(Cases.Tianshui, Evidence(papers));
}

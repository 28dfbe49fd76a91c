using CsCheck;
using NUnit.Framework;
using Verification.Assessment;
using Verification.Assessment.Packs;
using Verification.Assessment.Pay;
using Verification.Vocabulary;

namespace Verification.Tests.Assessment;

public sealed class When_wages_are_read_by_their_frequency
{
    private static readonly SourceId Tax = new("tax-wages");

    private static readonly MoneyItem Wage = new(0, "wage", [EvidenceKind.Wage], [], true, "wage", null);

    // All of 2025; payments are heard from a month before to a month after.
    private static readonly Period LookBack = new(new(2025, 1, 1), new(2025, 12, 31));

    private static readonly DateOnly First = new(2024, 12, 2);

    private static readonly Gen<(int Every, int AYear)> Rounds = Gen.Int[0, 2].Select(i => new[] { (7, 52), (14, 26), (28, 13) }[i]);

    private static readonly Gen<DateOnly[]> Paydays = Gen.Select(Rounds, Gen.Int[0, 27]).Select((round, start) => Every(round.Every, start % round.Every));

    [Test]
    public void A_month_with_five_paydays_is_no_richer_than_one_with_four() =>
        Gen.Select(Rounds, Gen.Int[0, 27], Gen.Int[0, 200_000]).Sample((round, start, fen) =>
        {
            var wages = Read(Every(round.Every, start % round.Every).Select(d => (d, fen / 100m)));
            var whole = fen / 100m * round.AYear / 12m;
            return Enumerable.Range(0, 12).All(m => Near(wages.InMonth(m).Low, whole) && Near(wages.InMonth(m).High, whole)) && wages.Low == fen / 100m * round.AYear;
        });

    [Test]
    public void What_a_monthly_payer_pays_is_what_counts_whatever_day_it_is_moved_to() =>
        Gen.Select(Gen.Int[1, 31], Gen.Int[0, 500_000].Array[14], Gen.Bool).Sample((payday, fen, isLate) =>
        {
            var months = Enumerable.Range(0, 14).Select(i => (Due: Payday(new YearMonth(2024, 12).Plus(i), payday), Yuan: fen[i] / 100m)).ToList();
            var wages = Read(months.Select(m => (Worked(m.Due, isLate), m.Yuan)));
            return wages.Frequency == PayFrequency.Monthly && wages.Low == wages.High && wages.Low == months.Skip(1).Take(12).Sum(m => m.Yuan);
        });

    [Test]
    public void The_order_of_records_changes_nothing() =>
        Gen.Select(Gen.OneOf(Gen.Int[0, 420].Array[1, 40].Select(o => o.Select(First.AddDays).ToArray()), Paydays), Gen.Int[0, 90_000], Gen.Int[0, 1_000]).Sample((days, fen, seed) =>
        {
            var paid = days.Select((d, i) => Payment(d, (fen + i) / 100m, $"w-{i}")).ToArray();
            var other = paid.ToArray();
            new Random(seed).Shuffle(other);
            return Said(paid) == Said(other);
        });

    [Test]
    public void The_same_payments_split_among_payers_come_to_the_same() =>
        Gen.Select(Paydays, Gen.Int[0, 100], Gen.Bool.Array[60]).Sample((days, share, isMissing) =>
        {
            // The first and the last stay, so that the rhythm begins and ends where it did.
            var paid = days.Where((_, i) => i == 0 || i == days.Length - 1 || i % 6 != 3 || !isMissing[i]).ToList();
            WagePayment Part(DateOnly day, decimal yuan, string payer) => new(Payment(day, yuan, $"{payer}-{day}").Record with { Payer = payer }, Wage, 0);
            var whole = ByPayer(paid.Select(d => Part(d, 300m, "A")));
            var split = ByPayer(paid.SelectMany(d => new[] { Part(d, 3m * share, "A"), Part(d, 300m - (3m * share), "B") }));
            return Near(whole.Sum(w => w.Low), split.Sum(w => w.Low)) && Near(whole.Sum(w => w.High), split.Sum(w => w.High));
        });

    [Test]
    public void A_missing_payday_is_a_gap_between_what_was_received_and_the_whole() =>
        Gen.Select(Paydays, Gen.Int[5, 8]).Sample((days, at) =>
        {
            var wages = Read(days.Where((_, i) => i != at).Select(d => (d, 300m)));
            var whole = Read(days.Select(d => (d, 300m)));
            return wages.Missing == 1 && wages.Low < whole.Low && wages.Low > whole.Low - 401m && Near(wages.High, whole.High);
        });

    [Test]
    public void Nothing_is_made_of_the_days_before_the_first_payment_and_after_the_last()
    {
        DateOnly[] days = [new(2025, 3, 14), new(2025, 3, 21), new(2025, 3, 28), new(2025, 4, 3), new(2025, 4, 11), new(2025, 4, 18), new(2025, 4, 25), new(2025, 5, 2)];
        var wages = Read(days.Select(d => (d, 300m)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((wages.Frequency, wages.Missing, wages.PartialMonths), Is.EqualTo((PayFrequency.Weekly, 0, 2)));
            Assert.That(new[] { 1, 2, 3, 4, 5 }.Select(wages.InMonth), Is.EqualTo(new[] { (0m, 0m), (900m, 900m), (1_300m, 1_300m), (300m, 300m), (0m, 0m) }));
        }
    }

    [Test]
    public void Work_that_ended_long_before_the_end_of_the_look_back_leaves_no_gap_there()
    {
        // 31 May 2025 is a holiday: what is due on it may be paid in June. Nothing was due any more.
        Period months = new(new(2024, 6, 1), new(2025, 5, 31));
        var wages = WagesOfPayer.Of(
            Enumerable.Range(6, 6).Select(m => Payment(new YearMonth(2024, m).LastDay, 900m, $"w-{m}")), months);
        Assert.That((wages.Frequency, wages.Missing, wages.Low, wages.High), Is.EqualTo((PayFrequency.Monthly, 0, 5_400m, 5_400m)));
    }

    [Test]
    public void What_is_taken_back_keeps_its_sign_and_is_no_payday()
    {
        var wages = WagesOfPayer.Of(
            [.. Every(7, 0).Select((d, i) => Payment(d, 300m, $"w-{i}")), Payment(new(2025, 5, 7), -100m, "back")], LookBack);
        Assert.That((wages.Frequency, wages.Low, wages.High), Is.EqualTo((PayFrequency.Weekly, 15_500m, 15_500m)));
    }

    [Test]
    public void Irregular_payments_count_as_received()
    {
        DateOnly[] days = [new(2024, 12, 28), new(2025, 1, 3), new(2025, 1, 19), new(2025, 2, 1), new(2025, 4, 11), new(2025, 4, 13)];
        var wages = Read(days.Select(d => (d, 300m)));
        Assert.That((wages.Frequency, wages.Low, wages.High), Is.EqualTo((PayFrequency.Irregular, 1_500m, 1_500m)));
    }

    [Test]
    public void Wages_told_month_by_month_come_to_the_same_as_without_such_law()
    {
        foreach (var given in Cases.Library.Cases)
        {
            var pack = Cases.PackOf(given.County, given.AcceptedOn);
            var (facts, evidence) = (Cases.Facts(given), EvidenceSet.Of(Cases.Answers(given, pack)));
            var (before, after) = (Assessor.Assess(pack, facts, evidence), Assessor.Assess(ByFrequency(pack), facts, evidence));
            Assert.That(
                after.Programmes.Select(p => (p.Programme, p.Outcome, p.PerHead, p.Amount?.Payable)),
                Is.EqualTo(before.Programmes.Select(p => (p.Programme, p.Outcome, p.PerHead, p.Amount?.Payable))), given.Name);
        }
    }

    [Test]
    public void Days_at_the_ends_of_the_calendar_hurt_nobody()
    {
        var given = Cases.Named("con-01");
        DateOnly[] days = [DateOnly.MinValue, DateOnly.MinValue.AddDays(40), new(2019, 6, 14), new(2020, 5, 15), DateOnly.MaxValue];
        var wages = days.Select((d, i) => Cases.Item(Tax, EvidenceKind.Wage, 1, $"x-{i}", Period.Of(d), Money.Of(36m)));
        var answers = Cases.Answers(given, Cases.Tianshui).Select(a => a is Answer.Answered { MemberOrdinal: 1 } said && said.Source == Tax ? said with { Items = [.. said.Items, .. wages] } : a);
        Assert.That(
            Assessor.Assess(ByFrequency(Cases.Tianshui), Cases.Facts(given), EvidenceSet.Of(answers)).Programmes[0].PerHead,
            Is.EqualTo(Interval<Money>.Point(Money.Of(402m))));
    }

    private static Pack ByFrequency(Pack pack) => pack with { Income = pack.Income with { WagesBy = new("income.wages_by", WagesBy.PayFrequency, "演示") } };

    private static WagesOfPayer Read(IEnumerable<(DateOnly Day, decimal Yuan)> paid) =>
        WagesOfPayer.Of(paid.Select((p, i) => Payment(p.Day, p.Yuan, $"w-{i}")), LookBack);

    private static IReadOnlyList<WagesOfPayer> ByPayer(IEnumerable<WagePayment> payments)
    {
        var wages = new PersonWages(LookBack);
        foreach (var payment in payments)
        {
            wages.Add(payment);
        }

        return wages.ByPayer;
    }

    private static (PayFrequency Frequency, decimal Low, decimal High, int Missing, int Partial, string Records) Said(IEnumerable<WagePayment> paid) =>
        WagesOfPayer.Of(paid, LookBack) is var wages
            ? (wages.Frequency, wages.Low, wages.High, wages.Missing, wages.PartialMonths, string.Join(' ', wages.Payments.Select(p => p.Record.RecordId)))
            : default;

    private static WagePayment Payment(DateOnly day, decimal yuan, string record) =>
        new(Cases.Item(Tax, EvidenceKind.Wage, 1, record, Period.Of(day), Money.Of(yuan)), Wage, 0);

    /// <summary>Paydays from December 2024 to January 2026.</summary>
    private static DateOnly[] Every(int days, int start) =>
        [.. Enumerable.Range(0, 100).Select(i => First.AddDays(start + (i * days))).TakeWhile(d => d <= new DateOnly(2026, 1, 31))];

    private static DateOnly Payday(YearMonth month, int day) => new(month.Year, month.Month, Math.Min(day, DateTime.DaysInMonth(month.Year, month.Month)));

    /// <summary>The working day before, or after, a payday nobody works on.</summary>
    private static DateOnly Worked(DateOnly due, bool isLate)
    {
        var calendar = WorkingDayCalendar.Load();
        while (!calendar.IsWorkingDay(due))
        {
            due = due.AddDays(isLate ? 1 : -1);
        }

        return due;
    }

    private static bool Near(decimal left, decimal right) => Math.Abs(left - right) < 0.000_000_001m;
}

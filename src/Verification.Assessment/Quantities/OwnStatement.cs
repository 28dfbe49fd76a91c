using Verification.Assessment.Explaining;
using Verification.Assessment.Household;
using Verification.Assessment.Language;
using Verification.Assessment.Packs;
using Verification.Assessment.Replacing;
using Verification.Vocabulary;

namespace Verification.Assessment.Quantities;

/// <summary>What a member's own statement does to the low end of what was found (本人陈述); the high end is never lowered by it.</summary>
internal static class OwnStatement
{
    public static void Apply(Frame frame, int heardAt, PersonMoney money)
    {
        if (frame.AsStated is { } word && Beyond(frame, heardAt, word, money) is > 0m and var beyond)
        {
            Lower(frame, word, beyond, money);
            frame.Widenings.Add(new(WideningCause.StatedLess, heardAt) { Matters = Matters.Income });
        }

        if (frame.Pack.Statement.Counts is { Value: var share } && Declared.Income(frame, heardAt) is > 0m and var stated)
        {
            Count(stated * share, money);
        }
    }

    /// <summary>Nobody states an income that is not there: of what is stated at least the law's share counts, whatever the records show.</summary>
    private static void Count(decimal least, PersonMoney money)
    {
        var (byEvidence, withEstimates) = (money.Unrecorded.HardLow, money.Unrecorded.Low);
        foreach (var item in money.Items)
        {
            (byEvidence, withEstimates) = (byEvidence + item.HardLow, withEstimates + item.Low);
        }

        if (least > byEvidence)
        {
            money.Stated = least;
            money.Unrecorded.RaiseBy(least - byEvidence, Math.Max(0m, least - withEstimates));
        }
    }

    /// <summary>How it reads in the explanation; null where no statement counted.</summary>
    public static Step? Step(Frame frame, PersonMoney money, StepSubject subject, string? memberRef)
    {
        if (money.Stated is not { } least)
        {
            return null;
        }

        var number = Figure.Of(Extent.AtLeast(least));
        return new("statement", subject, frame.Pack.Statement.Counts!.Article, [], Canonical.Text(number), [])
        {
            Means = new("本人申报中计入的部分", "what counts of the person's own statement"),
            MemberRef = memberRef,
            Number = number,
            Unit = Unit.OfYuan,
            IsItem = true,
        };
    }

    /// <summary>Whether the records show more under this word than a counted member states.</summary>
    public static bool IsContradicted(Frame frame, string word)
    {
        for (var p = 0; p < frame.Count(Level.Member); p++)
        {
            if (frame.PersonAt(p) is >= 0 and var heardAt && Beyond(frame, heardAt, word, frame.Income.Of(Level.Member, p)) > 0m)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What records show beyond what was stated of the same income need not be there: a register may be wrong. Nothing within the tolerance.</summary>
    private static decimal Beyond(Frame frame, int heardAt, string word, PersonMoney money)
    {
        var found = 0m;
        for (var i = 0; i < money.Items.Length; i++)
        {
            found += frame.Pack.Income.Items[i].Declared == word ? Open(money, i) : 0m;
        }

        var beyond = found - Stated(frame, heardAt, word);
        return found > 0m && beyond >= found * frame.Pack.Discrepancy.IgnoreBelow.Value ? beyond : 0m;
    }

    /// <summary>What is found of an item and nobody has answered about.</summary>
    private static decimal Open(PersonMoney money, int item) => money.Items[item].Low - (money.Answered?[item] ?? 0m);

    /// <summary>Yuan stated under a word of the months nobody has answered about.</summary>
    private static decimal Stated(Frame frame, int heardAt, string word)
    {
        var person = frame.Facts.Members[heardAt];
        var stated = Declared.Income(frame.Facts, person.MemberRef, word, frame.Window.Days);
        for (var m = 0; frame.Given.Settled.Count > 0 && m < frame.Window.Months; m++)
        {
            var month = Period.Of(frame.Window.MonthAt(m));
            stated -= HasAnswered(frame, person.Ordinal, word, month) ? Declared.Income(frame.Facts, person.MemberRef, word, month) : 0m;
        }

        return stated;
    }

    private static bool HasAnswered(Frame frame, int ordinal, string word, Period days) =>
        frame.Given.Settled.Any(s => s.Ends(frame.Pack, ordinal, word, days));

    // What a visit or another paper showed besides is nothing the answer spoke of.
    private static bool IsAnswered(Frame frame, int ordinal, string word, EvidenceItem record) => record.Noted is null or { Answers: not null }
        ? HasAnswered(frame, ordinal, word, record.Period)
        : frame.Given.Settled.Any(s => s.Records.Contains(record, ReferenceEqualityComparer.Instance));

    /// <summary>Keeps in mind what of a record that was counted the person has answered about.</summary>
    public static void Note(Frame frame, int heardAt, MoneyItem item, EvidenceItem record, PersonMoney money)
    {
        if (item.Declared is { } word && record.Amount is { } amount && PaperDays.Covers(frame.Window.Days, record.Period)
            && IsAnswered(frame, frame.Facts.At(heardAt).Ordinal, word, record))
        {
            (money.Answered ??= new decimal[money.Items.Length])[item.Index] += amount.Yuan;
        }
    }

    private static void Lower(Frame frame, string word, decimal beyond, PersonMoney money)
    {
        for (var i = 0; i < money.Items.Length && beyond > 0m; i++)
        {
            var item = frame.Pack.Income.Items[i];
            if (item.Declared == word && Math.Min(beyond, Open(money, i)) is > 0m and var part)
            {
                money.Items[i].LowerBy(part);
                beyond -= part;
                if (item.Kinds.Contains(EvidenceKind.Wage))
                {
                    KeptBack(frame, part, money);
                }
            }
        }
    }

    // People state the pay they receive: what their contributions explain of the difference is not deducted once more.
    private static void KeptBack(Frame frame, decimal part, PersonMoney money)
    {
        for (var i = 0; i < money.Expenses.Length; i++)
        {
            if (frame.Pack.Income.Expenses[i].Kinds.Contains(EvidenceKind.Contribution) && Math.Min(part, money.Expenses[i].Low) is > 0m and var explained)
            {
                money.Expenses[i].TakeOut(explained);
            }
        }
    }
}

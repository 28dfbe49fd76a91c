using System.Numerics;
using Verification.Assessment.Household;
using Verification.Assessment.Language;
using Verification.Assessment.Packs;
using Verification.Assessment.Quantities;
using Verification.Vocabulary;

namespace Verification.Assessment.Flexible;

/// <summary>What the methods may look at of one person in the months counted: records, stated work, what the items of income hold.</summary>
internal sealed class PersonWork
{
    public const string WorkFact = "work";

    private readonly Frame _frame;
    private readonly int _heardAt;
    private readonly List<EvidenceItem> _records;

    /// <param name="records">Records of the look-back, each once.</param>
    public PersonWork(Frame frame, Level level, int heardAt, PersonMoney money, List<EvidenceItem> records)
    {
        (_frame, _heardAt, _records, Money) = (frame, heardAt, records, money);
        IsMember = level == Level.Member;
    }

    public PersonMoney Money { get; }

    public bool IsMember { get; }

    public Pack Pack => _frame.Pack;

    public Person Who => _frame.Facts.At(_heardAt);

    public Case Given => _frame.Given;

    public int HeardAt => _heardAt;

    public Window Window => _frame.Window;

    public int Months => _frame.Window.Months;

    /// <summary>Every record of the look-back, by source and record id.</summary>
    public IReadOnlyList<EvidenceItem> Records => _records;

    /// <summary>Records of a kind with an amount that lie wholly in the look-back.</summary>
    public IEnumerable<EvidenceItem> Inside(EvidenceKind kind) =>
        _records.Where(r => r.Kind == kind && r.Amount is not null && IsInside(r.Period));

    public bool IsInside(Period period) => Window.Days.From <= period.From && period.To <= Window.Days.To;

    /// <summary>Everything a source gave of the person, also outside the look-back.</summary>
    public IEnumerable<EvidenceItem> AtAnyTime(EvidenceKind kind)
    {
        for (var s = 0; s < Pack.Sources.Count; s++)
        {
            foreach (var record in Given.Hearing[s, _heardAt].Items)
            {
                if (record.Kind == kind)
                {
                    yield return record;
                }
            }
        }
    }

    /// <summary>Whether a source that gave such records covers only a part of the look-back.</summary>
    public bool IsCutShort(EvidenceKind kind)
    {
        for (var s = 0; s < Pack.Sources.Count; s++)
        {
            var heard = Given.Hearing[s, _heardAt];
            if (!heard.CoversLookBack && heard.Items.Any(r => r.Kind == kind))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The months of the look-back in which a work is stated, one bit each from the first.</summary>
    public ulong MonthsStated(string work)
    {
        var months = 0ul;
        foreach (var fact in Who.Facts)
        {
            if (fact.Kind == WorkFact && fact.Value == work)
            {
                for (var m = 0; m < Months; m++)
                {
                    months |= fact.Validity.Overlaps(Period.Of(Window.MonthAt(m))) ? 1ul << m : 0;
                }
            }
        }

        return months;
    }

    /// <summary>The same for a work that follows from records: every month.</summary>
    public ulong EveryMonth => Months >= 64 ? ulong.MaxValue : (1ul << Months) - 1;

    /// <summary>The months in which papers say what a method would estimate.</summary>
    public ulong Ended(EstimateRule rule) => Money.Told is { } told && EstimateMethods.KindOf(rule) is { } kind ? told.Ended(kind) & EveryMonth : 0;

    /// <summary>Yuan declared under a word, less what items declared under it hold already; never below nothing.</summary>
    /// <param name="ended">Months that are left out: papers say what was earned. What items hold is taken to be spread evenly.</param>
    public decimal DeclaredBeyondRecords(string word, ulong ended)
    {
        if (!IsMember)
        {
            return 0m;
        }

        var found = 0m;
        foreach (var item in Pack.Income.Items)
        {
            found += item.Declared == word ? Money.Items[item.Index].High : 0m;
        }

        var declared = Declared.Income(_frame.Facts, Who.MemberRef, word, Window.Days);
        if (ended != 0)
        {
            declared -= Declared.Income(_frame.Facts, Who.MemberRef, word, Window, ended);
            found = found * (Months - BitOperations.PopCount(ended)) / Months;
        }

        return Math.Max(0m, declared - found);
    }

    /// <summary>Whether an item of income counts this payment already.</summary>
    public bool IsCounted(EvidenceItem record) => record.ObjectId is { } id && _frame.Income.IsCounted(IsMember, id);
}

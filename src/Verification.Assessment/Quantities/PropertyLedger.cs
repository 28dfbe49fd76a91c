using Verification.Assessment.Household;
using Verification.Assessment.Language;
using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment.Quantities;

/// <summary>One thing the household owns, or may own.</summary>
/// <param name="Classes">Classes of property it belongs to.</param>
/// <param name="Value">Yuan of the counted members' share.</param>
/// <param name="Share">Of the thing that counted members hold.</param>
/// <param name="Held">Unknown where nobody can say that any of it is theirs.</param>
/// <param name="Use">living, livelihood, business, idle; null when nobody said.</param>
/// <param name="BoughtOn">Day it was bought, when known.</param>
/// <param name="Area">Square metres, when known.</param>
/// <param name="Record">The record that shows it; null when it was only declared.</param>
internal sealed record Thing(
    Matters Classes, Figure Value, Extent Share, TruthValue Held, string? Use, DateOnly? BoughtOn, decimal? Area, EvidenceItem? Record);

/// <summary>What the sources show of the household's property, thing by thing, by the shares its counted members hold.</summary>
internal sealed class PropertyLedger(Frame frame)
{
    private List<Thing>? _things;
    private Matters _beyond;

    /// <summary>Every thing of a class the pack names, each once.</summary>
    public IReadOnlyList<Thing> Things => _things ??= Find();

    /// <summary>What no record shows and yet may be there: as value, or as count.</summary>
    public Figure Unseen(PropertyClass of, bool asValue)
    {
        if (frame.Household.Unseen > 0 || SilenceOf(of) >= 0 || IsBeyond(of))
        {
            return Figure.Of(Extent.AtLeast(0m));
        }

        if (!asValue)
        {
            return default;
        }

        var (found, declared) = (Found(of), DeclaredProperties.Value(frame, of));
        if (found is not { } known || declared <= known)
        {
            return default;
        }

        frame.Widenings.Add(new(WideningCause.DeclaredMore, -1) { Matters = Matters.OfClass(of.Index) });
        return new(Extent.Between(0m, declared - known), Extent.AtLeast(0m));
    }

    // More things than are looked at one by one: what the rest come to is not known.
    private bool IsBeyond(PropertyClass of)
    {
        if (Things.Count < FormulaLimits.ItemsMax || !_beyond.Has(Matters.OfClass(of.Index)))
        {
            return false;
        }

        frame.Widenings.Add(new(WideningCause.FactUnknown, -1) { Matters = Matters.OfClass(of.Index) });
        return true;
    }

    // Counted persons a mandatory source of this class could not tell of.
    private int SilenceOf(PropertyClass of)
    {
        var first = -1;
        for (var s = 0; s < frame.Pack.Sources.Count; s++)
        {
            var source = frame.Pack.Sources[s];
            if (source.Role != SourceRole.Mandatory || !source.Bounds.Has(Matters.OfClass(of.Index)))
            {
                continue;
            }

            for (var p = 0; p < frame.Facts.Members.Count; p++)
            {
                if (frame.Household.Counted[p] && frame.Given.Hearing[s, p].IsSilent)
                {
                    first = first < 0 ? s : first;
                    frame.Widenings.Add(Silenced.By(frame.Given, s, p) with { Matters = Matters.OfClass(of.Index) });
                }
            }
        }

        return first;
    }

    private decimal? Found(PropertyClass of)
    {
        var sum = 0m;
        foreach (var thing in Things)
        {
            if (thing.Classes.Has(Matters.OfClass(of.Index)) && thing.Record is not null)
            {
                if (thing.Value.Best.HighOpen)
                {
                    return null;
                }

                sum += thing.Value.Best.High;
            }
        }

        return sum;
    }

    private List<Thing> Find()
    {
        var things = new List<Thing>();
        for (var s = 0; s < frame.Pack.Sources.Count; s++)
        {
            var newest = Newest(s);
            for (var p = 0; p < frame.Facts.Members.Count; p++)
            {
                foreach (var record in frame.Given.Hearing[s, p].Items)
                {
                    if (frame.Pack.Income.ClassesOf(record) is { Bits: not 0 } classes
                        && (record.ObjectId is null || newest?.TryGetValue(record.ObjectId, out var rank) != true || RankOf(record) == rank))
                    {
                        Add(record, classes, s, p, things);
                    }
                }
            }
        }

        DeclaredProperties.AddUnfound(frame, things);
        return things;
    }

    private void Add(EvidenceItem record, Matters classes, int source, int person, List<Thing> things)
    {
        var share = Shares.Of(frame, record.Holders, person);
        if (share is { Low: 0m, High: 0m } || IsSeen(record, things))
        {
            return;
        }

        if (things.Count == FormulaLimits.ItemsMax)
        {
            _beyond |= classes;
            return;
        }

        if (!share.IsPoint)
        {
            frame.Widenings.Add(new(WideningCause.UnknownShare, person, source) { Matters = classes });
        }

        things.Add(new(
            classes, Worth(record.Amount, share), share, share.Low > 0m ? TruthValue.True : TruthValue.Unknown, record.Use, record.BoughtOn,
            record.AreaSquareMetres, record));
    }

    private static Figure Worth(Money? amount, Extent share)
    {
        if (amount is not { Yuan: var yuan })
        {
            return Figure.Of(Extent.AtLeast(0m));
        }

        var (a, b) = (yuan * share.Low, yuan * share.High);
        return Figure.Of(Extent.Between(Math.Min(a, b), Math.Max(a, b)));
    }

    // A balance of the same account, or the account seen from its other holder or by a second source, counts once.
    private static bool IsSeen(EvidenceItem record, List<Thing> things)
    {
        foreach (var thing in things)
        {
            if (thing.Record is { } other && other.ObjectId == record.ObjectId
                && (record.ObjectId is not null || (other.RecordId == record.RecordId && other.Source == record.Source)))
            {
                return true;
            }
        }

        return false;
    }

    // Of several balances of one account the newest counts, whichever of its holders showed it.
    private Dictionary<string, int>? Newest(int source)
    {
        Dictionary<string, int>? newest = null;
        for (var p = 0; p < frame.Facts.Members.Count; p++)
        {
            foreach (var record in frame.Given.Hearing[source, p].Items)
            {
                if (record.ObjectId is { } id && Shares.Of(frame, record.Holders, p) is not { Low: 0m, High: 0m }
                    && (newest?.TryGetValue(id, out var rank) != true || RankOf(record) > rank))
                {
                    (newest ??= new(StringComparer.Ordinal))[id] = RankOf(record);
                }
            }
        }

        return newest;
    }

    // A balance of a day after the verified one counts only where there is none before.
    private int RankOf(EvidenceItem record)
    {
        var day = record.Period.To ?? record.AsOf;
        return day <= frame.Facts.AsOf ? day.DayNumber : -day.DayNumber;
    }
}

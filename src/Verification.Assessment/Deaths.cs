using Verification.Assessment.Household;
using Verification.Assessment.Quantities;
using Verification.Vocabulary;

namespace Verification.Assessment;

/// <summary>A death ends membership and income the day after; what is paid later must be looked at (57号 第30条).</summary>
internal static class Deaths
{
    public static bool ArePaidAfter(Case given)
    {
        for (var p = 0; p < Persons.CountOf(given.Facts); p++)
        {
            if (DayOf(given, p) is { } day && PaidAfter(given, p, day))
            {
                return true;
            }
        }

        return false;
    }

    private static DateOnly? DayOf(Case given, int person)
    {
        for (var s = 0; s < given.Pack.Sources.Count; s++)
        {
            foreach (var record in given.Hearing[s, person].Items)
            {
                if (record.Kind == EvidenceKind.Death)
                {
                    return record.Period.From ?? record.Period.To;
                }
            }
        }

        return null;
    }

    private static bool PaidAfter(Case given, int person, DateOnly death)
    {
        for (var s = 0; s < given.Pack.Sources.Count; s++)
        {
            foreach (var record in given.Hearing[s, person].Items)
            {
                if (record.Amount is not null && record.Period.From > death && given.Pack.Income.ItemOf(record) is not null)
                {
                    return true;
                }
            }
        }

        return false;
    }
}

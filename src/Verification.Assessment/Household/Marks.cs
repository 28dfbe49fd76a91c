using System.Globalization;
using Verification.Assessment.Packs;
using Verification.Assessment.Quantities;
using Verification.Vocabulary;

namespace Verification.Assessment.Household;

/// <summary>What is stated of a person, and what registries show.</summary>
internal static class Marks
{
    public static bool IsStated(Case given, Mark mark, int person)
    {
        var who = given.Facts.At(person);
        if (mark.Relations.Contains(who.Relation))
        {
            return true;
        }

        for (var i = 0; i < who.Facts.Count; i++)
        {
            var fact = who.Facts[i];
            if (Lasts(fact.Validity, mark.Years, given.Facts.AsOf) && Matches(mark, fact.Kind, fact.Value))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsRegistered(Case given, Mark mark, int person)
    {
        for (var s = 0; s < given.Pack.Sources.Count; s++)
        {
            foreach (var record in given.Hearing[s, person].Items)
            {
                if (Lasts(record.Period, mark.Years, given.Facts.AsOf)
                    && (mark.Evidence.Contains(record.Kind) || (FactOf(record.Kind) is { } kind && Matches(mark, kind, record.Detail ?? ""))))
                {
                    return true;
                }
            }
        }

        return false;
    }

    public static decimal? NumberOf(Case given, StatedNumber rule, int person)
    {
        var count = 0;
        foreach (var fact in given.Facts.At(person).Facts)
        {
            if (fact.Kind != rule.Fact || !fact.Validity.Contains(given.Facts.AsOf))
            {
                continue;
            }

            if (!rule.Counts && int.TryParse(fact.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return number * rule.Scale;
            }

            count++;
        }

        return rule.Counts && count > 0 ? count : null;
    }

    /// <summary>The first mandatory source of facts that could not say whether the person is of this class; −1 when none, or when no registry could show it.</summary>
    public static int SilenceOf(Case given, Mark mark, int person) =>
        mark.Evidence.Count > 0 || mark.Facts.Any(f => IsShown(f.Kind)) ? SilenceOf(given, person) : -1;

    /// <summary>The first mandatory source of facts that could not say anything of the person, or −1.</summary>
    public static int SilenceOf(Case given, int person)
    {
        var bounded = person < given.Facts.Members.Count ? Matters.Facts : Matters.Facts | Matters.Obligors;
        for (var s = 0; s < given.Pack.Sources.Count; s++)
        {
            if (given.Pack.Sources[s] is { Role: SourceRole.Mandatory } source && source.Bounds.Has(bounded) && given.Hearing[s, person].IsSilent)
            {
                return s;
            }
        }

        return -1;
    }

    /// <summary>The kind of stated fact a record of a registry shows.</summary>
    public static string? FactOf(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Disability => "disability",
        EvidenceKind.Illness => "illness",
        EvidenceKind.Enrolment => "study",
        EvidenceKind.Custody => "serving-sentence",
        EvidenceKind.MilitaryService => "military-service",
        _ => null,
    };

    private static bool IsShown(string fact) => fact is "disability" or "illness" or "study" or "serving-sentence" or "military-service";

    private static bool Lasts(Period validity, int years, DateOnly asOf) =>
        validity.Contains(asOf) && (years == 0 || validity.From?.AddYears(years) <= asOf);

    private static bool Matches(Mark mark, string kind, string value)
    {
        for (var i = 0; i < mark.Facts.Count; i++)
        {
            if (mark.Facts[i].Matches(kind, value))
            {
                return true;
            }
        }

        return false;
    }
}

using System.Globalization;
using Verification.Assessment.Concealment;
using Verification.Contracts.Intake;
using Verification.Verdicts.Visits;
using Verification.Vocabulary;

namespace Verification.Pipeline.Visits;

/// <summary>Which visit list somebody asks for, and how.</summary>
/// <param name="Week">Null: the present week.</param>
/// <param name="Officers">Counts only when the list is drawn.</param>
/// <param name="EnglishFirst">Only the page knows a first language.</param>
public sealed record VisitsQuestion(RegionCode Street, VisitWeek? Week, int Officers, bool EnglishFirst, string ReadFor)
{
    private static readonly string[] Purposes = ["assistance", "recheck", "audit"];

    /// <summary>Reads a query; faults name the parameters that cannot be read, never their values.</summary>
    public static (VisitsQuestion? Question, IReadOnlyList<RequestFault> Faults) Read(IEnumerable<KeyValuePair<string, string>> given)
    {
        var question = new VisitsQuestion(default, null, 1, EnglishFirst: false, "assistance");
        var faults = new List<RequestFault>();
        var hasStreet = false;
        foreach (var named in given.GroupBy(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal))
        {
            hasStreet |= named.Key == "street";
            if (named.Count() == 1 && With(question, named.Key, named.Single()) is { } read)
            {
                question = read;
            }
            else
            {
                faults.Add(VisitFaults.QueryUnreadable with { Path = IsKnown(named.Key) ? $"?{named.Key}" : "?" });
            }
        }

        if (!hasStreet)
        {
            faults.Add(VisitFaults.QueryUnreadable with { Path = "?street" });
        }

        return faults.Count > 0 ? (null, faults) : (question, faults);
    }

    private static VisitsQuestion? With(VisitsQuestion question, string name, string value) => (name, value) switch
    {
        ("street", { Length: 6 or 9 or 12 }) when RegionCode.TryParse(value, out var street) => question with { Street = street },
        ("week", _) when VisitWeek.TryParse(value, out var week) => question with { Week = week },
        ("officers", _) when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var officers)
            && officers is >= 1 and <= VisitPlan.OfficersMax => question with { Officers = officers },
        ("lang", "zh") => question with { EnglishFirst = false },
        ("lang", "en") => question with { EnglishFirst = true },
        ("purpose", _) when Purposes.Contains(value, StringComparer.Ordinal) => question with { ReadFor = value },
        _ => null,
    };

    private static bool IsKnown(string name) => name is "street" or "week" or "officers" or "lang" or "purpose";
}

using System.Globalization;
using Verification.Contracts.Intake;
using Verification.Verdicts.Reporting;

namespace Verification.Pipeline.Reports;

/// <summary>Which report somebody asks for, and how.</summary>
/// <param name="Programme">Null: the only one the verification was asked for.</param>
/// <param name="Version">Null: that of the latest round.</param>
/// <param name="EnglishFirst">Only the page knows a first language.</param>
/// <param name="ReadFor">Null: what the verification was asked for.</param>
public sealed record ReportQuestion(string? Programme, int? Version, bool EnglishFirst, string? ReadFor)
{
    private static readonly string[] Purposes = ["assistance", "recheck", "audit"];

    /// <summary>Reads a query; faults name the parameters that cannot be read, never their values.</summary>
    public static (ReportQuestion Question, IReadOnlyList<RequestFault> Faults) Read(IEnumerable<KeyValuePair<string, string>> given)
    {
        var question = new ReportQuestion(null, null, EnglishFirst: false, null);
        var faults = new List<RequestFault>();
        foreach (var named in given.GroupBy(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal))
        {
            if (named.Count() == 1 && With(question, named.Key, named.Single()) is { } read)
            {
                question = read;
            }
            else
            {
                faults.Add(ReportFaults.QueryUnreadable with { Path = IsKnown(named.Key) ? $"?{named.Key}" : "?" });
            }
        }

        return (question, faults);
    }

    private static ReportQuestion? With(ReportQuestion question, string name, string value) => (name, value) switch
    {
        ("programme", { Length: > 0 and <= 40 }) => question with { Programme = value },
        ("version", _) when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0 =>
            question with { Version = version },
        ("lang", "zh") => question with { EnglishFirst = false },
        ("lang", "en") => question with { EnglishFirst = true },
        ("purpose", _) when Purposes.Contains(value, StringComparer.Ordinal) => question with { ReadFor = value },
        _ => null,
    };

    private static bool IsKnown(string name) => name is "programme" or "version" or "lang" or "purpose";
}

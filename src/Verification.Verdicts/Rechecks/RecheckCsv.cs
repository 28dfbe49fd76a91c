using System.Globalization;
using System.Text;
using Verification.Vocabulary;

namespace Verification.Verdicts.Rechecks;

/// <summary>The result of a recheck as a table for spreadsheets: RFC 4180, UTF-8, no cell that a spreadsheet would take for a formula.</summary>
public static class RecheckCsv
{
    private const string Header =
        "change,caseNo,earlierVerification,verification,programme,outcomeBefore,outcomeNow,amountBefore,amountNow,difference,joined,left,codes,count";

    /// <summary>A line per change, a line per household that is undecided, and last the number without change.</summary>
    public static string Of(RecheckResult result)
    {
        var text = new StringBuilder(Header).Append("\r\n");
        foreach (var c in result.Changes)
        {
            Line(text, c.Change, c.CaseNo, $"{c.EarlierVerification}", $"{c.Verification}", c.Programme, c.OutcomeBefore, c.OutcomeNow,
                c.AmountBefore, c.AmountNow, c.Difference, Joined(c.Joined), Joined(c.Left), null, null);
        }

        foreach (var u in result.Undecided)
        {
            Line(text, u.State, u.CaseNo, $"{u.EarlierVerification}", $"{u.Verification}", null, null, null, null, null, null, null, null,
                Joined(u.Codes), null);
        }

        Line(text, "unchanged", null, null, null, null, null, null, null, null, null, null, null, null,
            result.Counts.Unchanged.ToString(CultureInfo.InvariantCulture));
        return text.ToString();
    }

    private static string? Joined(IReadOnlyList<string>? codes) => codes is null ? null : string.Join(' ', codes);

    private static void Line(StringBuilder text, params ReadOnlySpan<string?> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            text.Append(i == 0 ? "" : ",").Append(Cell(cells[i] ?? ""));
        }

        text.Append("\r\n");
    }

    /// <summary>A cell in quotes where it must be, and behind an apostrophe where a spreadsheet would reckon with it.</summary>
    internal static string Cell(string value)
    {
        var safe = value.Length > 0 && value[0] is ('=' or '+' or '-' or '@' or '\t' or '\r' or '\n') && !Money.TryParse(value, out _) ? $"'{value}" : value;
        return safe.AsSpan().IndexOfAny(',', '"') >= 0 || safe.AsSpan().IndexOfAny('\r', '\n') >= 0
            ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : safe;
    }
}

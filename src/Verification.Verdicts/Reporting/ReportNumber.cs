using System.Globalization;
using Verification.Vocabulary;

namespace Verification.Verdicts.Reporting;

/// <summary>The number on a report: county, year of first issue in Asia/Shanghai, and a number that leaves no gap.</summary>
public readonly record struct ReportNumber
{
    private const int CountyLength = 6;

    private ReportNumber(string text) => Text = text;

    private string? Text { get; }

    /// <summary>The number a sequence has come to.</summary>
    public static ReportNumber Of(RegionCode county, int year, int sequence)
    {
        Promise.That(county.Code.Length == CountyLength, "a report is numbered by its county");
        Promise.That(year is >= 1000 and <= 9999 && sequence >= 1, "a report has a year and a number from 1 on");
        return new(string.Create(CultureInfo.InvariantCulture, $"{county.Code}-{year:0000}-{sequence:000000}"));
    }

    /// <summary>Reads a number as it stands on paper.</summary>
    public static bool TryParse(string? text, out ReportNumber number)
    {
        number = default;
        if (text?.Split('-') is not [{ Length: CountyLength } county, { Length: 4 } year, { Length: >= 6 and <= 8 } sequence]
            || !RegionCode.TryParse(county, out var region)
            || !int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var inYear) || inYear < 1000
            || !int.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var place) || place < 1
            || Of(region, inYear, place).ToString() != text)
        {
            return false;
        }

        number = new(text);
        return true;
    }

    public override string ToString() => Text ?? "";
}

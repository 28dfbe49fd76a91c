using System.Globalization;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Sources.InProcess;

/// <summary>A register read from files when the process starts.</summary>
public sealed record RegisterOptions
{
    /// <summary>The records, in the columns of the city format; setting <c>records</c>.</summary>
    public required string Records { get; init; }

    /// <summary>Who is answered late or never, columns <c>source, document, seconds</c>, no seconds meaning never; setting <c>delays</c>.</summary>
    public string? Delays { get; init; }

    /// <summary>About whom it hangs, column <c>document</c>; setting <c>hangs</c>.</summary>
    public string? Hangs { get; init; }

    /// <summary>Day for which the records are complete; setting <c>as_of</c>.</summary>
    public required DateOnly AsOf { get; init; }

    public required Period Covered { get; init; }

    /// <summary>Most questions at once; 1…5000, default 1000.</summary>
    public int QuestionsAtOnceMax { get; init; } = 1_000;

    public static RegisterOptions Of(AdapterSettings settings, ICollection<string> faults)
    {
        var options = new RegisterOptions
        {
            Records = Existing(settings.Required("records"), "records", faults) ?? "",
            Delays = Existing(settings.Optional("delays"), "delays", faults),
            Hangs = Existing(settings.Optional("hangs"), "hangs", faults),
            AsOf = Day(settings.Required("as_of"), "as_of", faults) ?? default,
            Covered = new(Day(settings.Optional("covered_from"), "covered_from", faults), Day(settings.Optional("covered_to"), "covered_to", faults)),
            QuestionsAtOnceMax = settings.Whole("questions_at_once_max", 1_000, 1, 5_000),
        };
        return options;
    }

    private static string? Existing(string? path, string key, ICollection<string> faults)
    {
        if (path is { Length: > 0 } && !File.Exists(path))
        {
            faults.Add($"{key}: there is no such file");
            return null;
        }

        return path;
    }

    private static DateOnly? Day(string? text, string key, ICollection<string> faults)
    {
        if (text is not { Length: > 0 })
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        faults.Add($"{key}: a day yyyy-mm-dd is expected");
        return null;
    }
}

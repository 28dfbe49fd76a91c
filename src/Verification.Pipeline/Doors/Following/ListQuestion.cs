using System.Globalization;
using System.Text.RegularExpressions;
using Verification.Contracts.Intake;
using Verification.Verdicts.Following;
using Verification.Vocabulary;

namespace Verification.Pipeline.Doors.Following;

/// <summary>Which verifications are asked for: what HTTP calls a query and the command line its options.</summary>
public sealed record ListQuestion(VerificationFilter Filter, ListPosition? Below, int Limit);

/// <summary>What reading a question came to.</summary>
public abstract record ListReading
{
    public sealed record Readable(ListQuestion Question) : ListReading;

    /// <summary>All that is wrong with it.</summary>
    public sealed record Refused(IReadOnlyList<RequestFault> Faults) : ListReading;
}

/// <summary>Reads names and values the same way wherever they were typed.</summary>
public static partial class ListQuestionReader
{
    public const string State = "state";
    public const string Outcome = "outcome";
    public const string Programme = "programme";
    public const string Region = "region";
    public const string CaseNo = "caseNo";
    public const string ReceivedFrom = "receivedFrom";
    public const string ReceivedTo = "receivedTo";
    public const string Batch = "batch";
    public const string Limit = "limit";
    public const string Cursor = "cursor";

    private static readonly string[] Names = [State, Outcome, Programme, Region, CaseNo, ReceivedFrom, ReceivedTo, Batch, Limit, Cursor];
    private static readonly string[] States = ["received", "gathering", "decided", "closed"];
    private static readonly string[] Outcomes = ["eligible", "ineligible", "review"];

    /// <summary>Reads a question, or tells every fault of it.</summary>
    public static ListReading Read(IEnumerable<KeyValuePair<string, string>> given)
    {
        var faults = new List<RequestFault>();
        var values = Once(given, faults);
        var from = Day(values, ReceivedFrom, faults);
        var to = Day(values, ReceivedTo, faults);
        if (to < from)
        {
            faults.Add(FollowFaults.DaysReversed.At($"?{ReceivedTo}"));
        }

        var filter = new VerificationFilter
        {
            State = Code(values, State, States, faults),
            Outcome = Code(values, Outcome, Outcomes, faults),
            Programme = Formed(values, Programme, ProgrammeForm(), faults),
            RegionPrefix = Formed(values, Region, RegionForm(), faults),
            CaseNo = Formed(values, CaseNo, CaseNoForm(), faults),
            BatchId = Formed(values, Batch, BatchForm(), faults),
            ReceivedFrom = from is { } first ? ChinaTime.StartOfDay(first) : null,
            ReceivedBefore = to is { } last ? ChinaTime.StartOfDay(last.AddDays(1)) : null,
        };
        var limit = Number(values, Limit, FollowLimits.PageUsual, FollowLimits.PageMax, faults);
        var below = Position(values, faults);
        return faults.Count == 0 ? new ListReading.Readable(new(filter, below, limit)) : new ListReading.Refused(faults);
    }

    /// <summary>A whole number from 1 to a limit, or the usual one when it is not given.</summary>
    internal static int Number(IReadOnlyDictionary<string, string> values, string name, int usual, int most, List<RequestFault> faults)
    {
        if (!values.TryGetValue(name, out var text))
        {
            return usual;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most)
        {
            return number;
        }

        faults.Add(FollowFaults.NumberRange.At($"?{name}", 1, most));
        return usual;
    }

    private static Dictionary<string, string> Once(IEnumerable<KeyValuePair<string, string>> given, List<RequestFault> faults)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in given)
        {
            if (!Names.Contains(name, StringComparer.Ordinal))
            {
                // The name is the caller's own text and is not repeated.
                faults.Add(FollowFaults.Unknown.At("?"));
            }
            else if (!values.TryAdd(name, value))
            {
                faults.Add(FollowFaults.Repeated.At($"?{name}"));
            }
        }

        return values;
    }

    private static string? Code(Dictionary<string, string> values, string name, string[] codes, List<RequestFault> faults)
    {
        if (values.TryGetValue(name, out var value) && !codes.Contains(value, StringComparer.Ordinal))
        {
            faults.Add(FollowFaults.CodeUnknown.At($"?{name}"));
        }

        return value;
    }

    private static string? Formed(Dictionary<string, string> values, string name, Regex form, List<RequestFault> faults)
    {
        if (values.TryGetValue(name, out var value) && !form.IsMatch(value))
        {
            faults.Add(FollowFaults.Format.At($"?{name}"));
        }

        return value;
    }

    private static DateOnly? Day(Dictionary<string, string> values, string name, List<RequestFault> faults)
    {
        if (!values.TryGetValue(name, out var value))
        {
            return null;
        }

        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= FirstYear and <= LastYear)
        {
            return day;
        }

        faults.Add(FollowFaults.DayFormat.At($"?{name}"));
        return null;
    }

    private static ListPosition? Position(Dictionary<string, string> values, List<RequestFault> faults)
    {
        if (!values.TryGetValue(Cursor, out var text))
        {
            return null;
        }

        if (ListPosition.TryParse(text, out var position))
        {
            return position;
        }

        faults.Add(FollowFaults.CursorUnreadable.At($"?{Cursor}"));
        return null;
    }

    private const int FirstYear = 1999;
    private const int LastYear = 2199;

    [GeneratedRegex(@"^[a-z][a-z0-9-]{0,39}\z", RegexOptions.None, 1000)]
    private static partial Regex ProgrammeForm();

    [GeneratedRegex(@"^[0-9]{2,6}\z", RegexOptions.None, 1000)]
    private static partial Regex RegionForm();

    [GeneratedRegex(@"^[^\p{C}]{1,80}\z", RegexOptions.None, 1000)]
    private static partial Regex CaseNoForm();

    [GeneratedRegex(@"^[A-Za-z0-9._:-]{1,80}\z", RegexOptions.None, 1000)]
    private static partial Regex BatchForm();
}

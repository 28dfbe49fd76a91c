using System.Text.RegularExpressions;
using Npgsql;
using Verification.Sources.Kit;

namespace Verification.Sources.SqlView;

/// <summary>Where a registry's exchange view is and how it is read.</summary>
public sealed partial record SqlViewOptions
{
    /// <summary>Login of the exchange database, which may read the view and nothing else; setting <c>connection</c>, or the first line of <c>connection_file</c>.</summary>
    public required string Connection { get; init; }

    /// <summary>Name of the view, with its schema: <c>exchange.tax_wages</c>.</summary>
    public required string View { get; init; }

    /// <summary>A view of one row <c>as_of, covered_from, covered_to</c>; without it an answer is as of the day of asking and states no coverage.</summary>
    public string? StateView { get; init; }

    /// <summary>Column saying <c>answered</c>, <c>pending</c>, <c>refused</c> or <c>not-covered</c> for the person; without it every row is an answer.</summary>
    public string? StatusColumn { get; init; }

    public required RecordColumns Columns { get; init; }

    /// <summary>Most questions in one query; 1…5000, default 500.</summary>
    public int QuestionsAtOnceMax { get; init; } = 500;

    /// <summary>Most rows of one query; more fails the call; 1…1000000, default 200000.</summary>
    public int RowsMax { get; init; } = 200_000;

    /// <summary>Most connections to the exchange database; 1…64, default 4.</summary>
    public int ConnectionsMax { get; init; } = 4;

    /// <summary>Reads the settings; adds every fault.</summary>
    public static SqlViewOptions Of(AdapterSettings settings, ICollection<string> faults)
    {
        var options = new SqlViewOptions
        {
            Connection = ConnectionOf(settings, faults),
            View = Name(settings.Required("view"), "view", faults),
            StateView = settings.Optional("state_view") is { } state ? Name(state, "state_view", faults) : null,
            StatusColumn = settings.Optional("columns.status"),
            Columns = RecordColumns.Of(settings),
            QuestionsAtOnceMax = settings.Whole("questions_at_once_max", 500, 1, 5_000),
            RowsMax = settings.Whole("rows_max", 200_000, 1, 1_000_000),
            ConnectionsMax = settings.Whole("connections_max", 4, 1, 64),
        };
        foreach (var column in options.Columns.All.Append(options.StatusColumn ?? "status"))
        {
            if (!ColumnPattern().IsMatch(column))
            {
                faults.Add("columns: a column is named by lower-case letters, digits and underscores");
                break;
            }
        }

        return options;
    }

    private static string Name(string name, string key, ICollection<string> faults)
    {
        if (!ViewPattern().IsMatch(name))
        {
            faults.Add($"{key}: a view is named schema.view in lower-case letters, digits and underscores");
        }

        return name;
    }

    private static string ConnectionOf(AdapterSettings settings, ICollection<string> faults)
    {
        var direct = settings.Optional("connection");
        var file = settings.Optional("connection_file");
        if (direct is null == file is null)
        {
            faults.Add("connection: either connection or connection_file is expected");
            return "";
        }

        if (file is not null && !File.Exists(file))
        {
            faults.Add("connection_file: there is no such file");
            return "";
        }

        try
        {
            var text = direct ?? File.ReadLines(file!).FirstOrDefault() ?? "";
            return new NpgsqlConnectionStringBuilder(text).ConnectionString;
        }
        catch (ArgumentException)
        {
            faults.Add("connection: not a connection string");
            return "";
        }
    }

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}(?:[.][a-z_][a-z0-9_]{0,62})?$", RegexOptions.CultureInvariant)]
    private static partial Regex ViewPattern();

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}$", RegexOptions.CultureInvariant)]
    private static partial Regex ColumnPattern();
}

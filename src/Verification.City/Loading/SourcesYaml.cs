using System.Globalization;
using System.Text;
using Verification.City.Files;

namespace Verification.City.Loading;

/// <summary>Writes the settings by which the service asks the registers of a loaded city.</summary>
internal static class SourcesYaml
{
    public static string Of(string city, string dropFolder, IReadOnlyList<CitySourceLine> sources)
    {
        var yaml = new StringBuilder("# Written by `verification city load`; the registers of one loaded city.\nsources:\n");
        foreach (var source in sources)
        {
            // An open ask of the city is asked again soon: its late registers are late by seconds, not by days.
            yaml.Append(CultureInfo.InvariantCulture, $"""
                  {source.Id}:
                    adapter: {source.ServedBy}
                    questions_at_once_max: 500
                    slow:
                      ask_again_after_ms: 1000
                      ask_again_after_max_ms: 5000
                    settings:
                      name: {Open} zh: {Quoted(source.NameZh)}, en: {Quoted(source.NameEn)} {Close}
                      gives: [{string.Join(", ", source.Gives)}]

                """);
            foreach (var (key, value) in Settings(city, dropFolder, source))
            {
                yaml.Append(CultureInfo.InvariantCulture, $"      {key}: {Quoted(value)}\n");
            }
        }

        // Not a register of the city: what this service itself knows of assistance received elsewhere.
        yaml.Append("  enrolment:\n    adapter: enrolment\n");
        return yaml.ToString();
    }

    private const char Open = '{';
    private const char Close = '}';

    private static IEnumerable<(string Key, string Value)> Settings(string city, string dropFolder, CitySourceLine source) => source.ServedBy switch
    {
        "sql-view" =>
        [
            ("connection_file", Path.Combine(city, CityFiles.ExchangeConnection)),
            ("view", $"exchange.{source.Table}"),
            ("state_view", $"exchange.{source.Table}_state"),
            ("columns.status", "status"),
        ],

        // A city loaded over a larger one is no registry that has lost its records.
        "file-drop" => [("folder", Path.Combine(dropFolder, source.Id)), ("share_min", "0")],
        _ => InProcess(city, source),
    };

    private static IEnumerable<(string Key, string Value)> InProcess(string city, CitySourceLine source)
    {
        yield return ("records", CityFiles.Registry(city, source.Id));
        yield return ("delays", Path.Combine(city, CityFiles.Delays));
        yield return ("as_of", Day(source.AsOf));
        if (source.CoveredFrom is { } from)
        {
            yield return ("covered_from", Day(from));
        }

        if (source.CoveredTo is { } to)
        {
            yield return ("covered_to", Day(to));
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}

using System.Globalization;
using System.Text;
using Verification.City.Files;
using Verification.Vocabulary;

namespace Verification.City.Loading;

/// <summary>Writes the settings by which the service asks the registers of a loaded city.</summary>
internal static class SourcesYaml
{
    // A reply holds all records of the persons asked about: months of inflows of a hundred persons stay far below what one message may hold.
    private const int QuestionsOverAnInterface = 100;
    private const int QuestionsUsually = 500;

    public static string Of(string city, string dropFolder, RegisterPlaces places, IReadOnlyList<CitySourceLine> sources)
    {
        var yaml = new StringBuilder("# Written by `verification city load`; the registers of one loaded city.\nsources:\n");
        foreach (var source in sources)
        {
            // An open ask of the city is asked again soon: its late registers are late by seconds, not by days.
            yaml.Append(CultureInfo.InvariantCulture, $"""
                  {source.Id}:
                    adapter: {source.Adapter}
                    questions_at_once_max: {(ServedBy.Itself.Contains(source.Adapter) ? QuestionsOverAnInterface : QuestionsUsually)}
                    slow:
                      ask_again_after_ms: 1000
                      ask_again_after_max_ms: 5000
                    settings:
                      name: {Open} zh: {Quoted(source.NameZh)}, en: {Quoted(source.NameEn)} {Close}
                      gives: [{string.Join(", ", source.Gives.Where(word => !IsSignal(word)))}]
                      raises: [{string.Join(", ", source.Gives.Where(IsSignal))}]

                """);
            foreach (var (key, value) in Settings(city, dropFolder, places, source))
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

    private static bool IsSignal(string word) => word.StartsWith(SignalWords.Prefix, StringComparison.Ordinal);

    private static IEnumerable<(string Key, string Value)> Settings(string city, string dropFolder, RegisterPlaces places, CitySourceLine source) =>
        source.Adapter switch
        {
            ServedBy.SqlView =>
            [
                ("connection_file", Path.Combine(city, CityFiles.ExchangeConnection)),
                ("view", $"exchange.{source.Table}"),
                ("state_view", $"exchange.{source.Table}_state"),
                ("columns.status", "status"),
            ],

            // A city loaded over a larger one is no registry that has lost its records.
            ServedBy.FileDrop => [("folder", Path.Combine(dropFolder, source.Id)), ("share_min", "0")],
            ServedBy.HttpJson or ServedBy.HttpXml =>
                [("url", places.UrlOf(source.Adapter, source.Id).ToString()), ("plain_http", "allowed"), ("questions_at_once_max", Many)],

            // On the broker of the service, for want of one of their own.
            ServedBy.AmqpRpc => [("broker", "${VERIFICATION_BROKER}"), ("routing_key", places.QueueOf(source.Id)), ("questions_at_once_max", Many)],
            ServedBy.FileExchange =>
            [
                ("folder", RegisterPlaces.ExchangeFolder(city, source.Id)),
                ("state", RegisterPlaces.ExchangeState(city, source.Id)),
                ("expect_after_s", "1"),
                ("questions_at_once_max", Many),
            ],
            _ => InProcess(city, source),
        };

    private static readonly string Many = QuestionsOverAnInterface.ToString(CultureInfo.InvariantCulture);

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

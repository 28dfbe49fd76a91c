using System.Globalization;
using System.Text;

namespace Verification.Yardstick.Stage;

/// <summary>The city's twelve registers as functions of the service's own process: they answer at once, through everything that guards a source.</summary>
internal static class GateSources
{
    public const int QuestionsAtOnceUsual = 500;

    /// <summary>Writes a <c>sources.yaml</c> beside the city; answers its path.</summary>
    /// <param name="atOnce">Most questions in one call.</param>
    /// <param name="more">Further settings of a source, by its id.</param>
    public static async Task<string> Write(
        string city, string name, int atOnce, CancellationToken ct, IReadOnlyDictionary<string, IReadOnlyList<string>>? more = null)
    {
        var yaml = new StringBuilder("# Written by the yardstick.\nsources:\n");
        foreach (var line in (await File.ReadAllLinesAsync(Path.Combine(city, "sources.csv"), ct)).Skip(1))
        {
            var f = line.Split(',');
            yaml.Append(CultureInfo.InvariantCulture, $"""
                  {f[0]}:
                    adapter: in-process
                    questions_at_once_max: {atOnce}
                    settings:
                      name: {Open} zh: '{f[1]}', en: '{f[2]}' {Close}
                      gives: [{f[7].Replace(" ", ", ", StringComparison.Ordinal)}]
                      records: '{Path.Combine(city, "registries", f[0] + ".csv")}'
                      as_of: '{f[4]}'
                      covered_from: '{f[5]}'
                      covered_to: '{f[6]}'

                """);
            foreach (var setting in more?.GetValueOrDefault(f[0]) ?? [])
            {
                yaml.Append(CultureInfo.InvariantCulture, $"      {setting}\n");
            }
        }

        yaml.Append("  enrolment:\n    adapter: enrolment\n");
        var path = Path.Combine(city, name);
        await File.WriteAllTextAsync(path, yaml.ToString(), ct);
        return path;
    }

    private const char Open = '{';
    private const char Close = '}';
}

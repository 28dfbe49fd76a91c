using System.Globalization;

namespace Verification.Yardstick.Measuring;

/// <summary>The service's own counters, as an operator scrapes them; labels are added up.</summary>
internal sealed record Metrics(IReadOnlyDictionary<string, double> Values)
{
    /// <summary>What the service counts of the work it does; the ratio needs every one of them.</summary>
    public static readonly IReadOnlyList<string> OfWork =
    [
        "verification_evidence_consents_total", "verification_evidence_asked_total", "verification_vault_sealed_total",
        "verification_messages_published_total",
    ];

    public double this[string name] => Values.GetValueOrDefault(name);

    public static async Task<Metrics> Scrape(HttpClient service, CancellationToken ct) =>
        Parse(await service.GetStringAsync(new Uri("/metrics", UriKind.Relative), ct));

    /// <summary>The text of a scrape: comments passed over, samples of one name added up.</summary>
    public static Metrics Parse(string text)
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#'))
        {
            var nameEnd = line.AsSpan().IndexOfAny('{', ' ');
            var valueAt = line[0..].LastIndexOf('}') + 1;
            var words = line[(valueAt > 0 ? valueAt : nameEnd)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (nameEnd > 0 && words.Length > 0 && double.TryParse(words[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            {
                values[line[..nameEnd]] = values.GetValueOrDefault(line[..nameEnd]) + value;
            }
        }

        return new(values);
    }
}

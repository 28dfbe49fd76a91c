using Verification.Sources.Kit;

namespace Verification.Sources.Http;

/// <summary>Where an interface over HTTP is, how we prove who we are there, and how much it may send.</summary>
public sealed record HttpOptions
{
    /// <summary>Address questions are posted to; setting <c>url</c>; https, or http where <c>plain_http: allowed</c> says so.</summary>
    public required Uri Url { get; init; }

    /// <summary>Whether every question is a call of its own; setting <c>mode</c>: <c>single</c> or <c>bulk</c>, the default.</summary>
    public bool Single { get; init; }

    /// <summary>Most questions asked together; 1…5000, default 200, in single calls 20.</summary>
    public int QuestionsAtOnceMax { get; init; } = 200;

    /// <summary>Most connections to the interface; 1…64, default 4.</summary>
    public int ConnectionsMax { get; init; } = 4;

    /// <summary>Most pages of one reply; 1…1000, default 100.</summary>
    public int PagesMax { get; init; } = 100;

    /// <summary>Most megabytes of one ask, all pages together; more fails it; 1…32, default 16.</summary>
    public int MegabytesMax { get; init; } = 16;

    /// <summary>Most records of one ask; more fails it; 1…100000, default 50000.</summary>
    public int RecordsMax { get; init; } = 50_000;

    /// <summary>Header lines sent with every call; settings <c>headers.0</c>, <c>headers.1</c>…, each <c>Name: value</c>.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public required HttpTrust Trust { get; init; }

    /// <summary>Where a bearer token comes from; null: none is asked for.</summary>
    public ClientCredentials? Credentials { get; init; }

    /// <summary>Reads the settings; adds every fault.</summary>
    public static HttpOptions Of(AdapterSettings settings, ICollection<string> faults)
    {
        var single = HttpSettings.Choice(settings, "mode", faults, "bulk", "single") == "single";
        var plain = HttpSettings.Choice(settings, "plain_http", faults, "refused", "allowed") == "allowed";
        return new()
        {
            Url = HttpSettings.Address(settings.Required("url"), "url", plain, faults),
            Single = single,
            QuestionsAtOnceMax = settings.Whole("questions_at_once_max", single ? 20 : 200, 1, 5_000),
            ConnectionsMax = settings.Whole("connections_max", 4, 1, 64),
            PagesMax = settings.Whole("pages_max", 100, 1, 1_000),
            MegabytesMax = settings.Whole("megabytes_max", 16, 1, 32),
            RecordsMax = settings.Whole("records_max", 50_000, 1, 100_000),
            Headers = HttpSettings.Headers(settings, faults),
            Trust = HttpTrust.Of(settings, faults),
            Credentials = ClientCredentials.Of(settings, plain, faults),
        };
    }
}

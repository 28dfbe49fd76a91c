using Verification.Sources.Http;
using Verification.Sources.Kit;

namespace Verification.Sources.HttpJson;

/// <summary>An interface that is asked and answers in JSON.</summary>
public sealed record HttpJsonOptions
{
    public required HttpOptions Http { get; init; }

    public required WireNames Names { get; init; }

    public required RecordColumns Columns { get; init; }

    /// <summary>
    /// Whether the next page is a link to get rather than a cursor to send back; setting <c>paging</c>: <c>cursor</c>, the default, or <c>link</c>.
    /// </summary>
    public bool NextIsLink { get; init; }

    /// <summary>Reads the settings; adds every fault.</summary>
    public static HttpJsonOptions Of(AdapterSettings settings, ICollection<string> faults) => new()
    {
        Http = HttpOptions.Of(settings, faults),
        Names = WireNames.Of(settings, plural: true),
        Columns = RecordColumns.Of(settings),
        NextIsLink = HttpSettings.Choice(settings, "paging", faults, "cursor", "link") == "link",
    };
}

namespace Verification.Platform.Messaging;

/// <summary>Where the broker is and how long we wait for it.</summary>
/// <param name="Uri">
/// amqp:// or amqps:// with user, password, host, port and virtual host; further nodes of a cluster as <c>?also=host:port,host:port</c>.
/// </param>
public sealed record BrokerOptions(Uri Uri)
{
    private const string Also = "?also=";

    /// <summary>How long connecting, opening a channel or declaring may take; default 10 s.</summary>
    public TimeSpan OperationTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a confirm may take before the channel is given up; default 5 s.</summary>
    public TimeSpan ConfirmTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The name operators see beside the connection.</summary>
    public string ClientName { get; init; } = "verification";

    /// <summary>Every node a connection may be opened to; which one is of no importance to a quorum queue.</summary>
    /// <exception cref="FormatException">The address has a query other than <c>also</c>, or what stands there is no host and port.</exception>
    public IReadOnlyList<BrokerHost> Nodes { get; } = [new(Uri.Host, PortOf(Uri)), .. Others(Uri)];

    private static IEnumerable<BrokerHost> Others(Uri uri)
    {
        if (uri.Query.Length == 0)
        {
            return [];
        }

        return uri.Query.StartsWith(Also, StringComparison.Ordinal)
            ? uri.Query[Also.Length..].Split(',').Select(node => Parse(uri.Scheme, node))
            : throw new FormatException("a broker address ends with its virtual host or with ?also=host:port,host:port");
    }

    private static BrokerHost Parse(string scheme, string node) =>
        Uri.TryCreate($"{scheme}://{node}", UriKind.Absolute, out var address) && address is { Host.Length: > 0, PathAndQuery: "/" or "" }
            ? new(address.Host, PortOf(address))
            : throw new FormatException("a further node of the broker is written host:port");

    private static int PortOf(Uri uri) => uri.Port > 0 ? uri.Port : uri.Scheme == "amqps" ? 5671 : 5672;
}

/// <summary>One node of the broker.</summary>
public sealed record BrokerHost(string Host, int Port);

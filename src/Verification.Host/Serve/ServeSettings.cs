namespace Verification.Host.Serve;

/// <summary>What <c>serve</c> reads from its environment; all missing values are told at once.</summary>
public sealed record ServeSettings
{
    /// <summary>Connection string of role road (lanes, relay, due work).</summary>
    public required string DatabaseRoad { get; init; }

    /// <summary>Connection string of role door (HTTP, exports): row security applies.</summary>
    public required string DatabaseDoor { get; init; }

    /// <summary><c>amqp://user:password@host:port/vhost</c>.</summary>
    public required string Broker { get; init; }

    /// <summary>File with the key-encryption and index keys.</summary>
    public required string Keys { get; init; }

    /// <summary>File with one bearer token per assistance system.</summary>
    public required string Tokens { get; init; }

    /// <summary><c>sources.yaml</c>.</summary>
    public required string Sources { get; init; }

    /// <summary>Folder of policy packs; by default the one shipped beside the executable.</summary>
    public required string Packs { get; init; }

    /// <summary>Address to listen on, e.g. <c>http://127.0.0.1:8080</c>; port 0 takes a free one.</summary>
    public string Listen { get; init; } = "http://127.0.0.1:8080";

    /// <summary><c>masstransit</c> (default) or <c>rabbitmq</c>: which client stands at the intake queue.</summary>
    public string Edge { get; init; } = "masstransit";

    public Roles Roles { get; init; } = Roles.All;

    /// <summary>Log warnings and errors only: a person watches the same screen.</summary>
    public bool Quiet { get; init; }

    /// <summary>Reads the variables, or names every one that is missing.</summary>
    public static ServeSettings? Read(Func<string, string?> variable, Roles roles, string? listen, string? edge, out IReadOnlyList<string> missing)
    {
        string[] required =
        [
            "VERIFICATION_DATABASE_ROAD", "VERIFICATION_DATABASE_DOOR", "VERIFICATION_BROKER", "VERIFICATION_KEYS",
            "VERIFICATION_TOKENS", "VERIFICATION_SOURCES",
        ];
        missing = [.. required.Where(name => string.IsNullOrWhiteSpace(variable(name)))];
        return missing.Count > 0 ? null : new ServeSettings
        {
            DatabaseRoad = variable("VERIFICATION_DATABASE_ROAD")!,
            DatabaseDoor = variable("VERIFICATION_DATABASE_DOOR")!,
            Broker = variable("VERIFICATION_BROKER")!,
            Keys = variable("VERIFICATION_KEYS")!,
            Tokens = variable("VERIFICATION_TOKENS")!,
            Sources = variable("VERIFICATION_SOURCES")!,
            Packs = variable("VERIFICATION_PACKS") ?? Path.Combine(AppContext.BaseDirectory, "packs"),
            Listen = listen ?? variable("VERIFICATION_LISTEN") ?? "http://127.0.0.1:8080",
            Edge = edge ?? variable("VERIFICATION_EDGE") ?? "masstransit",
            Roles = roles,
        };
    }
}

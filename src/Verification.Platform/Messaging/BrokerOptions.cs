namespace Verification.Platform.Messaging;

/// <summary>Where the broker is and how long we wait for it.</summary>
/// <param name="Uri">amqp:// or amqps:// with user, password, host, port and virtual host.</param>
public sealed record BrokerOptions(Uri Uri)
{
    /// <summary>How long connecting, opening a channel or declaring may take; default 10 s.</summary>
    public TimeSpan OperationTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a confirm may take before the channel is given up; default 5 s.</summary>
    public TimeSpan ConfirmTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The name operators see beside the connection.</summary>
    public string ClientName { get; init; } = "verification";
}

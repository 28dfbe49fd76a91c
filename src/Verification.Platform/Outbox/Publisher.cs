using Verification.Platform.Messaging;

namespace Verification.Platform.Outbox;

/// <summary>Publishes a window of messages and returns when the broker has confirmed every one.</summary>
public sealed class Publisher(BrokerConnection broker, BrokerOptions options, TimeProvider clock) : IAsyncDisposable
{
    public Task Publish(IReadOnlyList<OutgoingMessage> messages, CancellationToken ct) { _ = broker; _ = options; _ = clock; _ = messages; _ = ct; throw new NotSupportedException(); }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

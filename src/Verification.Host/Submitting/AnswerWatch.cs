using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Verification.Platform.Messaging;

namespace Verification.Host.Submitting;

/// <summary>Listens to verdicts and acknowledgements on a queue that goes when we go.</summary>
public sealed class AnswerWatch : IAsyncDisposable
{
    private readonly IChannel _channel;

    private AnswerWatch(IChannel channel) => _channel = channel;

    /// <summary>Binds before anything is submitted, so that no answer is missed.</summary>
    public static async Task<AnswerWatch> Begin(BrokerConnection broker, IEnumerable<string> submitters, Tally tally, CancellationToken ct)
    {
        var channel = await broker.OpenChannel(confirms: false, ct);
        var queue = await channel.QueueDeclareAsync(cancellationToken: ct); // server-named, exclusive, auto-delete
        foreach (var submitter in submitters)
        {
            await channel.QueueBindAsync(queue.QueueName, Topology.Verdicts, $"{submitter}.#", cancellationToken: ct);
            await channel.QueueBindAsync(queue.QueueName, Topology.Acknowledgements, submitter, cancellationToken: ct);
        }

        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            if (delivery.Exchange == Topology.Verdicts)
                tally.TakeVerdict(delivery.Body.Span);
            else
                tally.TakeAcknowledgement(delivery.Body);
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer, ct);
        return new AnswerWatch(channel);
    }

    public ValueTask DisposeAsync() => _channel.DisposeAsync();
}

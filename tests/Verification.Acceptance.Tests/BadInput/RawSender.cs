using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using NUnit.Framework;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.BadInput;

/// <summary>A sender that keeps to no contract: any bytes, any properties; and it listens to every acknowledgement.</summary>
internal sealed class RawSender : IAsyncDisposable
{
    private readonly ConcurrentQueue<JsonNode> _refusals = new();
    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly RunningService _service;

    private RawSender(RunningService service, IConnection connection, IChannel channel) =>
        (_service, _connection, _channel) = (service, connection, channel);

    /// <summary>Every <c>VerificationRefused</c> heard so far.</summary>
    public IReadOnlyList<JsonNode> Refusals => [.. _refusals];

    public static async Task<RawSender> At(RunningService service)
    {
        var connection = await new ConnectionFactory { Uri = service.Stage.Broker, AutomaticRecoveryEnabled = false, ClientProvidedName = "sender" }.CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true, outstandingPublisherConfirmationsRateLimiter: null));
        var sender = new RawSender(service, connection, channel);
        await sender.Listen();
        return sender;
    }

    public BasicProperties Named(string messageId) => new() { MessageId = messageId, DeliveryMode = DeliveryModes.Persistent, ContentType = "application/json" };

    /// <summary>Returns when the broker has it.</summary>
    public async Task Send(byte[] body, BasicProperties properties, string key = "one") =>
        await _channel.BasicPublishAsync("verification.requests", key, mandatory: true, properties, body);

    /// <summary>Waits until each message rests in failed work or its request is stored, and answers how many rest.</summary>
    public async Task<long> UntilEachHasEnded(IReadOnlyCollection<string> messageIds, IReadOnlyCollection<string> requestIds, int expected)
    {
        var (resting, stored) = await Waiting.Until(
            async () => (
                await _service.Stage.Count("select count(distinct message_id) from failed_work where message_id = any($1)", (object)messageIds.ToArray()),
                await _service.Stage.Count("select count(*) from submission where request_id = any($1)", (object)requestIds.ToArray())),
            ended => ended.Item1 + ended.Item2 >= expected);
        Assert.That(resting + stored, Is.EqualTo(expected));
        return resting;
    }

    /// <summary>A queue nobody should write to.</summary>
    public async Task<string> DeclareVictim() => (await _channel.QueueDeclareAsync("", durable: false, exclusive: true, autoDelete: true)).QueueName;

    public async Task<uint> Depth(string queue) => (await _channel.QueueDeclarePassiveAsync(queue)).MessageCount;

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task Listen()
    {
        var queue = await _channel.QueueDeclareAsync("", durable: false, exclusive: true, autoDelete: true);
        await _channel.QueueBindAsync(queue.QueueName, "verification.acknowledgements", "#");
        var consumer = new AsyncEventingBasicConsumer(_channel);
        consumer.ReceivedAsync += (_, message) =>
        {
            if (message.BasicProperties.Type == "VerificationRefused")
                _refusals.Enqueue(JsonNode.Parse(message.Body.Span)!);
            return Task.CompletedTask;
        };
        await _channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer);
    }
}

using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;
using Verification.City.Loading;
using Verification.City.Serving;

namespace Verification.Host.Registers;

/// <summary>The queues of registers that are asked by message: one request, one reply to where it says.</summary>
/// <remarks>
/// Each queue is ours alone and goes when we go; a lost connection is made again with its queues, and a queue an operator deletes is declared
/// anew: what waited in it is asked again. A channel the broker closes is not: whoever plays is told, for nothing is answered there any more.
/// </remarks>
public sealed class RegisterQueues : IAsyncDisposable
{
    /// <summary>Largest request that is looked at, in bytes.</summary>
    public const int RequestBytesMax = 4 * 1024 * 1024;

    /// <summary>Requests held by one register at a time.</summary>
    public const ushort Prefetch = 16;

    private readonly IConnection _connection;
    private readonly Action<Exception> _ended;

    private RegisterQueues(IConnection connection, Action<Exception> ended) => (_connection, _ended) = (connection, ended);

    /// <param name="ended">Is told when a queue is answered no more.</param>
    internal static async Task<RegisterQueues> Open(ServedCity city, RegisterPlaces places, Uri broker, Action<Exception> ended, CancellationToken ct)
    {
        var factory = new ConnectionFactory { Uri = broker, ClientProvidedName = "verification city serve" };
        var queues = new RegisterQueues(await factory.CreateConnectionAsync(ct), ended);
        try
        {
            foreach (var register in city.By(ServedBy.AmqpRpc).Values)
                await queues.Listen(register, places.QueueOf(register.Id), ct);
            return queues;
        }
        catch (OperationInterruptedException taken) when (taken.ShutdownReason?.ReplyCode == Constants.ResourceLocked)
        {
            await queues.DisposeAsync();
            throw new IOException($"the registers of {places.Address} are served by another process on this broker", taken);
        }
        catch
        {
            await queues.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task Listen(ServedRegister register, string queue, CancellationToken ct)
    {
        var channel = await _connection.CreateChannelAsync(cancellationToken: ct);
        channel.ChannelShutdownAsync += (_, why) =>
            why.Initiator == ShutdownInitiator.Application || !_connection.IsOpen ? Task.CompletedTask : Ended(queue, why.ReplyText);
        await channel.BasicQosAsync(0, Prefetch, global: false, ct);
        await Consume(channel, register, queue, ct);
    }

    private async Task Consume(IChannel channel, ServedRegister register, string queue, CancellationToken ct)
    {
        await channel.QueueDeclareAsync(queue, durable: false, exclusive: true, autoDelete: true, cancellationToken: ct);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, request) => Take(channel, register, request);

        // The broker tells a consumer whose queue is gone; with the channel it ends as well, which is another matter.
        consumer.UnregisteredAsync += (_, _) => channel.IsOpen ? DeclareAnew(channel, register, queue) : Task.CompletedTask;
        await channel.BasicConsumeAsync(queue, autoAck: false, consumer, ct);
    }

    private async Task DeclareAnew(IChannel channel, ServedRegister register, string queue)
    {
        try
        {
            await Consume(channel, register, queue, CancellationToken.None);
        }
        catch (Exception fault) when (channel.IsOpen)
        {
            _ended(new IOException($"{queue} was deleted and cannot be declared anew; start `verification city serve` again", fault));
        }
        catch (Exception)
        {
            // The channel has ended meanwhile; whoever watches it has been told.
        }
    }

    private Task Ended(string queue, string why)
    {
        _ended(new IOException($"{queue} is answered no more ({why}); start `verification city serve` again"));
        return Task.CompletedTask;
    }

    private static async Task Take(IChannel channel, ServedRegister register, BasicDeliverEventArgs request)
    {
        try
        {
            if (Answer(register, request) is { } reply)
            {
                var properties = new BasicProperties { CorrelationId = request.BasicProperties.CorrelationId, ContentType = "application/json" };
                await channel.BasicPublishAsync("", request.BasicProperties.ReplyTo!, mandatory: false, properties, reply);
                await channel.BasicAckAsync(request.DeliveryTag, multiple: false);
                return;
            }
        }
        catch (Exception) when (channel.IsOpen)
        {
            // A request that is never settled keeps its place among the held ones for ever; a few of them, and nobody is answered.
        }

        await channel.BasicRejectAsync(request.DeliveryTag, requeue: false);
    }

    private static byte[]? Answer(ServedRegister register, BasicDeliverEventArgs request)
    {
        if (request.Body.Length > RequestBytesMax || string.IsNullOrEmpty(request.BasicProperties.ReplyTo))
            return null;
        try
        {
            return MessageDesk.Answer(register, request.Body.Span);
        }
        catch (UnreadableQuestion)
        {
            return null;
        }
    }
}

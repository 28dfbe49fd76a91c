using System.Runtime.Versioning;
using System.Text;
using NUnit.Framework;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Verification.City;
using Verification.City.Loading;
using Verification.City.Serving;
using Verification.Host.Registers;
using Verification.TestKit.Outages;

namespace Verification.Integration.Tests.Cities;

/// <summary>An operator deletes the queue of a register, on a broker of this test's own: only its own words reach a queue that is somebody's alone.</summary>
[SupportedOSPlatform("linux")]
[CancelAfter(180_000)]
public sealed class A_played_queue_that_is_deleted
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private ServerFolder _servers = null!;
    private BrokerCluster _cluster = null!;
    private string _folder = "";

    [OneTimeSetUp]
    public async Task Begin()
    {
        _servers = await ServerFolder.Make();
        _cluster = await BrokerCluster.Start(_servers, 1);
        _folder = Directory.CreateTempSubdirectory("served").FullName;
        await LivesGenerator.Generate("A", 40, 5, _folder, null, CancellationToken.None);
    }

    [OneTimeTearDown]
    public async Task End()
    {
        Directory.Delete(_folder, recursive: true);
        await _cluster.DisposeAsync();
        await _servers.DisposeAsync();
    }

    [Test]
    public async Task It_is_declared_anew_and_answers_the_next_who_asks(CancellationToken ct)
    {
        var city = await ServedCity.Open(_folder, TimeProvider.System, ct);
        await using var registers = await RegisterHost.Start(city, new("http://127.0.0.1:0"), _cluster.Broker, TimeProvider.System, ct);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var stopped = registers.UntilStopped(stop.Token);
        var register = city.By(ServedBy.AmqpRpc).Keys.First();
        var queue = registers.Places.QueueOf(register);
        await using var connection = await new ConnectionFactory { Uri = _cluster.Broker }.CreateConnectionAsync(ct);

        await Asked(connection, register, queue, ct);
        await Delete(queue);
        await Asked(connection, register, queue, ct);
        await Delete(queue);
        await Asked(connection, register, queue, ct);

        Assert.That(stopped.IsCompleted, Is.False, "whoever plays has nothing to do");
        await stop.CancelAsync();
        await stopped;
    }

    private Task<string> Delete(string queue) => _cluster.Nodes[0].Evaluate(
        $"{{ok, Q}} = rabbit_amqqueue:lookup(rabbit_misc:r(<<\"/\">>, queue, <<\"{queue}\">>)), {{ok, _}} = rabbit_amqqueue:delete(Q, false, false, <<\"operator\">>)");

    /// <summary>Asks until there is an answer, as the adapter does: what waits in a deleted queue is gone.</summary>
    private static async Task Asked(IConnection connection, string register, string queue, CancellationToken ct)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        var replies = await channel.QueueDeclareAsync("", durable: false, exclusive: true, autoDelete: true, cancellationToken: ct);
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, _) =>
        {
            answered.TrySetResult();
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(replies.QueueName, autoAck: true, consumer, ct);
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (!answered.Task.IsCompleted)
        {
            var properties = new BasicProperties { ReplyTo = replies.QueueName, CorrelationId = "1" };
            await channel.BasicPublishAsync(
                "", queue, mandatory: false, properties,
                Encoding.ASCII.GetBytes($$"""{"source":"{{register}}","questions":[{"question":"k","document":"d"}]}"""), patience.Token);
            await Task.WhenAny(answered.Task, Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, patience.Token));
            patience.Token.ThrowIfCancellationRequested();
        }
    }
}

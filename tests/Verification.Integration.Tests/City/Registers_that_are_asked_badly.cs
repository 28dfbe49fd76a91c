using System.Text;
using NUnit.Framework;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Verification.City;
using Verification.City.Loading;
using Verification.City.Serving;
using Verification.Host.Registers;
using Verification.TestKit;

namespace Verification.Integration.Tests.Cities;

/// <summary>Registers of a small city, asked in ways no adapter of ours asks: the next who asks is answered.</summary>
[CancelAfter(60_000)]
public sealed class Registers_that_are_asked_badly
{
    private static readonly Uri AnyPort = new("http://127.0.0.1:0");

    private string _folder = "";
    private Uri _broker = null!;

    [OneTimeSetUp]
    public async Task Begin()
    {
        _broker = await Servers.FreshVhost();
        _folder = Directory.CreateTempSubdirectory("served").FullName;
        await LivesGenerator.Generate("A", 40, 5, _folder, null, CancellationToken.None);
    }

    [OneTimeTearDown]
    public void End() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Requests_without_questions_do_not_stop_a_queue(CancellationToken ct)
    {
        var bad = Enumerable.Repeat<Func<string, byte[]>>(id => Encoding.UTF8.GetBytes($$"""{"source":"{{id}}"}"""), 2 * RegisterQueues.Prefetch);
        Assert.That(await Answered([.. bad, id => Request(id, 0)], ct), Is.EqualTo(new[] { 2 * RegisterQueues.Prefetch }));
    }

    [Test]
    public async Task A_request_may_be_as_large_as_said_and_no_larger(CancellationToken ct) => Assert.That(
        await Answered([id => Request(id, RegisterQueues.RequestBytesMax + 1), id => Request(id, RegisterQueues.RequestBytesMax), id => Request(id, 0)], ct),
        Is.EqualTo(new[] { 1, 2 }));

    [Test]
    public async Task Whoever_plays_them_is_told_when_their_folders_are_looked_into_no_more(CancellationToken ct)
    {
        var clock = new FailingClock();
        var city = await ServedCity.Open(_folder, clock, ct);
        await using var registers = await RegisterHost.Start(city, AnyPort, null, clock, ct);
        var stopped = registers.UntilStopped(ct);
        clock.Fails = true;

        var folder = RegisterPlaces.ExchangeFolder(_folder, city.By(ServedBy.FileExchange).Keys.First());
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "out")).FullName, "t.manifest.json"), "{}", ct);

        Assert.That((await Assert.CatchAsync<IOException>(() => stopped))!.InnerException, Is.InstanceOf<InvalidOperationException>());
    }

    /// <summary>Which of the requests were answered, by their places, until the last was.</summary>
    private async Task<List<int>> Answered(IReadOnlyList<Func<string, byte[]>> requests, CancellationToken ct)
    {
        var city = await ServedCity.Open(_folder, TimeProvider.System, ct);
        await using var registers = await RegisterHost.Start(city, AnyPort, _broker, TimeProvider.System, ct);
        var register = city.By(ServedBy.AmqpRpc).Keys.First();
        await using var connection = await new ConnectionFactory { Uri = _broker }.CreateConnectionAsync(ct);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        var replies = await channel.QueueDeclareAsync("", durable: false, exclusive: true, autoDelete: true, cancellationToken: ct);
        var (answered, last) = (new List<int>(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, reply) =>
        {
            answered.Add(int.Parse(reply.BasicProperties.CorrelationId!));
            if (answered[^1] == requests.Count - 1)
                last.SetResult();
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(replies.QueueName, autoAck: true, consumer, ct);
        for (var i = 0; i < requests.Count; i++)
        {
            var properties = new BasicProperties { ReplyTo = replies.QueueName, CorrelationId = $"{i}" };
            await channel.BasicPublishAsync("", registers.Places.QueueOf(register), mandatory: false, properties, requests[i](register), ct);
        }

        await last.Task.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System, ct);
        return answered;
    }

    // Blanks at the end of a document say nothing.
    private static byte[] Request(string id, int length) =>
        Encoding.ASCII.GetBytes($$"""{"source":"{{id}}","questions":[{"question":"k","document":"d"}]}""".PadRight(length));

    private sealed class FailingClock : TimeProvider
    {
        public volatile bool Fails;

        public override DateTimeOffset GetUtcNow() => Fails ? throw new InvalidOperationException("no clock") : base.GetUtcNow();
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using NUnit.Framework;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Verification.Sources.AmqpRpc;
using Verification.Sources.Kit;
using Verification.TestKit;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Sources;

/// <summary>A source behind a real broker, and the other side that answers as a test wants it to.</summary>
public sealed class AmqpRpcTests : SourceSuite
{
    private readonly List<IAsyncDisposable> _opened = [];
    private Uri _broker = null!;
    private int _queues;

    [OneTimeSetUp]
    public async Task Open() => _broker = await Servers.FreshVhost();

    [TearDown]
    public async Task Close()
    {
        foreach (var opened in Enumerable.Reverse(_opened))
        {
            await opened.DisposeAsync();
        }

        _opened.Clear();
    }

    private static IEnumerable<TestCaseData> Unbelievable()
    {
        yield return Case("not_json", _ => "{");
        yield return Case("another_question", r => Reply(Said(r, 0) with { Question = "f00" }));
        yield return Case("answered_twice", r => Reply(Said(r, 0), Said(r, 0)));
        yield return Case("another_person", r => Reply(Said(r, 0) with { Document = Person(9).Number! }));
        yield return Case("no_as_of", r => Reply(Said(r, 0) with { AsOf = null }));
        yield return Case("unknown_status", r => Reply(Said(r, 0) with { Status = "maybe" }));
        yield return Case("answered_with_nothing", r => Reply(Said(r, 0) with { Status = "answered" }));
        yield return Case("exponent", r => Reply(Said(r, 0) with { Status = "answered", Records = [Record("w-1", "1.10105E+17")] }));
        yield return Case("one_record_in_two_ways", r => Reply(Said(r, 0) with { Status = "answered", Records = [Record("w-1", "1.00"), Record("w-1", "2.00")] }));
        yield return Case("unknown_member", _ => """{"answers":[],"more":1}""");
        static TestCaseData Case(string name, Func<RpcRequest, string> reply) => new TestCaseData(reply).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Unbelievable))]
    public async Task A_reply_nobody_believes_fails_the_call(Func<RpcRequest, string> reply)
    {
        var source = await Answered(reply);

        Assert.That(async () => await Ask(source, About(1)), Throws.InstanceOf<UnreadableAnswer>());
    }

    [Test]
    public async Task A_late_reply_and_a_foreign_one_are_refused_and_counted_and_the_next_call_gets_its_own()
    {
        var late = new TaskCompletionSource();
        var calls = 0;
        var (channel, queue) = await Other();
        await Consume(channel, queue, async request =>
        {
            if (Interlocked.Increment(ref calls) == 1)
            {
                await late.Task;
            }
            else
            {
                await Publish(channel, request.BasicProperties.ReplyTo!, "nobody-waits-for-this", """{"answers":[]}""");
            }

            await Publish(channel, request.BasicProperties.ReplyTo!, request.BasicProperties.CorrelationId!, Reply(Said(Read(request), 0)));
        }, atOnce: 2);
        var source = Asking(queue, ("deadline_ms", "400"));
        Assert.That(async () => await Ask(source, About(1)), Throws.InstanceOf<TimeoutException>());

        late.SetResult();
        var answer = (await Ask(source, About(1)))[0];

        Assert.That(answer, Is.EqualTo(Replies.Silent(About(1), Silence.NoRecord, AsOf) with { Covered = Covered.Days }));
        Assert.That(() => source.Refused.Seen, Is.EqualTo(2).After(5).Seconds.PollEvery(20).MilliSeconds);
    }

    [Test]
    public async Task A_request_nobody_takes_fails_at_once()
    {
        var source = Asking("no-such-queue", ("deadline_ms", "20000"));

        Assert.That(async () => await Ask(source, About(1)).WaitAsync(TimeSpan.FromSeconds(10)), Throws.Exception.Not.InstanceOf<TimeoutException>());
    }

    [Test]
    public async Task A_lost_connection_fails_the_call_and_the_next_one_connects_anew()
    {
        var source = await Answered(r => Reply(Said(r, 0)));
        await Ask(source, About(1));
        await source.DropConnection();

        Assert.That((await Ask(source, About(1)))[0], Is.EqualTo(Replies.Silent(About(1), Silence.NoRecord, AsOf) with { Covered = Covered.Days }));
    }

    [Test]
    public async Task Who_paid_is_told()
    {
        var source = await Answered(r => Reply(Said(r, 0) with { Status = "answered", Records = [Record("w-1", "5.00") with { Payer = "E-17" }] }));

        Assert.That(((Answer.Answered)(await Ask(source, About(1)))[0]).Items.Single().Payer, Is.EqualTo("E-17"));
    }

    [Test]
    public async Task A_pending_answer_is_later()
    {
        var source = await Answered(r => Reply(Said(r, 0) with { Status = "pending" }));

        Assert.That((await Ask(source, About(1)))[0], Is.InstanceOf<Answer.Later>());
    }

    protected override string? WhyNot(string check) => check.Split('.') switch
    {
        ["silence", _] => "statuses have one path for every silence; pending has a test of its own",
        ["fault", _] => "replies nobody believes have tests of their own, one each",
        _ => null,
    };

    protected override async Task<ISource> Holding(IReadOnlyList<(IdentityDocument Person, SourceRecord Record)> records) =>
        await Answered(request => Told(request, [.. records.Select(r => (r.Person, Written(r.Record)))]));

    protected override async Task<ISource?> Raising(
        IReadOnlyList<(IdentityDocument Person, SourceRecord Record)> records, IReadOnlyList<(IdentityDocument Person, SignalRecord Signal)> signals) =>
        await Answered(
            request => Told(request, [.. records.Select(r => (r.Person, Written(r.Record))), .. signals.Select(s => (s.Person, Written(s.Signal)))]),
            ("raises.0", "signal-large-outflow"));

    protected override async Task<(ISource Source, IAsyncDisposable Hold)?> Hanging()
    {
        var (channel, queue) = await Other();
        return (Asking(queue), channel);
    }

    protected override Task<ISource?> Gone() => Task.FromResult<ISource?>(Asking("nowhere", ("broker", "amqp://127.0.0.1:1"), ("deadline_ms", "2000")));

    protected override async Task<ISource?> Garbage(IdentityDocument person) => await Answered(_ => "\u0001" + person.Number);

    protected override async Task<ISource?> Oversize(IdentityDocument person) => await Answered(_ => new string(' ', 2_000) + """{"answers":[]}""", ("reply_bytes_max", "1024"));

    private async Task<AmqpRpcSource> Answered(Func<RpcRequest, string> reply, params (string Key, string Value)[] settings)
    {
        var (channel, queue) = await Other();
        await Consume(channel, queue, request => Publish(channel, request.BasicProperties.ReplyTo!, request.BasicProperties.CorrelationId!, reply(Read(request))));
        return Asking(queue, settings);
    }

    private AmqpRpcSource Asking(string queue, params (string Key, string Value)[] more)
    {
        var faults = new List<string>();
        var settings = new Dictionary<string, string>
        {
            ["broker"] = _broker.ToString(), ["routing_key"] = queue, ["name.zh"] = "银行", ["name.en"] = "bank", ["gives.0"] = "wage", ["gives.1"] = "deposit",
        };
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        var source = (AmqpRpcSource)(AmqpRpcSource.Create(Source, settings, faults, TimeProvider.System) ?? throw new AssertionException(string.Join("; ", faults)));
        _opened.Add(source);
        return source;
    }

    private async Task<(IChannel Channel, string Queue)> Other()
    {
        var connection = await new ConnectionFactory { Uri = _broker, ConsumerDispatchConcurrency = 2 }.CreateConnectionAsync();
        _opened.Add(connection);
        var channel = await connection.CreateChannelAsync();
        var queue = string.Create(CultureInfo.InvariantCulture, $"asked-{Interlocked.Increment(ref _queues)}");
        await channel.QueueDeclareAsync(queue, durable: false, exclusive: false, autoDelete: false);
        return (channel, queue);
    }

    private static async Task Consume(IChannel channel, string queue, Func<BasicDeliverEventArgs, Task> take, ushort atOnce = 1)
    {
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, request) => take(request);
        await channel.BasicQosAsync(0, atOnce, global: false);
        await channel.BasicConsumeAsync(queue, autoAck: true, consumer);
    }

    private static Task Publish(IChannel channel, string queue, string correlation, string body) => channel.BasicPublishAsync(
        "", queue, mandatory: false, new BasicProperties { CorrelationId = correlation }, Encoding.UTF8.GetBytes(body)).AsTask();

    private static RpcRequest Read(BasicDeliverEventArgs request) => JsonSerializer.Deserialize(request.Body.Span, RpcJson.Default.RpcRequest)!;

    private static RpcAnswer Said(RpcRequest request, int question) => new()
    {
        Question = request.Questions[question].Question, Document = request.Questions[question].Document!, Status = "no-record", AsOf = AsOf,
        CoveredFrom = Covered.Days.From, CoveredTo = Covered.Days.To,
    };

    private static string Reply(params RpcAnswer[] answers) => JsonSerializer.Serialize(new RpcReply { Answers = answers }, RpcJson.Default.RpcReply);

    private static RpcRecord Record(string id, string amount) => new() { RecordId = id, Kind = "wage", Amount = amount };

    private static string Told(RpcRequest request, IReadOnlyList<(IdentityDocument Person, RpcRecord Record)> held) =>
        Reply([.. request.Questions.Select((question, i) => held.Where(h => h.Person.Number == question.Document).Select(h => h.Record).ToArray() is { Length: > 0 } own
            ? Said(request, i) with { Status = "answered", Records = own }
            : Said(request, i))]);

    private static RpcRecord Written(SignalRecord s) => new()
    {
        RecordId = s.RecordId, Kind = SignalWords.Of(s.Kind), From = $"{s.Period.From:yyyy-MM-dd}", To = $"{s.Period.To:yyyy-MM-dd}", Amount = s.Size?.ToString(),
    };

    private static RpcRecord Written(SourceRecord r) => new()
    {
        RecordId = r.RecordId, Kind = EvidenceWords.Of(r.Kind), From = $"{r.Period.From:yyyy-MM-dd}", To = $"{r.Period.To:yyyy-MM-dd}", Amount = r.Amount?.ToString(),
        Share = r.Share?.ToString(CultureInfo.InvariantCulture), Joint = r.Joint, ObjectId = r.ObjectId, Detail = r.Detail,
    };
}

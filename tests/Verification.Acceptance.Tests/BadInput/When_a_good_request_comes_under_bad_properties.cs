using System.Collections.Concurrent;
using NUnit.Framework;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Verification.TestKit.Requests;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.BadInput;

/// <summary>Nothing around a body is trusted: whatever a sender writes there, its good request gets its verdict.</summary>
[TestFixture("masstransit")]
[TestFixture("rabbitmq")]
public sealed class When_a_good_request_comes_under_bad_properties(string edge)
{
    private string Prefix => $"properties-{edge}";

    private RunningService _service = null!;
    private RawSender _sender = null!;
    private string _victim = "";
    private readonly ConcurrentBag<string> _taken = [];
    private readonly ConcurrentBag<string> _offended = [];

    [OneTimeSetUp]
    public async Task Send_them()
    {
        _service = await Services.With(edge);
        _sender = await RawSender.At(_service);
        _victim = await _sender.DeclareVictim();
        await Task.WhenAll(BadProperties.All(_victim).Select((one, at) => Send(one.Name, one.Do, at)));
    }

    /// <summary>Over a connection of its own: what the broker itself takes offence at ends that one.</summary>
    private async Task Send(string name, Action<BasicProperties> change, int at)
    {
        await using var sender = await RawSender.At(_service);
        var properties = sender.Named($"{Prefix}/{at}");
        change(properties);
        try
        {
            await sender.Send(ARequest.Household("con-25", RequestIdOf(at)).Bytes, properties);
            _taken.Add(RequestIdOf(at));
        }
        catch (AlreadyClosedException)
        {
            _offended.Add(name);
        }
    }

    [OneTimeTearDown]
    public async Task Leave() => await _sender.DisposeAsync();

    [Test]
    public async Task Each_gets_its_verdict()
    {
        await Waiting.Until(
            () => _service.Stage.Count("select count(*) from submission where request_id = any($1) and state = 'decided'", (object)Ids),
            decided => decided == _taken.Count);
        Assert.That(await _service.Stage.Count("select count(*) from verdict join submission using (verification_id) where request_id = any($1)", (object)Ids), Is.EqualTo(_taken.Count));
    }

    [Test]
    public void The_broker_takes_all_but_a_number_that_is_none() => Assert.That(_offended, Is.EqualTo([BadProperties.NoNumber]));

    [Test]
    public async Task Nobody_else_hears_of_it() => Assert.That(await _sender.Depth(_victim), Is.Zero);

    [Test]
    public async Task A_forged_count_makes_nobody_a_suspect()
    {
        await Waiting.Until(
            () => _service.Stage.Count("select count(*) from submission where request_id = any($1) and state = 'decided'", (object)Ids),
            decided => decided == _taken.Count);
        Assert.That(_service.Log, Does.Not.Contain("is tried alone"));
    }

    [Test]
    public async Task A_megabyte_of_headers_ends_the_senders_connection_and_nothing_else()
    {
        await using var sender = await RawSender.At(_service);
        var properties = sender.Named($"{Prefix}-huge");
        properties.Headers = new Dictionary<string, object?> { ["x-huge"] = new string('h', 1024 * 1024) };
        Assert.That(async () => await sender.Send("{}"u8.ToArray(), properties).WaitAsync(TimeSpan.FromSeconds(20)), Throws.Exception);
        await _sender.Send(ARequest.Household("con-25", $"{Prefix}-after-huge").Bytes, _sender.Named($"{Prefix}-after-huge"));
        await Waiting.Until(
            () => _service.Stage.Count("select count(*) from submission where request_id = $1 and state = 'decided'", $"{Prefix}-after-huge"), decided => decided == 1);
    }

    [Test]
    public async Task Two_requests_under_one_message_id_are_two()
    {
        await _sender.Send(ARequest.Household("con-25", $"{Prefix}-same-1").Bytes, _sender.Named($"{Prefix}-same"));
        await _sender.Send(ARequest.Household("con-25", $"{Prefix}-same-2").Bytes, _sender.Named($"{Prefix}-same"));
        await Waiting.Until(
            () => _service.Stage.Count("select count(*) from submission where request_id like $1 and state = 'decided'", $"{Prefix}-same-%"), decided => decided == 2);
    }

    [Test]
    public async Task One_that_expires_at_once_is_worked_on_or_lies_where_operators_see_it()
    {
        var properties = _sender.Named($"{Prefix}-expired");
        properties.Expiration = "0";
        await _sender.Send(ARequest.Household("con-25", $"{Prefix}-expired").Bytes, properties);
        await Waiting.Until(
            async () => await _service.Stage.Count("select count(*) from submission where request_id = $1", $"{Prefix}-expired") + await _sender.Depth("verification.dead"),
            somewhere => somewhere >= 1);
    }

    [TestCase("one", 16 * 1024 * 1024)]
    [TestCase("many", 16 * 1024 * 1024)]
    [TestCase("many", 0)]
    public async Task A_body_of_a_size_nobody_takes_rests_with_its_reason(string key, int bytes)
    {
        var id = $"{Prefix}-{key}-{bytes}";
        await _sender.Send(new byte[bytes], _sender.Named(id), key);
        await Waiting.Until(() => Task.FromResult(_sender.Refusals.Count(refused => refused.Text("messageId") == id)), heard => heard == 1);
        Assert.That(
            await _service.Stage.Count("select count(*) from failed_work where message_id = $1 and reason = $2", id, bytes == 0 ? "body_empty" : "body_too_large"), Is.EqualTo(1));
    }

    private string[] Ids => [.. _taken];

    private string RequestIdOf(int at) => $"{Prefix}-{at}";
}

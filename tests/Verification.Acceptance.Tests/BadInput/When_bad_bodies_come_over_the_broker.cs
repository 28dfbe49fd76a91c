using NUnit.Framework;
using Verification.TestKit;
using Verification.TestKit.BadInput;
using Verification.TestKit.Requests;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.BadInput;

/// <summary>The same bad bodies as over HTTP, as messages of a sender that keeps to no contract.</summary>
[TestFixture("masstransit", 3)]
[TestFixture("rabbitmq", 9)]
public sealed class When_bad_bodies_come_over_the_broker(string edge, int everyNth)
{
    private string Prefix => $"bad-{edge}";

    private RunningService _service = null!;
    private RawSender _sender = null!;
    private IReadOnlyList<BadBody> _bodies = [];
    private long _resting;

    [OneTimeSetUp]
    public async Task Throw_them()
    {
        _service = await Services.With(edge);
        _sender = await RawSender.At(_service);
        _bodies =
        [
            .. ((BadBody[])[.. BadBodies.Whole(), .. BadBodies.Inside(Prefix, 1), .. BadBodies.Naughty(Prefix, 1)]).Where((_, at) => at % everyNth == 0),
            .. BadBodies.Traps(Prefix),
        ];
        await Task.WhenAll(_bodies.Select((body, at) => _sender.Send(body.Bytes, _sender.Named(MessageIdOf(at)))));
        _resting = await _sender.UntilEachHasEnded(
            [.. _bodies.Select((_, at) => MessageIdOf(at))], [.. _bodies.Select(body => body.RequestId).OfType<string>()], _bodies.Count);
        await Waiting.Until(() => Task.FromResult(Refusals.Count), heard => heard >= _resting);
    }

    [OneTimeTearDown]
    public async Task Leave() => await _sender.DisposeAsync();

    private IReadOnlyList<System.Text.Json.Nodes.JsonNode> Refusals =>
        [.. _sender.Refusals.Where(refused => refused.Text("messageId")?.StartsWith($"{Prefix}/", StringComparison.Ordinal) == true)];

    [Test]
    public async Task Each_refused_one_rests_once_after_one_try() => Assert.That(
        await _service.Stage.Count("select count(*) from failed_work where message_id like $1 and tries = 1 and state = 'resting'", $"{Prefix}/%"),
        Is.EqualTo(_resting).And.GreaterThan(_bodies.Count / 2));

    [Test]
    public void Each_refusal_names_codes_and_places_and_never_a_value()
    {
        var faults = Refusals.SelectMany(refused => refused.Items("faults")).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refusals.Where(refused => refused.Items("faults").Count == 0), Is.Empty);
            Assert.That(faults.Where(fault => string.IsNullOrEmpty(fault.Text("code")) || string.IsNullOrEmpty(fault.Text("path"))), Is.Empty);
            Assert.That(Refusals.Where(refused => Plain(refused).Contains(BadBodies.Canary, StringComparison.Ordinal)), Is.Empty);
            Assert.That(_service.Log, Does.Not.Contain(BadBodies.Canary));
        }
    }

    [Test]
    public async Task A_good_request_after_them_gets_its_verdict_and_nothing_waits_in_the_queue()
    {
        await _sender.Send(ARequest.Household("con-25", $"{Prefix}-good").Bytes, _sender.Named($"{Prefix}-good"));
        await Waiting.Until(
            () => _service.Stage.Count("select count(*) from submission where request_id = $1 and state = 'decided'", $"{Prefix}-good"), decided => decided == 1);
        Assert.That(await _sender.Depth("verification.intake"), Is.Zero);
    }

    [Test]
    public async Task A_malformed_body_is_refused_within_a_second()
    {
        var began = TimeProvider.System.GetTimestamp();
        await _sender.Send("{"u8.ToArray(), _sender.Named($"{Prefix}-alone"));
        await Waiting.Until(() => Task.FromResult(_sender.Refusals.Any(refused => refused.Text("messageId") == $"{Prefix}-alone")), heard => heard);
        Assert.That(TimeProvider.System.GetElapsedTime(began), Is.LessThan(Thrown.SlowestAnswer));
    }

    [Test]
    public async Task Every_case_the_suite_leaves_free_is_decided_as_over_HTTP()
    {
        var bodies = FreeCases.Bodies($"{Prefix}-free");
        var ids = bodies.Select((_, at) => $"{Prefix}-free/{at}").ToList();
        await Task.WhenAll(bodies.Select((body, at) => _sender.Send(body.Bytes, _sender.Named(ids[at]))));
        var resting = await _sender.UntilEachHasEnded(ids, [.. bodies.Select(body => body.RequestId).OfType<string>()], bodies.Count);
        await Waiting.Until(() => Task.FromResult(ids.Count(id => CodesOf(id).Count > 0)), refused => refused >= resting);
        Approval.Verify(FreeCases.Table(bodies.Index().ToDictionary(one => one.Item.Name, one => CodesOf(ids[one.Index]))), nameof(FreeCases));
    }

    private IReadOnlyList<string> CodesOf(string messageId) =>
        [.. _sender.Refusals.Where(refused => refused.Text("messageId") == messageId).Take(1).SelectMany(refused => refused.Items("faults")).Select(fault => fault.Text("code")!)];

    private string MessageIdOf(int at) => $"{Prefix}/{at}";

    private static string Plain(System.Text.Json.Nodes.JsonNode json) =>
        json.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

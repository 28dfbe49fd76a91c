using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;
using NUnit.Framework;
using Verification.Acceptance.Tests.Outages;
using Verification.Contracts;
using Verification.Contracts.Verdicts;
using Verification.Evidence;
using Verification.TestKit.Checking;
using Verification.TestKit.Faults;
using Verification.TestKit.Outages;
using Verification.TestKit.Requests;
using Verification.TestKit.Running;
using Verification.Vocabulary;

namespace Verification.Acceptance.Tests.Exits;

/// <summary>A household after a fire: the bank is late, so the first verdict is provisional; when the bank has answered, the follow-up comes by itself.</summary>
/// <remarks>The law of this journey gives no time at all, so that nobody has to sit minutes out.</remarks>
public sealed class When_the_bank_is_late_for_an_urgent_need
{
    private const string Bank = "bank-deposits";
    private const string Id = "after-a-fire";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly Guid Verification = VerificationId.Derive(LoadedStage.Submitter, Id).Value;

    private readonly Journal _journal = new();
    private VerdictIssued _first = null!;
    private VerdictIssued _second = null!;
    private string _between = "";
    private TimeSpan _waited;
    private volatile bool _isLate = true;

    [OneTimeSetUp]
    public async Task Travel()
    {
        await using var stage = await LoadedStage.Set();
        await using var listener = await Listener.Begin(stage, _journal);
        await using var service = await ServiceInProcess.Start(stage, LateBank, UrgentLaw.Within(minutes: 0));
        await using var sender = new AmqpSender(stage.Broker, _journal);
        var request = ARequest.Household("con-01", Id)
            .With("circumstances", JsonNode.Parse("""{"urgent":{"ground":"fire","author":"qz-017"}}"""));
        await sender.Send([new(LoadedStage.Submitter, Id, SentBy.Amqp, request.Bytes)], perSecond: 0, CancellationToken.None);

        await using var road = NpgsqlDataSource.Create(stage.Database.Road);
        _first = await Verdict(road, 1);
        _between = await Text(road, "select state from submission where verification_id = $1");
        _waited = _first.IssuedAt - DateTimeOffset.Parse(await Text(road, "select to_char(received_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') from submission where verification_id = $1"));
        _isLate = false;
        _second = await Verdict(road, 2);
        await Until.Holds(() => Heard().Count() == 2, Patience, "both verdicts are heard");
    }

    [Test]
    public void The_first_verdict_is_provisional_and_there_at_once()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That((_first.Provisional, _first.Partial, _first.Round), Is.EqualTo((true, true, 1)));
            Assert.That(_waited, Is.LessThan(TimeSpan.FromSeconds(20)));
            Assert.That(_between, Is.EqualTo("gathering"));
        }
    }

    [Test]
    public void It_names_the_bank_as_silent_and_asks_a_person_to_look()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_first.Sources.Single(s => s.Source == Bank).State, Is.EqualTo("no-answer"));
            Assert.That(_first.HumanStep.Why, Does.Contain("urgent_override"));
            Assert.That(_first.Programmes[0].Outcome, Is.EqualTo("review"), "no silence decides");
        }
    }

    [Test]
    public void The_follow_up_knows_the_bank_and_supersedes_it()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That((_second.Provisional, _second.Partial, _second.OpenedBy), Is.EqualTo((false, false, "follow-up")));
            Assert.That(_second.Supersedes, Is.EqualTo(_first.VerdictId));
            Assert.That(_second.Sources.Single(s => s.Source == Bank).State, Is.EqualTo("answered"));
            Assert.That(_second.Programmes[0].Outcome, Is.EqualTo("eligible"));
        }
    }

    [Test]
    public void Both_are_told_in_their_order() => Assert.That(Heard().Select(m => m.Round), Is.EqualTo([1, 2]));

    private IEnumerable<HeardMessage> Heard() =>
        _journal.Heard.Where(m => m.Type == "VerdictIssued" && m.VerificationId == Verification).OrderBy(m => m.At).DistinctBy(m => m.MessageId);

    private CataloguedSource LateBank(CataloguedSource one)
    {
        if (one.Settings.Id.Code != Bank)
            return one;
        var never = new BreakerSettings { CallsMin = 1000, FailureRatio = 1, Sampling = TimeSpan.FromMilliseconds(500), Break = TimeSpan.FromMilliseconds(500) };
        return new(new MisbehavingSource(one.Source, () => _isLate ? Misbehaviour.Hangs : null), one.Settings with
        {
            Fast = new() { AttemptTimeout = TimeSpan.FromMilliseconds(200), CallsAtOnceMax = 16, Breaker = never },
            Slow = one.Settings.Slow with { AttemptTimeout = TimeSpan.FromMilliseconds(500), AskAgainAfter = TimeSpan.FromMilliseconds(500), Breaker = never },
        });
    }

    private static async Task<VerdictIssued> Verdict(NpgsqlDataSource road, int round)
    {
        await using var command = road.CreateCommand("select body from verdict where verification_id = $1 and round = $2");
        command.Parameters.Add(new() { Value = Verification });
        command.Parameters.Add(new() { Value = round });
        await Until.Holds(async () => await command.ExecuteScalarAsync() is byte[], Patience, $"round {round} has its verdict");
        return JsonSerializer.Deserialize((byte[])(await command.ExecuteScalarAsync())!, ContractJson.Wire.VerdictIssued)!;
    }

    private static async Task<string> Text(NpgsqlDataSource road, string sql)
    {
        await using var command = road.CreateCommand(sql);
        command.Parameters.Add(new() { Value = Verification });
        return (string)(await command.ExecuteScalarAsync())!;
    }
}

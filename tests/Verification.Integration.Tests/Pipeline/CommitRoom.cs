using Microsoft.Extensions.Logging.Abstractions;
using NUnit.Framework;
using Verification.Integration.Tests.Platform;
using Verification.Pipeline.Commit;
using Verification.Pipeline.Receiving;
using Verification.Platform.FailedWork;
using Verification.Platform.Outbox;
using Verification.Platform.Vault;
using Verification.TestKit;

namespace Verification.Integration.Tests.Pipeline;

/// <summary>A process's group commit on a real database, publishing into a room of its own at a real broker.</summary>
public abstract class CommitRoom : MigratedDatabase
{
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private protected BrokerRoom Room { get; private set; } = null!;

    private protected Publisher Publisher { get; private set; } = null!;

    [SetUp]
    public async Task OpenRoom()
    {
        Room = await BrokerRoom.Open();
        Publisher = new(Room.Ours, TimeProvider.System);
        await Do("delete from outbox");
    }

    [TearDown]
    public async Task CloseRoom()
    {
        await Publisher.DisposeAsync();
        await Room.DisposeAsync();
    }

    /// <summary>Runs a process's group commit over these cases and stops it gracefully; every case must have been settled by then.</summary>
    private protected async Task<RoadState> Commit(IReadOnlyList<FinishedCase> cases, Publisher? publisher = null)
    {
        var (state, outbox) = (new RoadState(), new OutboxStore(Road, TimeProvider.System));
        var failed = new FailedWorkStore(Road, new Vault(KeyFile.Load(Servers.Keys)), outbox, TimeProvider.System);
        var stores = new CaseStores(
            new(Road), new(Road), new(Road), new(Road), new(), new(Road), new(Road), new(Road), failed, outbox);
        await using var commit = new GroupCommit(
            new(), new(Road, stores), new(publisher ?? Publisher, outbox, NullLogger<Dispatch>.Instance), state, TimeProvider.System,
            NullLogger<GroupCommit>.Instance);
        var settled = 0;
        foreach (var one in cases)
        {
            await commit.Enqueue(one with { Settle = () => Count(one.Settle) }, CancellationToken.None);
        }

        using var deadline = new CancellationTokenSource(Patience);
        await commit.StartAsync(CancellationToken.None);
        await commit.StopAsync(deadline.Token);
        Assert.That(settled, Is.EqualTo(cases.Count), "settled");
        return state;

        ValueTask Count(Settle settle)
        {
            Interlocked.Increment(ref settled);
            return settle();
        }
    }

    private protected static List<FinishedCase> Cases(string prefix, int count) => [.. Enumerable.Range(1, count).Select(n => Case($"{prefix}-{n}"))];

    private protected static TakenCase Case(string requestId, Settle? settle = null)
    {
        var submission = Some_rows.Arrival(requestId);
        var message = BrokerRoom.Verdict() with { MessageId = submission.Id.Value };
        return new(
            settle ?? Settling.NobodyWaits, submission, submission.BodyDigest, new CaseRows { Messages = [message] },
            () => new(Failed(requestId, "other body"), null), () => new(Failed(requestId, "closed"), Told: null), reason => new(Failed("of-its-own", reason), null));
    }

    private protected static FailedMessage Failed(string? messageId, string reason) => new(
        "verification.intake", reason, "VR-ROAD-003", "{}"u8.ToArray(), messageId, null, null, Some_rows.Noon, 1);

    private protected static Guid IdOf(FinishedCase one) => ((TakenCase)one).Submission.Id.Value;
}

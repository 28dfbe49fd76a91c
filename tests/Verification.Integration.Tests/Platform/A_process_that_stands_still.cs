using Npgsql;
using NUnit.Framework;
using Verification.Platform.Database;
using Verification.Platform.Submissions;
using Verification.TestKit.Outages;
using static Verification.Integration.Tests.Platform.Some_rows;

namespace Verification.Integration.Tests.Platform;

/// <summary>A process frozen in the middle of a transaction has won rows that others were given since.</summary>
[TestFixture]
public sealed class A_process_that_stands_still : MigratedDatabase
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Test]
    public async Task Loses_what_it_had_won_to_whoever_works_on()
    {
        // Shorter than in production, so that the test need not stand still as long.
        await using var frozen = RoadDatabase.Open(
            new NpgsqlConnectionStringBuilder(RoadConnection) { Options = "-c idle_in_transaction_session_timeout=300" }.ConnectionString);
        await using var batch = await frozen.Begin(CancellationToken.None);
        await new SubmissionStore(frozen).Win(batch, [Arrival("frozen")], CancellationToken.None);

        var won = await Road.Win(Arrival("frozen")).WaitAsync(Patience, TimeProvider.System);

        Assert.That(won, Has.All.TypeOf<SubmissionOutcome.Won>());
        var fault = await Assert.CatchAsync(() => batch.Commit(CancellationToken.None));
        Assert.That(DatabaseFault.Classify(fault!), Is.EqualTo(FaultKind.Transient).Or.EqualTo(FaultKind.CommitUnknown), "it tries again, and finds them taken");
    }

    [Test]
    public async Task Loses_it_in_the_middle_of_copying_too()
    {
        await using var frozen = RoadDatabase.Open(RoadConnection);
        await using var batch = await frozen.BeginWriting(CancellationToken.None);
        await new SubmissionStore(frozen).Win(batch, [Arrival("copying")], CancellationToken.None);
        using var thaw = new SemaphoreSlim(0, 1);
        var copying = Task.Run(() => batch.Copy("copy submission (request_id) from stdin (format binary)", ["row"], (_, _) => thaw.Wait(Patience), CancellationToken.None));
        var winning = Road.Win(Arrival("copying"));

        await Until.Holds(async () => await new StillWriters(Road).End(TimeSpan.FromMilliseconds(100), CancellationToken.None) == 1, Patience, "its session ends");

        Assert.That(await winning.WaitAsync(Patience, TimeProvider.System), Has.All.TypeOf<SubmissionOutcome.Won>());
        thaw.Release();
        var fault = await Assert.CatchAsync(() => copying);
        Assert.That(DatabaseFault.Classify(fault!), Is.EqualTo(FaultKind.Transient), "it tries again, and finds them taken");
    }

    [Test]
    public async Task Is_not_waited_for_longer_than_twenty_seconds_nor_in_line_with_others_that_stand_still()
    {
        await using var command = Road.Source.CreateCommand(
            "select current_setting('idle_in_transaction_session_timeout') || ', ' || current_setting('lock_timeout')");
        Assert.That((await command.ExecuteScalarAsync(), StillWriters.StillMax), Is.EqualTo(("20s, 10s", TimeSpan.FromSeconds(20))));
    }
}

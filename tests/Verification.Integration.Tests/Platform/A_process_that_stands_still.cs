using Npgsql;
using NUnit.Framework;
using Verification.Platform.Database;
using Verification.Platform.Submissions;
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
    public async Task Is_not_waited_for_longer_than_half_a_minute()
    {
        await using var command = Road.Source.CreateCommand("show idle_in_transaction_session_timeout");
        Assert.That(await command.ExecuteScalarAsync(), Is.EqualTo("30s"));
    }
}

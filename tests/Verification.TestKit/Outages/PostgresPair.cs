using System.Runtime.Versioning;

namespace Verification.TestKit.Outages;

/// <summary>A primary and a synchronous standby: what is committed is on both before anybody is told.</summary>
[SupportedOSPlatform("linux")]
public sealed class PostgresPair : IAsyncDisposable
{
    private const string Synchronous = "synchronous_standby_names = 'ANY 1 (*)'";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly PostgresServer _first;
    private readonly PostgresServer _second;

    private PostgresPair(PostgresServer first, PostgresServer second) => (_first, _second, Primary, Standby) = (first, second, first, second);

    public PostgresServer Primary { get; private set; }

    public PostgresServer Standby { get; private set; }

    public static async Task<PostgresPair> Create(ServerFolder folder)
    {
        var first = await PostgresServer.Create(await folder.Of("first", PostgresServer.User));
        var second = await PostgresServer.Follow(await folder.Of("second", PostgresServer.User), first);
        var pair = new PostgresPair(first, second);
        await pair.UntilSynchronous();
        return pair;
    }

    /// <summary>A new database on the primary, reached as an operator would write it: both hosts, whichever is the primary.</summary>
    public async Task<FreshDatabase> Database()
    {
        var name = Servers.Unique("verification");
        await Primary.Do($"create database {name}");
        return PostgresServer.Reached($"127.0.0.1:{_first.Port},127.0.0.1:{_second.Port};Target Session Attributes=primary", name);
    }

    /// <summary>Kills the primary whole and promotes the standby; there is no second copy until <see cref="Rejoin"/>.</summary>
    public async Task FailOver()
    {
        await Primary.Kill();
        await Standby.Promote();
        (Primary, Standby) = (Standby, Primary);
    }

    /// <summary>The former primary follows the new one, and commits wait for it again.</summary>
    public async Task Rejoin()
    {
        await Standby.Rejoin(Primary);
        await UntilSynchronous();
    }

    public async ValueTask DisposeAsync()
    {
        await _first.DisposeAsync();
        await _second.DisposeAsync();
    }

    private async Task UntilSynchronous()
    {
        await Until.Holds(
            async () => await Primary.Ask<long>("select count(*) from pg_stat_replication where state = 'streaming'") == 1, Patience, "the standby follows");
        await Primary.Set(Synchronous);
        await Primary.Ask<bool>("select pg_reload_conf()");
        await Until.Holds(
            async () => await Primary.Ask<long>("select count(*) from pg_stat_replication where sync_state in ('sync', 'quorum')") == 1, Patience,
            "commits wait for the standby");
    }
}

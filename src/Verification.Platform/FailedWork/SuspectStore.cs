using Npgsql;
using Verification.Platform.Database;

namespace Verification.Platform.FailedWork;

/// <summary>Bodies suspected of ending the process that works on them: who has one in hand, and how many lone tries did not return.</summary>
/// <remarks>
/// While nobody has a body in hand, every lone try that is noted of it belongs to a process that is gone: whoever outlives a try takes it
/// back before it lets go.
/// </remarks>
public sealed class SuspectStore(RoadDatabase road)
{
    /// <summary>Lone tries that did not return after which a body rests in failed work.</summary>
    public const int LoneTriesMax = 3;

    private const string Set = """
        insert into suspect (body_digest, lone_tries, first_at, last_at) values (@digest, @tries, now(), now())
        on conflict (body_digest) do update set lone_tries = excluded.lone_tries, last_at = now()
        """;

    private const string Begun = "select lone_tries from suspect where body_digest = @digest";

    private const string Remove = "delete from suspect where body_digest = any(@digests)";

    /// <summary>Takes a body in hand, over all processes; null while another has it, or this one already.</summary>
    public async Task<SuspectInHand?> TryTake(byte[] bodyDigest, CancellationToken ct)
    {
        var connection = await road.Source.OpenConnectionAsync(ct);
        try
        {
            var hand = new SuspectInHand(connection, bodyDigest);
            if (await hand.TryLock(ct))
            {
                return hand;
            }
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    /// <summary>How many lone tries of this body began and have not returned.</summary>
    public async Task<int> LoneTries(byte[] bodyDigest, CancellationToken ct) =>
        (await road.InBatch(batch => batch.Query<int>(Begun, new { digest = bodyDigest }, ct), ct)).SingleOrDefault();

    /// <summary>Commits how many lone tries have not returned; for whoever has the body in hand. A second run changes nothing.</summary>
    public Task<int> SetLoneTries(byte[] bodyDigest, int tries, CancellationToken ct) => road.InBatch(
        batch => tries > 0 ? batch.Execute(Set, new { digest = bodyDigest, tries }, ct) : Clear(batch, [bodyDigest], ct), ct);

    /// <summary>Forgets bodies that came through or went to rest.</summary>
    public Task<int> Clear(Batch batch, IReadOnlyList<byte[]> bodyDigests, CancellationToken ct) =>
        batch.Execute(Remove, new { digests = bodyDigests.ToArray() }, ct);
}

/// <summary>A suspect in the hands of this process alone, for as long as its session with the database lasts.</summary>
/// <remarks>The server takes it out of the hands of a process the moment that is gone; no clock and no heartbeat could tell so soon.</remarks>
public sealed class SuspectInHand(NpgsqlConnection session, byte[] bodyDigest) : IAsyncDisposable
{
    // The first of the two numbers of an advisory lock: nobody else uses the pair form with it.
    private const int LockClass = 0x7375_7370;

    private readonly int _key = BitConverter.ToInt32(bodyDigest, 0);

    internal Task<bool> TryLock(CancellationToken ct) => Ask("select pg_try_advisory_lock($1, $2)", ct);

    /// <summary>Lets go of it; a session that broke has let go already.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Ask("select pg_advisory_unlock($1, $2)", CancellationToken.None);
        }
        catch (Exception fault) when (fault is NpgsqlException or InvalidOperationException or IOException)
        {
            // The server let go when it lost the session.
        }
        finally
        {
            await session.DisposeAsync();
        }
    }

    private async Task<bool> Ask(string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, session) { Parameters = { new() { Value = LockClass }, new() { Value = _key } } };
        return await command.ExecuteScalarAsync(ct) is true;
    }
}

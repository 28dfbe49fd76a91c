using System.Globalization;
using Npgsql;

namespace Verification.Platform.FailedWork;

/// <summary>A suspect in the hands of this process alone, for as long as its session with the database lasts.</summary>
/// <remarks>
/// The server takes it out of the hands of a process the moment that is gone. One that stands still, or whose host is cut off, says nothing
/// in its session any more; the server ends such a session after <see cref="SuspectStore.SilenceMax"/>. Whoever wakes then finds its hand empty and goes
/// on beside the next holder, which the row that its work moves makes harmless.
/// </remarks>
public sealed class SuspectInHand : IAsyncDisposable
{
    private const int WordsPerSilence = 5;

    // The first of the two numbers of an advisory lock: nobody else uses the pair form with it.
    private const int LockClass = 0x7375_7370;

    // Only who gets the lock has its session watched: the others go back to the pool as they were.
    private const string Lock = """
        select case when pg_try_advisory_lock($1, $2) then set_config('idle_session_timeout', $3, false) is not null else false end
        """;

    private readonly NpgsqlConnection _session;
    private readonly int _key;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _speaking;

    private SuspectInHand(NpgsqlConnection session, int key, TimeSpan silenceMax, TimeProvider clock)
    {
        (_session, _key) = (session, key);
        _speaking = Speak(silenceMax / WordsPerSilence, clock);
    }

    /// <summary>Null when somebody has it; the session is given back then.</summary>
    internal static async Task<SuspectInHand?> TryTake(NpgsqlConnection session, byte[] bodyDigest, TimeSpan silenceMax, TimeProvider clock, CancellationToken ct)
    {
        var key = BitConverter.ToInt32(bodyDigest, 0);
        try
        {
            await using var command = new NpgsqlCommand(Lock, session)
            {
                Parameters = { new() { Value = LockClass }, new() { Value = key }, new() { Value = string.Create(CultureInfo.InvariantCulture, $"{silenceMax.TotalMilliseconds:0}") } },
            };
            if (await command.ExecuteScalarAsync(ct) is true)
            {
                return new(session, key, silenceMax, clock);
            }
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }

        await session.DisposeAsync();
        return null;
    }

    /// <summary>Lets go of it; a session that broke has let go already.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _speaking;
        _end.Dispose();
        try
        {
            await using var letGo = new NpgsqlBatch(_session)
            {
                BatchCommands =
                {
                    new("select pg_advisory_unlock($1, $2)") { Parameters = { new() { Value = LockClass }, new() { Value = _key } } },
                    new("reset idle_session_timeout"),
                },
            };
            await letGo.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (Exception fault) when (fault is NpgsqlException or InvalidOperationException or IOException)
        {
            // The server let go when it lost the session.
        }
        finally
        {
            await _session.DisposeAsync();
        }
    }

    private async Task Speak(TimeSpan every, TimeProvider clock)
    {
        try
        {
            while (true)
            {
                await Task.Delay(every, clock, _end.Token);
                await using var word = new NpgsqlCommand("select", _session);
                await word.ExecuteNonQueryAsync(CancellationToken.None);
            }
        }
        catch (Exception fault) when (_end.IsCancellationRequested || fault is NpgsqlException or InvalidOperationException or IOException)
        {
            // Let go, or the session is lost and the hand is empty: others may try it now.
        }
    }
}

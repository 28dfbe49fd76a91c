using System.Threading.Channels;

namespace Verification.Pipeline.Commit;

/// <summary>How every door lays work to rest.</summary>
internal static class Resting
{
    /// <summary>Lays it to rest with the next batch; while the process stops it stays with its door, and comes again to whoever is left.</summary>
    public static async Task Rest(this GroupCommit commit, RestingCase resting)
    {
        try
        {
            await commit.Enqueue(resting, CancellationToken.None);
        }
        catch (ChannelClosedException)
        {
            // Stopping.
        }
    }
}

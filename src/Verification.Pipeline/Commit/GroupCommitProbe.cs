using Verification.Platform.Health;

namespace Verification.Pipeline.Commit;

/// <summary>Goes the way every finished case goes: through the channel, a writer and a transaction.</summary>
public static class GroupCommitProbe
{
    public static RoleProbe Of(GroupCommit commit) => new("group-commit", async ct =>
    {
        var settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await commit.Enqueue(new ProbeCase(() => Settled(settled)), ct);
        await settled.Task.WaitAsync(ct);
        return true;
    });

    private static ValueTask Settled(TaskCompletionSource settled)
    {
        settled.TrySetResult();
        return ValueTask.CompletedTask;
    }
}

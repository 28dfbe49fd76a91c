using Verification.Vocabulary;
using static Verification.Sources.Kit.Conformance.TrialWorld;

namespace Verification.Sources.Kit.Conformance;

/// <summary>A call ends when it is told to, and nothing comes of it afterwards.</summary>
internal static class TimeChecks
{
    private static readonly TimeSpan Impatience = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    public static IReadOnlyList<ConformanceCheck> All =>
    [
        new("time.deadline", new("期限一到,未答的查询即结束", "a deadline ends a call that hangs"), (trial, ct) => Hangs(trial, thenCancel: false, ct)),
        new("time.cancel", new("取消即结束", "cancelling ends a call that hangs"), (trial, ct) => Hangs(trial, thenCancel: true, ct)),
        new("time.late", new("放弃之后到达的反馈不再算数", "what comes after a call was given up is not given out"), LateReply),
        new("time.cancelled-before", new("已取消的查询不发出", "a call cancelled before it began says nothing"), CancelledBefore),
    ];

    private static async Task<bool> Hangs(SourceTrial trial, bool thenCancel, CancellationToken ct)
    {
        if (await trial.Hanging() is not var (source, hold))
        {
            return false;
        }

        await using var held = hold;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        if (!thenCancel)
        {
            patience.CancelAfter(Impatience);
        }

        var asking = Ask(source, patience.Token, About(1));
        if (thenCancel)
        {
            await patience.CancelAsync();
        }

        await GivesUp(asking, ct);
        return true;
    }

    private static async Task<bool> LateReply(SourceTrial trial, CancellationToken ct)
    {
        if (await trial.Hanging() is not var (source, hold))
        {
            return false;
        }

        var given = new List<Answer>();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var asking = Collect(source, given, patience.Token);
        await patience.CancelAsync();
        await hold.DisposeAsync();
        await GivesUp(asking, ct);
        CheckFailed.Unless(given.Count == 0, $"expected no answer after the call was cancelled, came {Differences.Words(given)}");
        return true;
    }

    private static async Task<bool> CancelledBefore(SourceTrial trial, CancellationToken ct)
    {
        var source = await trial.Holding(trial.Carries.Kinds.Count > 0 ? [(Person(1), trial.Carries.Record("w-1", 1m))] : []);
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await cancelled.CancelAsync();
        await GivesUp(Ask(source, cancelled.Token, About(1)), ct);
        return true;
    }

    private static async Task Collect(ISource source, List<Answer> into, CancellationToken ct)
    {
        await foreach (var answer in source.Ask([About(1)], ct).WithCancellation(ct))
        {
            into.Add(answer);
        }
    }

    private static async Task GivesUp(Task asking, CancellationToken ct)
    {
        try
        {
            await asking.WaitAsync(Soon, ct);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return;
        }
        catch (TimeoutException)
        {
            throw new CheckFailed("the call goes on although it was told to end");
        }

        throw new CheckFailed("the call ended as if it had been answered");
    }
}

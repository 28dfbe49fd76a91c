using NUnit.Framework;

namespace Verification.Acceptance.Tests.BadInput;

/// <summary>Looks again and again, until what is waited for is there or the patience is at its end.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(50);

    public static async Task<T> Until<T>(Func<Task<T>> look, Func<T, bool> isThere)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        var seen = await look();
        while (!isThere(seen))
        {
            if (patience.IsCancellationRequested)
                throw new AssertionException($"What was waited for did not come; last seen: {seen}");
            await Task.Delay(LookAgainAfter, TimeProvider.System, CancellationToken.None);
            seen = await look();
        }

        return seen;
    }
}

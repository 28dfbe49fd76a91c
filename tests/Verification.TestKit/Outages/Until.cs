using System.Diagnostics;
using NUnit.Framework;

namespace Verification.TestKit.Outages;

/// <summary>Waits for what must come true within a time, and says how long it took.</summary>
public static class Until
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(50);

    /// <summary>Fails the test with <paramref name="what"/> when it does not come true; a fault while looking counts as not yet.</summary>
    public static async Task<TimeSpan> Holds(Func<Task<bool>> condition, TimeSpan patience, string what)
    {
        var clock = Stopwatch.StartNew();
        Exception? last = null;
        while (clock.Elapsed < patience)
        {
            try
            {
                if (await condition())
                    return clock.Elapsed;
                last = null;
            }
            catch (Exception fault) when (fault is not AssertionException)
            {
                last = fault;
            }

            await Task.Delay(LookAgainAfter, TimeProvider.System);
        }

        throw new AssertionException($"not within {patience.TotalSeconds:0.#} s: {what}{(last is null ? "" : $" ({last.GetType().Name}: {last.Message})")}");
    }

    public static Task<TimeSpan> Holds(Func<bool> condition, TimeSpan patience, string what) =>
        Holds(() => Task.FromResult(condition()), patience, what);
}

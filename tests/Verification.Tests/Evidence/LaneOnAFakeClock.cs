using Microsoft.Extensions.Time.Testing;
using Verification.Evidence;

namespace Verification.Tests.Evidence;

/// <summary>A fast lane whose clock a test moves. When it ends time passes by itself until the last call has run out.</summary>
/// <remarks>A call may set its timer only after the test moved the clock for the last time: its end would then be waited for without end.</remarks>
internal sealed class LaneOnAFakeClock(FastLane lane, FakeTimeProvider clock) : IAsyncDisposable
{
    public Task<GatheredAnswers> Ask(QuestionPlan plan, CancellationToken ct) => lane.Ask(plan, ct);

    public async ValueTask DisposeAsync()
    {
        var ending = lane.DisposeAsync().AsTask();
        while (!ending.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(ending, Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System));
        }

        await ending;
    }
}

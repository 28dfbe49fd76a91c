namespace Verification.Yardstick.Stage;

/// <summary>The floor as a process of its own.</summary>
internal sealed class FloorChild : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Child _child;

    private FloorChild(Child child) => _child = child;

    public int Id => _child.Id;

    public static async Task<FloorChild> Start(Ground ground, TimeProvider clock, CancellationToken ct)
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var child = Child.Start(Environment.ProcessPath!, ["floor"], ground.Variables, line =>
        {
            if (line == "ready")
            {
                ready.TrySetResult();
            }
        });
        try
        {
            await ready.Task.WaitAsync(Patience, clock, ct);
            return new(child);
        }
        catch (TimeoutException)
        {
            var log = child.Log;
            await child.DisposeAsync();
            throw new StageNotSet($"the floor did not start\n{log}");
        }
    }

    public ValueTask DisposeAsync() => _child.DisposeAsync();
}

using System.Text.RegularExpressions;
using Verification.Yardstick.Measuring;

namespace Verification.Yardstick.Stage;

/// <summary>The service as an operator runs it: <c>verification serve</c>, all roles, in a process of its own.</summary>
internal sealed partial class ProductChild : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(10);

    private readonly Child _child;
    private readonly HttpClient _caller;

    private ProductChild(Child child, HttpClient caller, TimeSpan startedIn) => (_child, _caller, StartedIn) = (child, caller, startedIn);

    public int Id => _child.Id;

    public bool HasEnded => _child.HasEnded;

    public string Log => _child.Log;

    /// <summary>From the start of the process to the first green <c>/readyz</c>.</summary>
    public TimeSpan StartedIn { get; }

    /// <param name="more">Variables beside those of the ground, e.g. of the runtime.</param>
    public static async Task<ProductChild> Start(
        Ground ground, string program, string sourcesFile, string edge, TimeProvider clock, CancellationToken ct, IReadOnlyDictionary<string, string>? more = null)
    {
        var began = clock.GetTimestamp();
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var variables = new Dictionary<string, string>(ground.Variables, StringComparer.Ordinal) { ["VERIFICATION_SOURCES"] = sourcesFile };
        foreach (var (name, value) in more ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            variables[name] = value;
        }

        var child = Child.Start(program, ["serve", "--listen", "http://127.0.0.1:0", "--edge", edge], variables, line =>
        {
            if (Address().Match(line) is { Success: true } match)
            {
                listening.TrySetResult(new(match.Value));
            }
        });
        HttpClient? caller = null;
        try
        {
            caller = new HttpClient { BaseAddress = await listening.Task.WaitAsync(Patience, clock, ct) };
            await UntilReady(caller, clock, ct);
            return new(child, caller, clock.GetElapsedTime(began));
        }
        catch (Exception fault) when (fault is TimeoutException or HttpRequestException)
        {
            caller?.Dispose();
            var log = child.Log;
            await child.DisposeAsync();
            throw new StageNotSet($"the service did not become ready: {fault.Message}\n{log}");
        }
    }

    public Task<Metrics> Metrics(CancellationToken ct) => Measuring.Metrics.Scrape(_caller, ct);

    public ValueTask DisposeAsync()
    {
        _caller.Dispose();
        return _child.DisposeAsync();
    }

    private static async Task UntilReady(HttpClient caller, TimeProvider clock, CancellationToken ct)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            using var answer = await caller.GetAsync(new Uri("/readyz", UriKind.Relative), ct);
            if (answer.IsSuccessStatusCode)
            {
                return;
            }

            if (clock.GetElapsedTime(began) > Patience)
            {
                throw new TimeoutException(await answer.Content.ReadAsStringAsync(ct));
            }

            await Task.Delay(LookAgainAfter, clock, ct);
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Address();
}

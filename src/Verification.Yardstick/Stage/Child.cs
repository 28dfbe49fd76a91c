using System.Collections.Concurrent;
using System.Diagnostics;

namespace Verification.Yardstick.Stage;

/// <summary>A process of ours: its words are kept, and it ends with us.</summary>
internal sealed class Child : IAsyncDisposable
{
    private const int LinesMax = 2_000;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Process _process;
    private bool _ended;

    private Child(Process process) => _process = process;

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    /// <summary>What it said last.</summary>
    public string Log => string.Join('\n', _lines);

    /// <summary>Starts a program with variables laid over our own environment.</summary>
    /// <param name="heard">Hears every line.</param>
    public static Child Start(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> variables, Action<string>? heard = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        var process = new Process { StartInfo = start };
        var child = new Child(process);
        void Hear(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is { } said)
            {
                child.Keep(said);
                heard?.Invoke(said);
            }
        }

        process.OutputDataReceived += Hear;
        process.ErrorDataReceived += Hear;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Runs a program to its end; anything but 0 is told with its words.</summary>
    public static async Task Run(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> variables, CancellationToken ct)
    {
        await using var child = Start(program, arguments, variables);
        await child._process.WaitForExitAsync(ct);
        if (child._process.ExitCode != 0)
        {
            throw new StageNotSet($"{Path.GetFileName(program)} {string.Join(' ', arguments)}: {child._process.ExitCode}\n{child.Log}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_ended)
        {
            return;
        }

        _ended = true;
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Keep(string line)
    {
        _lines.Enqueue(line);
        while (_lines.Count > LinesMax)
        {
            _lines.TryDequeue(out _);
        }
    }
}

/// <summary>Something a bench stands on could not be made.</summary>
internal sealed class StageNotSet(string why) : Exception(why);

using Spectre.Console;
using Spectre.Console.Rendering;
using Text = Verification.Vocabulary.Text;

namespace Verification.Host.CommandLine;

public sealed partial record Terminal
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    /// <summary>Runs work that reports how many of <paramref name="total"/> are done: a bar on a terminal, a line now and then elsewhere.</summary>
    public async Task<T> Watched<T>(Text title, long total, TimeProvider clock, Func<IProgress<long>, Task<T>> work)
    {
        if (!Interactive)
            return await work(new Lines(this, title, total, clock));
        T? result = default;
        await Styled().Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new CountColumn(clock), new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask(Markup.Escape(Say(title)), maxValue: Math.Max(1, total));
                result = await work(new Bar(bar));
            });
        return result!;
    }

    private sealed class Bar(ProgressTask bar) : IProgress<long>
    {
        public void Report(long value) => bar.Value = value;
    }

    /// <summary>Done, total and rate since the start.</summary>
    private sealed class CountColumn(TimeProvider clock) : ProgressColumn
    {
        private readonly long _began = clock.GetTimestamp();

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
        {
            var seconds = (task.ElapsedTime ?? clock.GetElapsedTime(_began)).TotalSeconds;
            return new Markup($"{task.Value:0}/{task.MaxValue:0} {task.Value / Math.Max(0.1, seconds):0}/s");
        }
    }

    /// <summary>The first, the last, and in between a line every few seconds: what a log can bear.</summary>
    private sealed class Lines(Terminal terminal, Text title, long total, TimeProvider clock) : IProgress<long>
    {
        private readonly Lock _gate = new();
        private readonly long _began = clock.GetTimestamp();
        private long _lineAt = clock.GetTimestamp();
        private long _said = -1;

        public void Report(long value)
        {
            lock (_gate)
            {
                if (value == _said || (value < total && clock.GetElapsedTime(_lineAt) < BetweenLines))
                    return;
                _lineAt = clock.GetTimestamp();
                _said = value;
                var seconds = Math.Max(0.1, clock.GetElapsedTime(_began).TotalSeconds);
                terminal.Line($"{terminal.Say(title)}: {value}/{total} ({value / seconds:0}/s)");
            }
        }
    }
}

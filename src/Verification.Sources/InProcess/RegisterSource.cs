using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Sources.InProcess;

/// <summary>A register held in this process, which may answer late or never about some persons.</summary>
public sealed class RegisterSource(SourceDescription description, Register register, TimeProvider clock) : ISource
{
    // Only persons with a delay are remembered, so this is no larger than the register.
    private readonly ConcurrentDictionary<string, DateTimeOffset> _firstAsked = new(StringComparer.Ordinal);

    public SourceDescription Description => description;

    /// <summary>The factory of adapter <c>in-process</c>: reads its files at once.</summary>
    public static ISource? Create(SourceId id, IReadOnlyDictionary<string, string> settings, ICollection<string> faults, TimeProvider clock)
    {
        var before = faults.Count;
        var read = new AdapterSettings(settings, faults);
        var options = RegisterOptions.Of(read, faults);
        var columns = RecordColumns.Of(read);
        var description = read.Description(id, options.QuestionsAtOnceMax, columns);
        read.RefuseUnknown();
        if (faults.Count > before)
        {
            return null;
        }

        var register = RegisterFile.Read(options, columns, description, faults);
        return faults.Count == before ? new RegisterSource(description, register, clock) : null;
    }

    public async IAsyncEnumerable<Answer> Ask(IReadOnlyList<Question> questions, [EnumeratorCancellation] CancellationToken ct)
    {
        var hangs = false;
        foreach (var question in questions)
        {
            ct.ThrowIfCancellationRequested();
            if (register.Hangs(question.Document))
            {
                hangs = true;
            }
            else
            {
                yield return Reply(question);
            }
        }

        if (hangs)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, ct);
        }
    }

    private Answer Reply(Question question)
    {
        if (!Replies.CanSearch(Description, question))
        {
            return Replies.Silent(question, Silence.NotSearchable);
        }

        return register.IsDelayed(question.Document, out var delay) && Waits(question, delay) is { } later
            ? later
            : Replies.From(question, register.Find(question.Document), register.AsOf, register.Coverage, register.SignalsOf(question.Document));
    }

    private Answer.Later? Waits(Question question, TimeSpan? delay)
    {
        if (delay is not { } wait)
        {
            return Replies.Later(question);
        }

        var now = clock.GetUtcNow();
        var ready = _firstAsked.GetOrAdd(question.Document.Number!, now) + wait;
        return ready <= now ? null : Replies.Later(question, expected: ready);
    }
}

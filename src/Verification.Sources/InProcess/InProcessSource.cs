using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Sources.InProcess;

/// <summary>A source that is a function of this process, for embedding and for tests.</summary>
public sealed class InProcessSource(
    SourceDescription description, Func<IReadOnlyList<Question>, CancellationToken, IAsyncEnumerable<Answer>> ask) : ISource
{
    public SourceDescription Description => description;

    public IAsyncEnumerable<Answer> Ask(IReadOnlyList<Question> questions, CancellationToken ct) => ask(questions, ct);
}

using Verification.Sources.Http;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Sources.HttpJson;

/// <summary>A source asked by JSON over HTTP.</summary>
public sealed class HttpJsonSource : ISource, IDisposable
{
    private readonly HttpAsking _asking;

    public HttpJsonSource(SourceDescription description, HttpJsonOptions options, TimeProvider clock)
    {
        Description = description;
        _asking = new(description, options.Http, options.Names, options.Columns, new HttpJsonWire(options), clock);
    }

    public SourceDescription Description { get; }

    /// <summary>The factory of adapter <c>http-json</c>.</summary>
    public static ISource? Create(SourceId id, IReadOnlyDictionary<string, string> settings, ICollection<string> faults, TimeProvider clock)
    {
        var before = faults.Count;
        var read = new AdapterSettings(settings, faults);
        var options = HttpJsonOptions.Of(read, faults);
        var description = read.Description(id, options.Http.QuestionsAtOnceMax, options.Columns, byName: true);
        options.Names.CheckSearch(description, faults);
        read.RefuseUnknown();
        return faults.Count == before ? new HttpJsonSource(description, options, clock) : null;
    }

    public IAsyncEnumerable<Answer> Ask(IReadOnlyList<Question> questions, CancellationToken ct) => _asking.Ask(questions, ct);

    public void Dispose() => _asking.Dispose();
}

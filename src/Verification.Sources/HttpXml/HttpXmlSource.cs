using Verification.Sources.Http;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Sources.HttpXml;

/// <summary>A source asked by XML over HTTP, plain or as a SOAP service.</summary>
public sealed class HttpXmlSource : ISource, IDisposable
{
    private readonly HttpAsking _asking;

    public HttpXmlSource(SourceDescription description, HttpXmlOptions options, TimeProvider clock)
    {
        Description = description;
        _asking = new(description, options.Http, options.Names, options.Columns, new HttpXmlWire(options), clock);
    }

    public SourceDescription Description { get; }

    /// <summary>The factory of adapter <c>http-xml</c>.</summary>
    public static ISource? Create(SourceId id, IReadOnlyDictionary<string, string> settings, ICollection<string> faults, TimeProvider clock)
    {
        var before = faults.Count;
        var read = new AdapterSettings(settings, faults);
        var options = HttpXmlOptions.Of(read, faults);
        var description = read.Description(id, options.Http.QuestionsAtOnceMax, options.Columns);
        read.RefuseUnknown();
        return faults.Count == before ? new HttpXmlSource(description, options, clock) : null;
    }

    public IAsyncEnumerable<Answer> Ask(IReadOnlyList<Question> questions, CancellationToken ct) => _asking.Ask(questions, ct);

    public void Dispose() => _asking.Dispose();
}

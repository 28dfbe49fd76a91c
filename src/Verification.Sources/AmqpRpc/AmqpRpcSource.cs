using System.Runtime.CompilerServices;
using Verification.Sources.Exchange;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Sources.AmqpRpc;

/// <summary>A source asked by message: one request with its own id, one reply that names it, within a deadline.</summary>
/// <remarks>Replies nobody waits for, late or foreign, are refused and counted; a reply is believed as a whole or not at all.</remarks>
public sealed class AmqpRpcSource : ISource, IAsyncDisposable
{
    private readonly AmqpRpcOptions _options;
    private readonly TimeProvider _clock;
    private readonly AmqpRpcReading _reading;
    private readonly RpcConnection _connection;

    private AmqpRpcSource(SourceDescription description, AmqpRpcOptions options, TimeProvider clock)
    {
        (Description, _options, _clock) = (description, options, clock);
        Refused = new(description.Id);
        _reading = new(description);
        _connection = new(options, Refused, clock);
    }

    public SourceDescription Description { get; }

    /// <summary>What was not believed.</summary>
    public RefusedReplies Refused { get; }

    /// <summary>The factory of adapter <c>amqp-rpc</c>.</summary>
    public static ISource? Create(SourceId id, IReadOnlyDictionary<string, string> settings, ICollection<string> faults, TimeProvider clock)
    {
        var before = faults.Count;
        var read = new AdapterSettings(settings, faults);
        var options = AmqpRpcOptions.Of(read, faults);
        var description = read.Description(id, options.QuestionsAtOnceMax);
        read.RefuseUnknown();
        return faults.Count == before ? new AmqpRpcSource(description, options, clock) : null;
    }

    public async IAsyncEnumerable<Answer> Ask(IReadOnlyList<Question> questions, [EnumeratorCancellation] CancellationToken ct)
    {
        var (asked, unsearchable) = Replies.Part(Description, questions);
        foreach (var answer in unsearchable)
        {
            yield return answer;
        }

        if (asked.Length == 0)
        {
            yield break;
        }

        foreach (var answer in _reading.Answers(await Reply(asked, ct), asked))
        {
            yield return answer;
        }
    }

    /// <summary>Gives up the connection; the next call opens a new one.</summary>
    public Task DropConnection() => _connection.Drop();

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task<byte[]> Reply(IReadOnlyList<Question> asked, CancellationToken ct)
    {
        using var deadline = new CancellationTokenSource(_options.Deadline, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        try
        {
            return await _connection.Call(_reading.Request(asked), either.Token);
        }
        catch (OperationCanceledException late) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException("the source did not reply in time", late);
        }
    }
}

using System.Text;
using Microsoft.AspNetCore.Http;
using Verification.Sources.Kit;
using Verification.Sources.Kit.Conformance;
using Verification.Vocabulary;

namespace Verification.TestKit.Exchange;

/// <summary>A question as it reached a fake register.</summary>
public sealed record Reached(string Key, string Document);

/// <summary>One answer it is about to send.</summary>
public sealed record Sent(string Key, string Document, string Status, IReadOnlyList<SourceRecord> Records)
{
    /// <summary>Signals among the records.</summary>
    public IReadOnlyList<SignalRecord> Signals { get; init; } = [];
}

/// <summary>How a fake register understands a request and writes its reply.</summary>
public interface IFakeWire
{
    string MediaType { get; }

    IReadOnlyList<Reached> Read(byte[] request);

    byte[] Write(IReadOnlyList<Sent> answers);
}

/// <summary>A register behind an interface, and what it does wrong when it is asked about somebody.</summary>
public sealed class FakeRegister(IFakeWire wire)
{
    private readonly Dictionary<string, (string Status, List<SourceRecord> Records)> _held = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SignalRecord>> _signals = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The person whose question it gets wrong.</summary>
    public IdentityDocument? Victim { get; set; }

    public SourceFault? Fault { get; set; }

    /// <summary>Sends a byte a second, and the rest only when it is let go.</summary>
    public bool Drips { get; set; }

    public void Release() => _released.TrySetResult();

    public void Put(IdentityDocument person, params IEnumerable<SourceRecord> records) => Entry(person).Records.AddRange(records);

    public void PutSignal(IdentityDocument person, SignalRecord signal)
    {
        Entry(person);
        _signals.TryAdd(person.Number!, []);
        _signals[person.Number!].Add(signal);
    }

    public void Say(IdentityDocument person, string status) => _held[person.Number!] = (status, []);

    public async Task Answer(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var asked = wire.Read(body.ToArray());
        var spoils = Fault is not null && asked.Any(a => a.Document == Victim?.Number);
        var answers = asked.Select(Know).ToList();
        if (spoils && Fault is SourceFault.ServerError)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        var reply = wire.Write(spoils ? [.. Spoil(answers)] : answers);
        context.Response.ContentType = spoils && Fault is SourceFault.ErrorPage ? "text/html" : spoils && Fault is SourceFault.WrongType ? "text/plain" : wire.MediaType;
        if (spoils && Fault is SourceFault.ErrorPage)
            reply = Encoding.UTF8.GetBytes("<html><body>500 Internal Server Error</body></html>");
        await Send(context, reply, spoils);
    }

    private async Task Send(HttpContext context, byte[] reply, bool spoils)
    {
        if (Drips)
        {
            for (var i = 0; i < 3 && !_released.Task.IsCompleted; i++)
            {
                await context.Response.Body.WriteAsync(reply.AsMemory(i, 1), context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.WhenAny(_released.Task, Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, context.RequestAborted));
            }

            await _released.Task.WaitAsync(context.RequestAborted);
        }

        var cut = spoils && Fault is SourceFault.Truncated or SourceFault.Reset ? reply.Length / 2 : reply.Length;
        await context.Response.Body.WriteAsync(reply.AsMemory(0, cut), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        if (spoils && Fault is SourceFault.Reset)
            context.Abort();
    }

    private Sent Know(Reached asked) => _held.TryGetValue(asked.Document, out var held)
        ? new(asked.Key, asked.Document, held.Status, held.Records) { Signals = _signals.GetValueOrDefault(asked.Document) ?? [] }
        : new(asked.Key, asked.Document, "answered", []);

    private IEnumerable<Sent> Spoil(IEnumerable<Sent> answers) => answers.SelectMany(answer => answer.Document == Victim?.Number ? Spoiled(answer) : [answer]);

    private IEnumerable<Sent> Spoiled(Sent answer) => Fault switch
    {
        SourceFault.Garbage => [answer with { Records = [TrialWorld.Wage("", 1m)] }],
        SourceFault.Oversize => [answer with { Records = [.. Enumerable.Range(0, 1_100).Select(i => TrialWorld.Wage($"w-{i}", i))] }],
        SourceFault.Duplicate => [answer, answer],
        SourceFault.Contradictory => [answer with { Records = [TrialWorld.Wage("w-1", 1m), TrialWorld.Wage("w-1", 2m)] }],
        SourceFault.AnotherPerson => [answer with { Document = TrialWorld.Person(77).Number! }],
        SourceFault.AnotherQuestion => [answer with { Key = new string('0', 32) }],
        _ => [answer with { Records = [TrialWorld.Wage("w-1", 900_000m)] }],
    };

    private (string Status, List<SourceRecord> Records) Entry(IdentityDocument person)
    {
        if (!_held.TryGetValue(person.Number!, out var held) || held.Status != "answered")
            _held[person.Number!] = held = ("answered", []);
        return held;
    }
}

using NUnit.Framework;
using Verification.Sources.Kit;
using Verification.Sources.Kit.Conformance;
using Verification.TestKit;
using Verification.TestKit.Exchange;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Sources;

/// <summary>The suite over an interface on a free port of this machine.</summary>
public abstract class HttpSuite : SourceSuite
{
    private readonly List<IAsyncDisposable> _servers = [];

    [TearDown]
    public async Task Stop()
    {
        foreach (var server in _servers)
            await server.DisposeAsync();
        _servers.Clear();
    }

    private protected abstract IFakeWire Wire { get; }

    private protected abstract ISource Asking(string url, params (string Key, string Value)[] other);

    protected override async Task<ISource> Holding(IReadOnlyList<(IdentityDocument Person, SourceRecord Record)> records)
    {
        var register = new FakeRegister(Wire);
        foreach (var (person, record) in records)
            register.Put(person, record);
        return Asking(await Serve(register));
    }

    protected override async Task<ISource?> Raising(
        IReadOnlyList<(IdentityDocument Person, SourceRecord Record)> records, IReadOnlyList<(IdentityDocument Person, SignalRecord Signal)> signals)
    {
        var register = new FakeRegister(Wire);
        foreach (var (person, record) in records)
            register.Put(person, record);
        foreach (var (person, signal) in signals)
            register.PutSignal(person, signal);
        return Asking(await Serve(register), ("raises.0", "signal-large-outflow"));
    }

    protected override async Task<(ISource Source, IAsyncDisposable Hold)?> Hanging()
    {
        var register = new FakeRegister(Wire) { Drips = true };
        register.Put(Person(1), Wage("w-1", 1m));
        return (Asking(await Serve(register)), new Letting(register));
    }

    protected override async Task<ISource?> Silent(Silence why, IdentityDocument person)
    {
        if (Word(why) is not { } word)
            return null;
        var register = new FakeRegister(Wire);
        register.Say(person, word);
        return Asking(await Serve(register));
    }

    protected override async Task<(ISource Source, Func<Task> Arrive)?> Pending(IdentityDocument person)
    {
        var register = new FakeRegister(Wire);
        register.Say(person, "pending");
        return (Asking(await Serve(register)), () =>
        {
            register.Put(person, Wage("late", 1m));
            return Task.CompletedTask;
        });
    }

    protected override async Task<ISource?> Failing(SourceFault fault, IdentityDocument person) => fault == SourceFault.Gone
        ? Asking("http://127.0.0.1:1/")
        : Asking(await Serve(new FakeRegister(Wire) { Fault = fault, Victim = person }), ("records_max", "1000"));

    private protected async Task<string> Serve(FakeRegister register)
    {
        var server = await FakeInterface.Start(register.Answer);
        _servers.Add(server);
        return server.Url;
    }

    private protected static Dictionary<string, string> Settings(string url, bool single, params IEnumerable<(string Key, string Value)> other)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["url"] = url, ["plain_http"] = "allowed", ["mode"] = single ? "single" : "bulk", ["name.zh"] = "银行", ["name.en"] = "bank",
            ["gives.0"] = "wage", ["gives.1"] = "deposit",
        };
        foreach (var (key, value) in other)
            settings[key] = value;
        return settings;
    }

    private static string? Word(Silence why) => why switch
    {
        Silence.NoRecord => "no-record",
        Silence.NotMatched => "not-matched",
        Silence.NoAnswer => "no-answer",
        Silence.Refused => "refused",
        Silence.NotCovered => "not-covered",
        Silence.Stale => "stale",
        _ => null,
    };

    private sealed class Letting(FakeRegister register) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            register.Release();
            return ValueTask.CompletedTask;
        }
    }
}

using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using NUnit.Framework;
using Verification.Evidence;
using Verification.Sources.HttpJson;
using Verification.Sources.Kit.Conformance;
using Verification.TestKit;
using Verification.TestKit.Exchange;
using Verification.Vocabulary;

namespace Verification.Acceptance.Tests.Outages;

/// <summary>Six sources over HTTP, each an endpoint of its own; one of them misbehaves in every way an endpoint can, and the others are timed.</summary>
/// <remarks>
/// Before every phase with a fault stands one without, each with connections, lane and breakers of its own, so that what the machine does
/// meanwhile falls on both; a whole round goes before that nobody times. How far phases without any fault differ among themselves is published
/// beside the ratios: a ratio within that spread says nothing. The figures are published whatever they say.
/// </remarks>
[NonParallelizable]
[LongSuite(Suite, Seed)]
internal sealed class When_an_endpoint_misbehaves
{
    private const string Suite = "source-faults";
    private const int Seed = 12;
    private const int Rounds = 2;
    private const int HouseholdsPerSecond = 80;
    private const int Members = 3;
    private const double RatioMax = 1.2;
    private const string Bad = "source-1";
    private static readonly string[] Sources = [Bad, "source-2", "source-3", "source-4", "source-5", "source-6"];

    // What an interface over a network takes at least: of endpoints that answer in no time a hiccup of the machine is a multiple.
    private static readonly TimeSpan EndpointTakes = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Warming = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Timed = TimeSpan.FromMilliseconds(2_500);

    private readonly Random _chance = new(Seed);
    private Fault _fault;
    private double _share;
    private int _misbehaved;

    private enum Fault
    {
        None,
        NoReply,
        Reset,
        ServerError,
        ErrorPage,
        ByteASecond,
    }

    [Test]
    public async Task The_others_answer_as_fast_as_without_it()
    {
        foreach (var (fault, share) in Phases())
            await Play(fault, share, Warming);
        var phases = Phases().ToDictionary(p => p, _ => new Pair());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var ((fault, share), pair) in phases)
            {
                pair.Without.AddRange((await Play(Fault.None, 0, Timed)).Calls);
                var (calls, misbehaved) = await Play(fault, share, Timed);
                pair.With.AddRange(calls);
                pair.Misbehaved += misbehaved;
            }
        }

        var undisturbed = phases.Values.SelectMany(p => p.Without).ToList();
        var p99 = SourceFigures.P99(undisturbed);
        var spread = phases.Values.Select(p => SourceFigures.P99(p.Without) / p99).ToList();
        var others = phases.Select(p => new EndpointFigures(
            Word(p.Key.Fault), p.Key.Share, p.Value.With.Count, p.Value.Misbehaved, Math.Round(SourceFigures.P99(p.Value.With), 2),
            Math.Round(SourceFigures.P99(p.Value.With) / p99, 2))).ToList();
        LongResults.Write(Suite, Seed, new
        {
            endpointTakesMilliseconds = EndpointTakes.TotalMilliseconds, calls = undisturbed.Count, othersP99UndisturbedMilliseconds = Math.Round(p99, 2),
            undisturbedRatioLowest = Math.Round(spread.Min(), 2), undisturbedRatioHighest = Math.Round(spread.Max(), 2), worstRatio = others.Max(o => o.Ratio),
            misbehaving = others,
        });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(others.Select(o => o.Misbehaved), Has.All.Positive, "every way was tried");
            Assert.That(others.Select(o => o.Ratio), Has.All.LessThanOrEqualTo(RatioMax));
        }
    }

    private static IEnumerable<(Fault Fault, double Share)> Phases() =>
        Enum.GetValues<Fault>().Where(fault => fault != Fault.None).SelectMany(fault => new[] { (fault, 0.1), (fault, 1d) });

    /// <summary>The calls of the other sources in one phase.</summary>
    private async Task<(IReadOnlyList<double> Calls, int Misbehaved)> Play(Fault fault, double share, TimeSpan length)
    {
        (_fault, _share, _misbehaved) = (fault, share, 0);
        using var figures = new SourceFigures();
        using var meter = new Meter("verification.source-faults");
        var endpoints = new List<FakeInterface>();
        var asked = new List<HttpJsonSource>();
        foreach (var name in Sources)
        {
            endpoints.Add(await FakeInterface.Start(name == Bad ? Misbehaving : Behaving));
            asked.Add(Asking(name, endpoints[^1].Url));
        }

        var catalogue = new SourceCatalogue([.. asked.Select(s => new CataloguedSource(s, new() { Id = s.Description.Id, Adapter = "http-json", Fast = new() }))]);
        await using (var lane = new FastLane(catalogue, TimeProvider.System, new EvidenceMetrics(meter), NullLogger<FastLane>.Instance))
        {
            await Load(lane, "warm", Warming);
            figures.Forget();
            await Load(lane, "timed", length);
        }

        asked.ForEach(source => source.Dispose());
        foreach (var endpoint in endpoints)
            await endpoint.DisposeAsync();
        return (figures.CallsOfOthers([Bad]), _misbehaved);
    }

    private static async Task Load(FastLane lane, string name, TimeSpan length)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(1d / HouseholdsPerSecond));
        var running = new List<Task>();
        for (var i = 0; i < HouseholdsPerSecond * length.TotalSeconds; i++)
        {
            await pace.WaitForNextTickAsync();
            running.Add(lane.Ask(Plan(VerificationId.Derive(Suite, $"{name}-{i}")), CancellationToken.None));
        }

        await Task.WhenAll(running);
    }

    private static QuestionPlan Plan(VerificationId household) => new(
        household,
        [
            .. Sources.Select(source => new PlannedAsk(
                new(source), [.. Enumerable.Range(1, Members).Select(m => TrialWorld.About(m) with { Verification = household, Source = new(source) })])),
        ],
        []);

    private static HttpJsonSource Asking(string name, string url)
    {
        var faults = new List<string>();
        var settings = new Dictionary<string, string>
        {
            ["url"] = url, ["plain_http"] = "allowed", ["name.zh"] = "数据源", ["name.en"] = "source", ["gives.0"] = "wage", ["reply.as_of"] = "-",
        };
        return (HttpJsonSource)(HttpJsonSource.Create(new(name), settings, faults, TimeProvider.System) ?? throw new AssertionException(string.Join("; ", faults)));
    }

    private static async Task Behaving(HttpContext context)
    {
        await Task.Delay(EndpointTakes, TimeProvider.System, context.RequestAborted);
        await new FakeRegister(new FakeJsonWire(single: false)).Answer(context);
    }

    private async Task Misbehaving(HttpContext context)
    {
        if (!Chosen())
        {
            await Behaving(context);
            return;
        }

        Interlocked.Increment(ref _misbehaved);
        switch (_fault)
        {
            case Fault.NoReply:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
            case Fault.Reset:
                await Say(context, "application/json", "{\"answers\":[");
                context.Abort();
                break;
            case Fault.ServerError:
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                break;
            case Fault.ErrorPage:
                await Say(context, "text/html", "<html><body>500 Internal Server Error</body></html>");
                break;
            case Fault.ByteASecond:
                while (!context.RequestAborted.IsCancellationRequested)
                {
                    await Say(context, "application/json", " ");
                    await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }

                break;
        }
    }

    private static async Task Say(HttpContext context, string type, string text)
    {
        if (!context.Response.HasStarted)
            context.Response.ContentType = type;
        await context.Response.WriteAsync(text);
        await context.Response.Body.FlushAsync();
    }

    private bool Chosen()
    {
        lock (_chance)
            return _fault != Fault.None && _chance.NextDouble() < _share;
    }

    /// <summary>The calls of the other sources with a fault and just before.</summary>
    private sealed class Pair
    {
        public List<double> Without { get; } = [];

        public List<double> With { get; } = [];

        public int Misbehaved { get; set; }
    }

    private static string Word(Fault fault) => string.Concat(
        fault.ToString().Select((letter, i) => char.IsAsciiLetterUpper(letter) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(letter) : $"{letter}"));
}

/// <summary>The other sources while one misbehaves so in this share of its calls.</summary>
internal sealed record EndpointFigures(string Misbehaviour, double Share, int Calls, int Misbehaved, double OthersP99Milliseconds, double Ratio);

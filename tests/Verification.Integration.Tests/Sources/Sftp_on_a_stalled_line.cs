using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Microsoft.Extensions.Logging.Abstractions;
using NUnit.Framework;
using Verification.Evidence;
using Verification.Sources.FileExchange;
using Verification.Sources.Kit;
using Verification.Sources.Kit.Conformance;
using Verification.TestKit.Outages;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Sources;

/// <summary>A server that takes the connection and says nothing, or stops in the middle: the deadline holds and the fault is coded.</summary>
[SupportedOSPlatform("linux")]
public sealed class Sftp_on_a_stalled_line
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMilliseconds(1_500);
    private static readonly TimeSpan Soon = Deadline + TimeSpan.FromSeconds(6);

    private SftpServer _server = null!;
    private string _state = "";

    [SetUp]
    public async Task Begin() => (_server, _state) = (await SftpServer.Start(), Directory.CreateTempSubdirectory("state").FullName);

    [TearDown]
    public async Task End()
    {
        Directory.Delete(_state, recursive: true);
        await _server.DisposeAsync();
    }

    [Test]
    public async Task One_that_never_speaks_ends_the_call_at_the_deadline()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var watch = Stopwatch.StartNew();
        await Assert.ThatAsync(() => Ask(PortOf(silent)).WaitAsync(Soon), Throws.TypeOf<TimeoutException>().With.Message.Contains("did not go on"));
        Assert.That(watch.Elapsed, Is.GreaterThanOrEqualTo(Deadline - TimeSpan.FromMilliseconds(100)).And.LessThan(Soon));
    }

    [Test]
    public async Task One_that_never_speaks_ends_the_call_as_soon_as_it_is_cancelled()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThatAsync(() => Ask(PortOf(silent), patience.Token).WaitAsync(Deadline), Throws.InstanceOf<OperationCanceledException>());
    }

    // The greeting, the keys, the login, the folder: wherever it stops, nobody waits longer than for the next word.
    [TestCase(10)]
    [TestCase(500)]
    [TestCase(1_200)]
    [TestCase(2_500)]
    [TestCase(3_200)]
    [TestCase(4_000)]
    public async Task One_that_stops_on_the_way_ends_the_call_at_the_deadline(int afterBytes)
    {
        await using var wire = new Wire(("127.0.0.1", _server.Port)) { Filter = () => new Stopping(afterBytes) };
        await Assert.ThatAsync(() => Ask(wire.Port).WaitAsync(Soon), Throws.TypeOf<TimeoutException>().With.Message.Contains("did not go on"));
    }

    [Test]
    public async Task One_that_stops_in_the_middle_of_a_file_ends_the_call_and_gives_nothing_of_it()
    {
        var later = (Answer.Later)(await Ask(_server.Port)).Single();
        var manifest = Path.Combine(_server.Root, "in", later.Ticket + ".manifest.json");
        await File.WriteAllBytesAsync(manifest, [.. "{"u8, .. new byte[60_000]]);
        await using var wire = new Wire(("127.0.0.1", _server.Port)) { Filter = () => new Stopping(30_000) };

        await Assert.ThatAsync(() => Ask(wire.Port).WaitAsync(Soon), Throws.TypeOf<TimeoutException>().With.Message.Contains("did not go on"));
        File.Delete(manifest);
        Assert.That((await Ask(_server.Port)).Single(), Is.InstanceOf<Answer.Later>());
    }

    [Test]
    public async Task The_lane_leaves_its_questions_as_timed_out()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var source = Exchanging(PortOf(silent), TimeSpan.FromMilliseconds(200));
        using var meter = new Meter("stalled");
        var settings = new SourceSettings { Id = source.Description.Id, Adapter = "file-exchange", Fast = new() { AttemptTimeout = TimeSpan.FromSeconds(1) } };
        await using var lane = new FastLane(new([new(source, settings)]), TimeProvider.System, new EvidenceMetrics(meter), NullLogger<FastLane>.Instance);
        var question = TrialWorld.About(1);
        var gathered = await lane.Ask(new(question.Verification, [new(question.Source, [question])], []), CancellationToken.None);
        Assert.That(gathered.Open.Single().Why, Is.EqualTo(LaterCause.TimedOut));
    }

    private static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;

    private Task<List<Answer>> Ask(int port, CancellationToken ct = default) => TrialWorld.Ask(Exchanging(port), ct, TrialWorld.About(1));

    private ISource Exchanging(int port, TimeSpan? deadline = null)
    {
        var faults = new List<string>();
        var settings = new Dictionary<string, string>
        {
            ["folder"] = _server.Root, ["state"] = _state, ["name.zh"] = "银行", ["name.en"] = "bank", ["gives.0"] = "deposit", ["sftp.host"] = "127.0.0.1",
            ["sftp.port"] = port.ToString(CultureInfo.InvariantCulture), ["sftp.user"] = SftpServer.User, ["sftp.private_key"] = _server.PrivateKey,
            ["sftp.host_key"] = _server.HostKey, ["sftp.timeout_ms"] = (deadline ?? Deadline).TotalMilliseconds.ToString(CultureInfo.InvariantCulture),
        };
        return FileExchangeSource.Create(TrialWorld.Source, settings, faults, TimeProvider.System) ?? throw new AssertionException(string.Join("; ", faults));
    }

    /// <summary>Lets so many bytes of the server through and then nothing; the connection stays open.</summary>
    private sealed class Stopping(int afterBytes) : IWireFilter
    {
        private int _left = afterBytes;

        public ReadOnlyMemory<byte> Pass(ReadOnlyMemory<byte> fromServer)
        {
            var passed = fromServer[..Math.Min(_left, fromServer.Length)];
            _left -= passed.Length;
            return passed;
        }
    }
}

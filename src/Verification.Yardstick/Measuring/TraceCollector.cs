using System.Net;
using System.Net.Sockets;

namespace Verification.Yardstick.Measuring;

/// <summary>Takes the traces the service sends when it is told where a collector is, and adds up its spans by name.</summary>
internal sealed class TraceCollector : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Dictionary<string, SpanSum> _sums = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly Task _taking;

    private TraceCollector(int port)
    {
        Address = $"http://127.0.0.1:{port}";
        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _taking = Take();
    }

    public string Address { get; }

    /// <summary>What the service finds in its environment.</summary>
    public IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Address, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf", ["OTEL_BSP_SCHEDULE_DELAY"] = "500",
        ["OTEL_BSP_MAX_QUEUE_SIZE"] = "200000", ["OTEL_BSP_MAX_EXPORT_BATCH_SIZE"] = "5000",
    };

    public static TraceCollector Start()
    {
        // A port that was free a moment ago; a listener of this kind cannot be given one by the system.
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        return new(port);
    }

    /// <summary>Forgets what came so far: the warm-up.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _sums.Clear();
        }
    }

    /// <summary>By name of the span.</summary>
    public IReadOnlyDictionary<string, SpanSum> Sums()
    {
        lock (_gate)
        {
            return new Dictionary<string, SpanSum>(_sums, StringComparer.Ordinal);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _taking;
        _listener.Close();
    }

    private async Task Take()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                if (context.Request.Url?.AbsolutePath == "/v1/traces")
                {
                    Add(body.ToArray());
                }

                context.Response.Close();
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Add(byte[] export)
    {
        lock (_gate)
        {
            foreach (var (name, nanoseconds) in SpanReader.Read(export))
            {
                var sum = _sums.GetValueOrDefault(name);
                _sums[name] = new(sum.Count + 1, sum.Microseconds + (nanoseconds / 1000.0));
            }
        }
    }
}

/// <summary>Spans of one name together.</summary>
internal readonly record struct SpanSum(long Count, double Microseconds);

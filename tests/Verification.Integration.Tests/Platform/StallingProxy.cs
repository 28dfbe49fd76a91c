using System.Net;
using System.Net.Sockets;

namespace Verification.Integration.Tests.Platform;

/// <summary>A way to a server that can fall silent: connections of that moment stay open and carry nothing, later ones work.</summary>
internal sealed class StallingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly string _host;
    private readonly int _port;
    private readonly Task _accepting;
    private CancellationTokenSource _flow = new();

    public StallingProxy(string host, int port)
    {
        (_host, _port) = (host, port);
        _listener.Start();
        _accepting = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Accepted { get; private set; }

    public async Task Stall()
    {
        var flow = _flow;
        _flow = new();
        await flow.CancelAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
        _flow.Dispose();
    }

    private async Task Accept()
    {
        var carried = new List<Task>();
        while (!_end.IsCancellationRequested)
        {
            var near = await _listener.AcceptTcpClientAsync(_end.Token);
            Accepted++;
            carried.Add(Carry(near, _flow.Token));
        }

        await Task.WhenAll(carried);
    }

    private async Task Carry(TcpClient near, CancellationToken flow)
    {
        using (near)
        using (var far = new TcpClient(_host, _port))
        {
            await Task.WhenAny(Copy(near, far, flow), Copy(far, near, flow));
            if (flow.IsCancellationRequested)
            {
                // Silent, not closed: that is what the other side cannot notice.
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static Task Copy(TcpClient from, TcpClient to, CancellationToken flow) => from.GetStream().CopyToAsync(to.GetStream(), flow);
}

using System.Net;
using System.Net.Sockets;

namespace Verification.TestKit.Outages;

/// <summary>What a wire does with the bytes a server sends; one for each connection.</summary>
public interface IWireFilter
{
    /// <summary>Answers what the client gets instead, possibly nothing yet.</summary>
    ReadOnlyMemory<byte> Pass(ReadOnlyMemory<byte> fromServer);
}

/// <summary>A way to one server or to several, which can fall silent, break off, refuse, or change what the server says.</summary>
/// <remarks>A connection goes to the first server that takes it, starting after the last one used: what stands before a cluster does the same.</remarks>
public sealed class Wire : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly IReadOnlyList<(string Host, int Port)> _servers;
    private readonly Task _accepting;
    private CancellationTokenSource _silence = new();
    private CancellationTokenSource _break = new();
    private int _accepted;
    private int _broken;

    public Wire(params IReadOnlyList<(string Host, int Port)> servers)
    {
        _servers = servers;
        _listener.Start();
        _accepting = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Connections accepted since the start.</summary>
    public int Accepted => Volatile.Read(ref _accepted);

    /// <summary>Connections that a fault of this wire has hit.</summary>
    public int Broken => Volatile.Read(ref _broken);

    /// <summary>Closes what comes, as if nobody listened.</summary>
    public bool Refuses { get; set; }

    /// <summary>How long each byte of a server takes; null: none.</summary>
    public TimeSpan? PerByte { get; set; }

    /// <summary>Makes the filter of each new connection.</summary>
    public Func<IWireFilter>? Filter { get; set; }

    /// <summary>Tells that a filter has spoiled what a server said.</summary>
    public void Count() => Interlocked.Increment(ref _broken);

    /// <summary>Connections of this moment stay open and carry nothing any more; later ones work.</summary>
    public Task Stall() => Replace(ref _silence);

    /// <summary>Connections of this moment end without a word.</summary>
    public Task Break() => Replace(ref _break);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
        _silence.Dispose();
        _break.Dispose();
    }

    private static Task Replace(ref CancellationTokenSource source) => Interlocked.Exchange(ref source, new()).CancelAsync();

    private async Task Accept()
    {
        var carried = new List<Task>();
        while (!_end.IsCancellationRequested)
        {
            var near = await _listener.AcceptTcpClientAsync(_end.Token);
            Interlocked.Increment(ref _accepted);
            carried.Add(Carry(near, Filter?.Invoke(), _silence.Token, _break.Token));
        }

        await Task.WhenAll(carried);
    }

    private async Task Carry(TcpClient near, IWireFilter? filter, CancellationToken silence, CancellationToken broken)
    {
        using (near)
        {
            if (Refuses || await Reach() is not { } far)
            {
                Interlocked.Increment(ref _broken);
                Reset(near);
                return;
            }

            // As the line is now: a later mend does not mend what has begun.
            var perByte = PerByte;
            using (far)
            using (var either = CancellationTokenSource.CreateLinkedTokenSource(silence, broken, _end.Token))
            {
                await Task.WhenAny(Copy(near, far, null, null, either.Token), Copy(far, near, filter, perByte, either.Token));
                if (silence.IsCancellationRequested || broken.IsCancellationRequested || perByte is not null)
                    Interlocked.Increment(ref _broken);
                if (silence.IsCancellationRequested)
                {
                    // Silent, not closed: that is what the other side cannot notice.
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }

                Reset(near);
                Reset(far);
            }
        }
    }

    private async Task<TcpClient?> Reach()
    {
        for (var i = 0; i < _servers.Count; i++)
        {
            var (host, port) = _servers[(Accepted + i) % _servers.Count];
            var far = new TcpClient();
            try
            {
                await far.ConnectAsync(host, port, _end.Token);
                return far;
            }
            catch (SocketException)
            {
                far.Dispose();
            }
        }

        return null;
    }

    // The other side gets a reset instead of an orderly end.
    private static void Reset(TcpClient client) => client.LingerState = new LingerOption(true, 0);

    private static async Task Copy(TcpClient from, TcpClient to, IWireFilter? filter, TimeSpan? perByte, CancellationToken flow)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            int count;
            while ((count = await from.GetStream().ReadAsync(buffer, flow)) > 0)
            {
                ReadOnlyMemory<byte> passed = filter?.Pass(buffer.AsMemory(0, count)) ?? buffer.AsMemory(0, count);
                for (; perByte is { } pause && passed.Length > 0; passed = passed[1..])
                {
                    await to.GetStream().WriteAsync(passed[..1], flow);
                    await Task.Delay(pause, TimeProvider.System, flow);
                }

                await to.GetStream().WriteAsync(passed, flow);
            }
        }
        catch (Exception fault) when (fault is IOException or SocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // One side is gone; so is the connection.
        }
    }
}

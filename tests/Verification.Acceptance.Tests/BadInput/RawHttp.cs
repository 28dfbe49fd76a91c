using System.Net.Sockets;
using System.Text;

namespace Verification.Acceptance.Tests.BadInput;

/// <summary>Bytes on a socket, for what no client library would send.</summary>
internal static class RawHttp
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The status of the answer; 0 when the connection was closed without one.</summary>
    public static async Task<int> Ask(Uri address, string request)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, patience.Token);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), patience.Token);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var line = await reader.ReadLineAsync(patience.Token);
        return line is null ? 0 : int.Parse(line.Split(' ')[1]);
    }

    /// <summary>A POST of one body, its headers as given.</summary>
    public static string Post(string token, string headers, string body) =>
        $"POST /v1/verifications HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nConnection: close\r\n{headers}\r\n\r\n{body}";
}

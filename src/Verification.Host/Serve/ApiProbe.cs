using Verification.Pipeline.Doors;
using Verification.Platform.Health;

namespace Verification.Host.Serve;

/// <summary>Asks the HTTP door the way a caller does: through the socket it listens on.</summary>
internal static class ApiProbe
{
    public static RoleProbe Of(IHttpClientFactory clients, ListeningAddress address) => new("api", async ct =>
    {
        if (address.Current is not { } listening)
        {
            return false;
        }

        // A door on every interface is asked on this machine's own.
        var own = listening.Replace("[::]", "127.0.0.1", StringComparison.Ordinal).Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal);
        using var client = clients.CreateClient();
        using var answer = await client.GetAsync(new Uri(own + VerificationRoutes.Alive), ct);
        return answer.IsSuccessStatusCode;
    });
}

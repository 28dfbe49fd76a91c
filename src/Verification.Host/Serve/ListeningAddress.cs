using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Verification.Host.Serve;

/// <summary>The address the HTTP door really listens on: with port 0 it is known only after the start.</summary>
internal sealed class ListeningAddress(IServer server)
{
    public string? Current => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
}

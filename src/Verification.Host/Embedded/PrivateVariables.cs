using System.ComponentModel;

namespace Verification.Host.Embedded;

/// <summary>The environment, and under it what the private servers of this checkout would add to it.</summary>
/// <remarks>So <c>verification show ID</c> works in a second window while ./run serves in the first. A variable that is set wins.</remarks>
public sealed class PrivateVariables
{
    private readonly Func<string, string?> _environment;
    private readonly Lazy<IReadOnlyDictionary<string, string>> _servers;

    public PrivateVariables(Func<string, string?> environment)
    {
        _environment = environment;
        _servers = new Lazy<IReadOnlyDictionary<string, string>>(Ask);
    }

    public string? Of(string name) =>
        _environment(name) is { Length: > 0 } value ? value
        : name.StartsWith("VERIFICATION_", StringComparison.Ordinal) && name != "VERIFICATION_STATE" ? _servers.Value.GetValueOrDefault(name)
        : null;

    private IReadOnlyDictionary<string, string> Ask()
    {
        try
        {
            return new PrivateServers(_environment).RunningVariables();
        }
        catch (Win32Exception)
        {
            return new Dictionary<string, string>(); // no bash here, as in a container: then there are no private servers either
        }
    }
}

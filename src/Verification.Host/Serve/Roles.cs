namespace Verification.Host.Serve;

/// <summary>The roles one process may run; all by default, one each in a large installation.</summary>
[Flags]
public enum Roles
{
    None = 0,

    /// <summary>The HTTP door.</summary>
    Api = 1,

    /// <summary>The fast lane: takes requests from the broker and asks every source that answers now.</summary>
    Verify = 2,

    /// <summary>The slow lane: asks again what was left open, and closes rounds.</summary>
    Complete = 4,

    /// <summary>Publishes what a process that died left in the outbox.</summary>
    Relay = 8,

    /// <summary>Deadlines, sweeps and other work with a due time.</summary>
    Due = 16,

    All = Api | Verify | Complete | Relay | Due,
}

/// <summary>Reads and names roles.</summary>
public static class RoleNames
{
    private static readonly IReadOnlyDictionary<string, Roles> ByName = new Dictionary<string, Roles>(StringComparer.Ordinal)
    {
        ["api"] = Roles.Api,
        ["verify"] = Roles.Verify,
        ["complete"] = Roles.Complete,
        ["relay"] = Roles.Relay,
        ["due"] = Roles.Due,
        ["all"] = Roles.All,
    };

    /// <summary>Every name that may be given, in the order of the road.</summary>
    public static IEnumerable<string> All => ByName.Keys;

    /// <summary>Adds up names; false when one is unknown or none is given.</summary>
    public static bool TryParse(IEnumerable<string> names, out Roles roles)
    {
        roles = Roles.None;
        foreach (var name in names.SelectMany(n => n.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            if (!ByName.TryGetValue(name, out var role))
            {
                return false;
            }

            roles |= role;
        }

        return roles != Roles.None;
    }
}

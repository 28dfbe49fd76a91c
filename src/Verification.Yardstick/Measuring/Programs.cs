using System.Globalization;
using Npgsql;

namespace Verification.Yardstick.Measuring;

/// <summary>The processes whose CPU is counted; a server on another machine has none here and counts nothing.</summary>
internal sealed record Programs(int Product, int Floor, int Driver, int Broker, int Database)
{
    private static readonly string[] SocketTables = ["/proc/net/tcp", "/proc/net/tcp6"];

    /// <summary>Finds the servers behind the addresses.</summary>
    public static async Task<Programs> Find(NpgsqlDataSource database, Uri broker, CancellationToken ct)
    {
        await using var command = database.CreateCommand("select pg_backend_pid()");
        var backend = (int)(await command.ExecuteScalarAsync(ct))!;
        var isLocal = ProcessorTime.NameOf(backend).StartsWith("postgres", StringComparison.Ordinal);
        return new(0, 0, Environment.ProcessId, broker.IsLoopback ? Listening(broker.Port) : 0, isLocal ? ProcessorTime.ParentOf(backend) : 0);
    }

    public Cpu Now() => new(
        ProcessorTime.Of(Product), ProcessorTime.Of(Floor), ProcessorTime.Of(Driver), ProcessorTime.Of(Broker), ProcessorTime.OfFamily(Database));

    /// <summary>The process that listens on a port, or 0 where the kernel does not tell us.</summary>
    private static int Listening(int port)
    {
        var inodes = SocketTables.Where(File.Exists).SelectMany(File.ReadLines)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(f => f.Length > 9 && f[3] == "0A" && f[1].EndsWith(string.Create(CultureInfo.InvariantCulture, $":{port:X4}"), StringComparison.Ordinal))
            .Select(f => $"socket:[{f[9]}]").ToHashSet(StringComparer.Ordinal);
        return Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .FirstOrDefault(pid => pid > 0 && Holds(pid, inodes));
    }

    private static bool Holds(int pid, HashSet<string> sockets)
    {
        try
        {
            return Directory.EnumerateFiles($"/proc/{pid}/fd")
                .Any(descriptor => File.ResolveLinkTarget(descriptor, false)?.Name is { } target && sockets.Contains(target));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}

/// <summary>CPU seconds by program.</summary>
internal sealed record Cpu(double Product, double Floor, double Driver, double Broker, double Database)
{
    public static Cpu operator -(Cpu later, Cpu earlier) => new(
        later.Product - earlier.Product, later.Floor - earlier.Floor, later.Driver - earlier.Driver,
        later.Broker - earlier.Broker, later.Database - earlier.Database);

    /// <summary>Microseconds a household.</summary>
    public Cpu PerHousehold(int households) => new(
        Per(Product, households), Per(Floor, households), Per(Driver, households), Per(Broker, households), Per(Database, households));

    private static double Per(double seconds, int households) => Math.Round(seconds * 1_000_000 / Math.Max(1, households));
}

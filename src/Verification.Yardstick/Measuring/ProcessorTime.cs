using System.Globalization;

namespace Verification.Yardstick.Measuring;

/// <summary>CPU time and memory of processes of this machine, as the kernel counts them in /proc.</summary>
internal static class ProcessorTime
{
    // The kernel's clock ticks as shown to programs: 100 a second on every Linux.
    private const double TicksPerSecond = 100;
    private const int Parent = 1;
    private const int UserTime = 11;
    private const int ChildrenTime = 13;

    /// <summary>CPU seconds of one process; what it has reaped of its children counts too.</summary>
    public static double Of(int pid) => Fields(pid) is { } fields ? Sum(fields, withReaped: true) : 0;

    /// <summary>CPU seconds of a process and everything it started: a server that forks.</summary>
    public static double OfFamily(int pid) =>
        Of(pid) + Children(pid).Sum(child => Fields(child) is { } fields ? Sum(fields, withReaped: false) : 0);

    /// <summary>Resident memory in bytes.</summary>
    public static long ResidentBytes(int pid)
    {
        try
        {
            var line = File.ReadLines($"/proc/{pid}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
            return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            return 0;
        }
    }

    /// <summary>The name of a process's program, empty when there is no such process.</summary>
    public static string NameOf(int pid) => File.Exists($"/proc/{pid}/comm") ? File.ReadAllText($"/proc/{pid}/comm") : "";

    /// <summary>The parent of a process, or 0.</summary>
    public static int ParentOf(int pid) => Fields(pid) is { } fields ? int.Parse(fields[Parent], CultureInfo.InvariantCulture) : 0;

    private static double Sum(string[] fields, bool withReaped)
    {
        var ticks = Number(fields[UserTime]) + Number(fields[UserTime + 1]);
        return (withReaped ? ticks + Number(fields[ChildrenTime]) + Number(fields[ChildrenTime + 1]) : ticks) / TicksPerSecond;
    }

    private static IEnumerable<int> Children(int pid) => Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Where(id => id > 0 && ParentOf(id) == pid);

    private static long Number(string field) => long.Parse(field, CultureInfo.InvariantCulture);

    // The name of a program may hold blanks and brackets: what follows its last bracket is plain.
    private static string[]? Fields(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }
}

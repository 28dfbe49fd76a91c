using System.Globalization;

namespace Verification.Yardstick.Measuring;

/// <summary>What all processors did together, as /proc/stat counts it.</summary>
internal readonly record struct MachineTime(long Idle, long All)
{
    private const int IdleField = 3;
    private const int WaitingField = 4;
    private const int FieldsCounted = 8;

    public static MachineTime Now()
    {
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(FieldsCounted)
            .Select(f => long.Parse(f, CultureInfo.InvariantCulture)).ToArray();
        return new(fields[IdleField] + fields[WaitingField], fields.Sum());
    }

    /// <summary>The share of processor time that was used since then.</summary>
    public double BusySince(MachineTime before) => All > before.All ? 1 - ((double)(Idle - before.Idle) / (All - before.All)) : 0;
}

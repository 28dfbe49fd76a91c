using Verification.City.Loading;

namespace Verification.City.Serving;

/// <summary>The registers of a city that answer for themselves, each over the interface its line of <c>sources.csv</c> names.</summary>
public sealed record ServedCity(string Folder, IReadOnlyList<ServedRegister> Registers)
{
    /// <summary>Reads every register that is served by HTTP, by message or by files of questions; the others need no server.</summary>
    /// <exception cref="CityNotReadable">The folder does not hold a complete city.</exception>
    public static async Task<ServedCity> Open(string folder, TimeProvider clock, CancellationToken ct)
    {
        folder = Path.GetFullPath(folder);
        var registers = new List<ServedRegister>();
        foreach (var source in (await CitySourceLine.Read(folder, ct)).Where(s => ServedBy.Itself.Contains(s.Adapter)))
        {
            registers.Add(await ServedRegister.Open(folder, source, clock, ct));
        }

        return new(folder, registers);
    }

    /// <summary>Those served so, by their ids.</summary>
    public IReadOnlyDictionary<string, ServedRegister> By(string adapter) =>
        Registers.Where(r => r.Adapter == adapter).ToDictionary(r => r.Id, StringComparer.Ordinal);
}

using Verification.City.Files;
using Verification.City.Loading;

namespace Verification.City;

/// <summary>Gives a city's registries to the sources: an exchange database, dropped files, a file of the process.</summary>
public static class CityLoader
{
    /// <summary>Loads any city in the documented format; loading it again gives the same state.</summary>
    /// <remarks>Registers that answer for themselves keep their own files: of them the settings only are written.</remarks>
    /// <param name="folder">The city.</param>
    /// <param name="ownerConnection">A login that may create databases and roles; the exchange database stands beside the one it names.</param>
    /// <param name="dropFolder">Where the file-dropping registries deliver.</param>
    /// <param name="places">Where the registers are asked that answer for themselves; they are not looked for here.</param>
    /// <exception cref="CityNotReadable">The folder does not hold a complete city.</exception>
    public static async Task<LoadedCity> Load(
        string folder, string ownerConnection, string dropFolder, RegisterPlaces places, IProgress<CityProgress>? progress, CancellationToken ct)
    {
        (folder, dropFolder) = (Path.GetFullPath(folder), Path.GetFullPath(dropFolder));
        var sources = await CitySourceLine.Read(folder, ct);
        var records = new Dictionary<string, long>(StringComparer.Ordinal);
        await using (var exchange = await ExchangeStore.Open(ownerConnection, Path.Combine(folder, CityFiles.ExchangeConnection), ct))
        {
            var viewed = sources.Where(s => s.Adapter == ServedBy.SqlView).ToList();
            foreach (var (source, count) in await exchange.Replace(folder, viewed, progress, ct))
            {
                records[source] = count;
            }
        }

        var drops = new Dictionary<string, string>(StringComparer.Ordinal);
        var dropped = sources.Where(s => s.Adapter == ServedBy.FileDrop).ToList();
        foreach (var source in dropped)
        {
            (drops[source.Id], records[source.Id]) = await DropFolder.Deliver(folder, Path.Combine(dropFolder, source.Id), source, ct);
            progress?.Report(new("drop", dropped.IndexOf(source) + 1, dropped.Count));
        }

        var yaml = Path.Combine(folder, CityFiles.SourcesYaml);
        await File.WriteAllTextAsync(yaml, SourcesYaml.Of(folder, dropFolder, places, sources), ct);
        return new(yaml, records, drops);
    }
}

/// <summary>Where a loaded city is.</summary>
/// <param name="SourcesFile">The <c>sources.yaml</c> of its sources.</param>
/// <param name="Records">Records per source that was loaded; a register of the process, or one with an interface of its own, reads its own file.</param>
/// <param name="Drops">Id of the snapshot that lies ready, per source that is delivered as files.</param>
public sealed record LoadedCity(string SourcesFile, IReadOnlyDictionary<string, long> Records, IReadOnlyDictionary<string, string> Drops);

/// <summary>A folder does not hold a city that can be loaded; the message says what is missing.</summary>
public sealed class CityNotReadable(string what) : Exception(what);

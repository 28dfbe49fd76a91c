namespace Verification.City;

/// <summary>Gives a city's registries to the sources: an exchange database, dropped files, a file of the process.</summary>
public static class CityLoader
{
    /// <summary>Loads any city in the documented format; loading it again gives the same state.</summary>
    /// <param name="folder">The city.</param>
    /// <param name="ownerConnection">A login that may create databases and roles; the exchange database stands beside the one it names.</param>
    /// <param name="dropFolder">Where the file-dropping registries deliver.</param>
    public static Task<LoadedCity> Load(
        string folder, string ownerConnection, string dropFolder, IProgress<CityProgress>? progress, CancellationToken ct) =>
        throw new NotSupportedException();
}

/// <summary>Where a loaded city is.</summary>
/// <param name="SourcesFile">The <c>sources.yaml</c> of its twelve sources.</param>
/// <param name="Records">Records per source.</param>
public sealed record LoadedCity(string SourcesFile, IReadOnlyDictionary<string, long> Records);

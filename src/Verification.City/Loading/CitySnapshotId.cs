using System.Globalization;

namespace Verification.City.Loading;

/// <summary>Ids of the snapshots a city delivers: day, number of the delivery, beginning of the file's digest.</summary>
public static class CitySnapshotId
{
    /// <summary>What such an id looks like, as a regular expression; no register of the world names its files so by chance.</summary>
    public const string Pattern = "^[0-9]{8}-[0-9]{6}-[0-9a-f]{12}$";

    internal static string Of(DateOnly asOf, int number, string digest) =>
        string.Create(CultureInfo.InvariantCulture, $"{asOf:yyyyMMdd}-{number:000000}-{digest[..12]}");

    internal static int NumberOf(string id) => int.Parse(id.AsSpan(9, 6), CultureInfo.InvariantCulture);
}

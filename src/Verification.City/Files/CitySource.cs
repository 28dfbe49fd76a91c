using System.Globalization;
using Verification.Vocabulary;

namespace Verification.City.Files;

/// <summary>A register of a generated city and how it is served.</summary>
/// <param name="Id">As packs and consents name it.</param>
/// <param name="Zh">Chinese name.</param>
/// <param name="En">English name.</param>
/// <param name="Adapter">Adapter that asks it, e.g. <c>sql-view</c>.</param>
/// <param name="Gives">Kinds of evidence, and words of signals (<c>signal-utility-use</c>).</param>
internal sealed record CitySource(string Id, string Zh, string En, string Adapter, IReadOnlyList<string> Gives)
{
    public const string Heading = "source,name_zh,name_en,served_by,as_of,covered_from,covered_to,gives";

    /// <summary>The source's line of <c>sources.csv</c>.</summary>
    public string Line(DateOnly asOf, Period covered) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Id},{Zh},{En},{Adapter},{asOf:yyyy-MM-dd},{covered.From:yyyy-MM-dd},{covered.To:yyyy-MM-dd},{string.Join(' ', Gives)}");
}

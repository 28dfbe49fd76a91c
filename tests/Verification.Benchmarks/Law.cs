using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Benchmarks;

/// <summary>The law households are measured under, with as many rules as a province of today states.</summary>
public static class Law
{
    /// <summary>Fewer rules than this would measure something else.</summary>
    public const int RulesMin = 40;

    public static readonly DateOnly Accepted = new(2020, 6, 15);

    public static readonly RegionCode County = RegionCode.Parse("620502");

    public static Pack Pack { get; } = Load();

    public static int Rules => Pack.Formulas.Count();

    private static Pack Load()
    {
        var library = PackLibrary.Load(Path.Combine(AppContext.BaseDirectory, "law")) switch
        {
            PackLibraryResult.Loaded loaded => loaded.Library,
            PackLibraryResult.Faulty faulty => throw new InvalidOperationException(string.Join('\n', faulty.Faults)),
            _ => throw new InvalidOperationException("a folder of packs is loaded or faulty"),
        };
        var pack = ((PackInForce.Found)library.InForce(County, Accepted)).Pack;
        Promise.That(pack.Formulas.Count() >= RulesMin, "the benchmarks measure a pack of many rules");
        return pack;
    }
}

using Verification.Assessment.Packs;
using Verification.TestKit;

namespace Verification.Tests.Assessment;

/// <summary>The packs of the checkout together with demonstration law: published rules of other places, and parameters chosen to show arithmetic.</summary>
internal static class Demonstration
{
    public static string Folder { get; } = Repository.PathOf("tests", "Verification.Tests", "Assessment", "demonstration");

    public static PackLibrary Library { get; } = PackLibrary.Load([Repository.PathOf("src", "packs"), Folder]) switch
    {
        PackLibraryResult.Loaded loaded => loaded.Library,
        PackLibraryResult.Faulty faulty => throw new InvalidOperationException(string.Join('\n', faulty.Faults)),
        _ => throw new InvalidOperationException(),
    };
}

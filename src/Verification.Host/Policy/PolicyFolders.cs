using Verification.Assessment.Packs;
using Verification.Host.CommandLine;
using Verification.Vocabulary;

namespace Verification.Host.Policy;

/// <summary>Finds and reads the folders of law a policy command is about.</summary>
internal static class PolicyFolders
{
    private static readonly string InCheckout = Path.Combine("src", "packs");

    /// <summary>Those named; else VERIFICATION_PACKS, those of the checkout, those shipped beside the executable.</summary>
    public static IReadOnlyList<string> Of(Surroundings around, IReadOnlyList<string>? named) =>
        named is { Count: > 0 } ? named
        : around.Variable("VERIFICATION_PACKS") is { Length: > 0 } set ? [set]
        : Directory.Exists(InCheckout) ? [InCheckout]
        : [Path.Combine(AppContext.BaseDirectory, "packs")];

    /// <summary>The law of the folders, or null after saying every fault of it.</summary>
    public static PackLibrary? Read(Terminal terminal, IReadOnlyList<string> folders)
    {
        switch (PackLibrary.Load(folders))
        {
            case PackLibraryResult.Loaded loaded:
                return loaded.Library;
            case PackLibraryResult.Faulty faulty:
                PackFaultsPage.Print(terminal, faulty.Faults);
                return null;
            default:
                throw new BrokenPromise("a folder is loaded or faulty");
        }
    }
}

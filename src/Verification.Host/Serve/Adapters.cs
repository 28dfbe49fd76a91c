using Verification.Evidence;
using Verification.Platform.Vault;
using Verification.Sources;
using Verification.Sources.Kit;
using Verification.Sources.ThirdParty;
using Verification.Vocabulary;

namespace Verification.Host.Serve;

/// <summary>Every adapter a <c>sources.yaml</c> may name.</summary>
internal static class Adapters
{
    /// <summary>Folder of adapters from elsewhere; none when it is not set.</summary>
    public const string FolderVariable = "VERIFICATION_ADAPTERS";

    private const string EnrolmentKind = "enrolment";

    public static IReadOnlyDictionary<string, SourceFactory> Of(
        ISnapshotShelf shelf, IHandedIn handedIn, EnrolmentStore enrolments, Vault vault, TimeProvider clock) =>
        new Dictionary<string, SourceFactory>(SourcesModule.Kinds(shelf, handedIn, clock), StringComparer.Ordinal)
        {
            [EnrolmentKind] = (_, _, _) => new EnrolmentSource(enrolments, vault, clock),
        };

    /// <summary>The same for reading settings only: nobody is asked, so neither database nor keys are needed.</summary>
    public static IReadOnlyDictionary<string, SourceFactory> Unserved(TimeProvider clock) =>
        new Dictionary<string, SourceFactory>(SourcesModule.Kinds(new MemoryShelf(), new MemoryHandedIn(), clock), StringComparer.Ordinal)
        {
            [EnrolmentKind] = (_, _, _) => new NeverAsked(EnrolmentSource.Described),
        };

    /// <summary>The same with those of the configured folder; adds a fault for each that does not fit.</summary>
    public static IReadOnlyDictionary<string, SourceFactory> WithThirdParty(
        IReadOnlyDictionary<string, SourceFactory> ours, string? folder, AdapterGround ground, List<string> faults)
    {
        if (string.IsNullOrWhiteSpace(folder))
        {
            return ours;
        }

        var refused = new List<AdapterFault>();
        var theirs = AdapterFolder.Load(folder, ours.Keys, ground, refused);
        faults.AddRange(refused.Select(fault => $"{FolderVariable}: {fault}"));
        return new Dictionary<string, SourceFactory>([.. ours, .. theirs], StringComparer.Ordinal);
    }

    private sealed class NeverAsked(SourceDescription description) : ISource
    {
        public SourceDescription Description => description;

        public IAsyncEnumerable<Answer> Ask(IReadOnlyList<Question> questions, CancellationToken ct) =>
            throw new BrokenPromise("a source read for its settings is never asked");
    }
}

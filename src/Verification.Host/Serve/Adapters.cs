using Verification.Evidence;
using Verification.Platform.Vault;
using Verification.Sources;
using Verification.Sources.Kit;
using Verification.Sources.ThirdParty;

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
}

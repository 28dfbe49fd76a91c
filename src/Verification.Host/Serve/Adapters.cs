using Verification.Evidence;
using Verification.Platform.Vault;
using Verification.Sources;
using Verification.Sources.Kit;

namespace Verification.Host.Serve;

/// <summary>Every adapter a <c>sources.yaml</c> may name.</summary>
internal static class Adapters
{
    private const string EnrolmentKind = "enrolment";

    public static IReadOnlyDictionary<string, SourceFactory> Of(
        ISnapshotShelf shelf, EnrolmentStore enrolments, Vault vault, TimeProvider clock) =>
        new Dictionary<string, SourceFactory>(SourcesModule.Kinds(shelf, clock), StringComparer.Ordinal)
        {
            [EnrolmentKind] = (_, _, _) => new EnrolmentSource(enrolments, vault, clock),
        };
}

using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Sources.InProcess;

/// <summary>A register held in this process.</summary>
public static class RegisterSource
{
    public static ISource? Create(SourceId id, IReadOnlyDictionary<string, string> settings, ICollection<string> faults, TimeProvider clock) =>
        throw new NotSupportedException();
}

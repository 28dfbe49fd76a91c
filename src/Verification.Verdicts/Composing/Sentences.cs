using System.Collections.Frozen;
using Verification.Assessment;
using Verification.Contracts.Intake;

namespace Verification.Verdicts.Composing;

/// <summary>The catalogue's sentences as the contract carries them.</summary>
internal static class Sentences
{
    private static readonly FrozenDictionary<string, BilingualText> ByCode = ReasonCatalogue.All.ToFrozenDictionary(
        p => p.Key, p => new BilingualText(p.Value.Zh, p.Value.En), StringComparer.Ordinal);

    public static BilingualText Of(string code) => ByCode[code];
}

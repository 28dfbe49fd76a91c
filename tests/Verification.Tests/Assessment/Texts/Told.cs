using Verification.Assessment;
using Verification.Assessment.Explaining;
using Verification.Assessment.Packs.Cases;

namespace Verification.Tests.Assessment.Texts;

/// <summary>Explanations of cases.</summary>
internal static class Told
{
    public static Explanation Of(PackCase given)
    {
        var pack = Cases.PackOf(given.County, given.AcceptedOn);
        return Assessor.Explain(Cases.Library, pack, Cases.Facts(given), EvidenceSet.Of(Cases.Answers(given, pack)));
    }
}

using Verification.Assessment.Packs;

namespace Verification.TestKit.Requests;

/// <summary>The law of the checkout, under which every programme is one of urgent need.</summary>
public static class UrgentLaw
{
    /// <summary>A provisional verdict at the latest so many minutes after receipt; 0: as soon as anybody waits.</summary>
    public static Func<Pack, Pack> Within(int minutes) => pack => pack with
    {
        Programmes = [.. pack.Programmes.Select(p => p with { ProvisionalMinutes = new($"{p.Programme.Code}.provisional_within", minutes, Article: null) })],
    };
}

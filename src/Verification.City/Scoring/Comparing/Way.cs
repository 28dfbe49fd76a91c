namespace Verification.City.Scoring.Comparing;

/// <summary>A way of verifying a city: what it decides of each household, and whom it would have looked at first.</summary>
/// <param name="Name">Word of the way, e.g. <c>todays-check</c>.</param>
/// <param name="Decides">What becomes of a household it does not refer.</param>
/// <param name="Unfound">What becomes of one it refers when nobody finds what is true.</param>
/// <param name="Order">All households, those to be referred first.</param>
internal sealed record Way(string Name, IReadOnlyList<Judgement> Decides, IReadOnlyList<Judgement> Unfound, IReadOnlyList<int> Order);

/// <summary>Names of the ways compared.</summary>
internal static class Ways
{
    public const string Engine = "engine";
    public const string TodaysCheck = "todays-check";
    public const string RandomReferral = "random-referral";
    public const string NoWageReferral = "no-wage-referral";
    public const string DeclaredBelieved = "declared-believed";
    public const string FlexibleOff = "flexible-off";

    /// <summary>The ways that refer as many households as the engine does.</summary>
    public static IReadOnlyList<string> Referring { get; } = [RandomReferral, NoWageReferral, DeclaredBelieved, FlexibleOff];

    public static IReadOnlyList<string> All { get; } = [Engine, TodaysCheck, .. Referring];
}

using Verification.Vocabulary;

namespace Verification.City.Scoring.Officers;

/// <summary>How many households people can look at while verifications run.</summary>
/// <param name="Officers">At least one.</param>
internal readonly record struct VisitBudget(int Officers)
{
    /// <summary>Visits an officer clears in a week.</summary>
    public const int VisitsAWeek = 8;

    /// <summary>Weeks a verification may take.</summary>
    public const int Weeks = 4;

    /// <summary>The share of households that may be referred at most: what officers are counted for when nobody says how many there are.</summary>
    public const double ShareReferredMax = 0.15;

    public const int OfficersMax = 100_000;

    public int Visits => Officers * VisitsAWeek * Weeks;

    /// <summary>As many officers as can visit <see cref="ShareReferredMax"/> of the households in time.</summary>
    public static VisitBudget For(int households)
    {
        Promise.That(households > 0, "a city has households");
        return new(Math.Max(1, (int)Math.Ceiling(households * ShareReferredMax / (VisitsAWeek * Weeks))));
    }

    /// <summary>The week, from 1, in which the visit with this place in the order is made.</summary>
    public int WeekOf(int place) => (place / (Officers * VisitsAWeek)) + 1;
}

using Verification.City.Drawing;

namespace Verification.City.Lives.Living;

/// <summary>How a year of work runs: per mille of a typical month for each calendar month, January first.</summary>
/// <remarks>Building stops in the frost; markets live before the Spring Festival; cherries are picked in May and June, apples from September, cotton in Xinjiang in autumn.</remarks>
internal static class Seasons
{
    private static readonly int[] Even = [1_060, 960, 1_000, 1_000, 1_000, 1_000, 990, 990, 1_000, 1_000, 1_000, 1_000];
    private static readonly int[] Riding = [900, 820, 960, 980, 1_000, 1_040, 1_120, 1_100, 1_000, 980, 1_020, 1_080];
    private static readonly int[] Building = [350, 180, 850, 1_150, 1_300, 1_150, 1_100, 1_150, 1_300, 1_350, 1_150, 700];
    private static readonly int[] Away = [700, 250, 1_000, 1_100, 1_100, 1_050, 1_050, 1_050, 1_100, 1_100, 1_100, 1_000];
    private static readonly int[] Market = [1_450, 850, 900, 950, 1_000, 1_000, 950, 950, 1_000, 1_050, 950, 1_000];

    private static readonly int[][] Picking =
    [
        [0, 0, 0, 0, 700, 1_300, 200, 0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0, 0, 0, 150, 1_200, 1_400, 700, 0],
        [0, 0, 0, 0, 0, 0, 0, 0, 1_100, 1_500, 900, 0],
        [0, 0, 200, 500, 700, 1_000, 700, 400, 900, 1_200, 500, 0],
    ];

    // Per mille of usual pay in February to May 2020, by kind of work.
    private static readonly int[][] Closed =
    [
        [820, 920, 980, 1_000], [420, 780, 950, 1_000], [150, 480, 850, 950], [80, 320, 800, 950], [600, 700, 850, 950], [120, 450, 750, 880],
    ];

    public static IReadOnlyList<int> Of(IncomeKind kind, Chance chance, bool sharper)
    {
        var season = kind switch
        {
            IncomeKind.Platform => Riding,
            IncomeKind.DayLabour => Building,
            IncomeKind.Migrant => Away,
            IncomeKind.Seasonal => Picking[chance.Below(Picking.Length)],
            IncomeKind.Trade => Market,
            _ => Even,
        };
        return sharper && kind != IncomeKind.Wage ? [.. season.Select(month => month < 1_000 ? month * 6 / 10 : month * 12 / 10)] : season;
    }

    /// <summary>Per mille left of a month's pay when towns were closed, one household more, another less.</summary>
    public static int LeftIn(int month, IncomeKind kind, int luck) =>
        month is < LivesCalendar.ClosedIn or >= LivesCalendar.ClosedIn + 4
            ? 1_000
            : Math.Min(1_000, Closed[(int)kind][month - LivesCalendar.ClosedIn] * luck / 1_000);
}

using Verification.City.Drawing;

namespace Verification.City.Lives.Stating;

/// <summary>How people remember a year of irregular pay: in round figures, mostly too low, sometimes far off.</summary>
internal static class Memory
{
    /// <summary>A monthly figure as an honest person without books states it.</summary>
    public static decimal OfFlexible(Chance chance, decimal monthly)
    {
        var perMille = chance.Weighed(74, 17, 9) switch
        {
            0 => (chance.Between(760, 1_160) + chance.Between(760, 1_160)) / 2,
            1 => chance.Between(480, 760),
            _ => chance.Between(1_160, 1_600),
        };
        return Rounded(monthly * perMille / 1_000, monthly < 500 ? 10 : monthly < 2_000 ? 50 : 100);
    }

    /// <summary>Regular pay, known from the slip; some forget the bonus, some name it gross.</summary>
    public static decimal OfRegular(Chance chance, decimal monthly) =>
        Rounded(monthly * (chance.Happens(120) ? chance.Between(820, 1_120) : chance.Between(970, 1_020)) / 1_000, 10);

    /// <summary>A balance, mostly looked up, sometimes guessed.</summary>
    public static decimal OfBalance(Chance chance, decimal value) =>
        chance.Happens(650) ? value : Rounded(value * chance.Between(800, 1_150) / 1_000, 100);

    private static decimal Rounded(decimal yuan, int to) => decimal.Round(yuan / to, 0, MidpointRounding.AwayFromZero) * to;
}

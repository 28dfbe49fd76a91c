using Verification.Assessment.Language;
using Verification.Vocabulary;

namespace Verification.Tests.Formulae;

/// <summary>Draws households of which little is known, and points out of what is known.</summary>
internal sealed class RandomHouseholds(Random random)
{
    private static readonly Truth Believed = new(TruthValue.True, TruthValue.Unknown);
    private static readonly Truth Doubted = new(TruthValue.False, TruthValue.Unknown);

    // Zero, ties and ends that meet are where interval arithmetic goes wrong.
    private static readonly decimal[] Favourites = [0m, 0m, 1m, -1m, 0.005m, 12m, 100m, 589.00m, -0.01m];

    public TestHousehold Draw(IEnumerable<Symbol> names, Position at)
    {
        var least = at.Person >= 0 || at.Item >= 0 ? 1 : 0;
        var empty = new TestHousehold(Size(least), Size(least), Size(least), Size(least));
        return empty.Map(names, _ => AnyFigure(), _ => AnyTruth());
    }

    public TestHousehold PointOf(TestHousehold household, IEnumerable<Symbol> names, bool best) => household.Map(
        names,
        figure => Figure.Point(PointOf(best ? figure.Best : figure.Hard)),
        truth => Truth.Of((best ? truth.Best : truth.Hard) switch
        {
            TruthValue.True => true,
            TruthValue.False => false,
            _ => random.Next(2) == 0,
        }));

    private int Size(int least) => random.Next(least, TestHousehold.SizeMax + 1);

    private Figure AnyFigure()
    {
        var hard = AnyExtent();
        return random.Next(3) == 0 ? new(Inner(hard), hard) : Figure.Of(hard);
    }

    private Extent AnyExtent()
    {
        var (a, b) = (Value(), Value());
        return random.Next(10) switch
        {
            0 => Extent.AtLeast(a),
            1 => Extent.AtMost(a),
            2 => Extent.Anything,
            < 6 => Extent.Point(a),
            _ => Extent.Between(Math.Min(a, b), Math.Max(a, b)),
        };
    }

    private Extent Inner(Extent outer)
    {
        var (a, b) = (PointOf(outer), PointOf(outer));
        return Extent.Between(Math.Min(a, b), Math.Max(a, b));
    }

    private Truth AnyTruth() => random.Next(7) switch
    {
        0 or 1 => Truth.True,
        2 or 3 => Truth.False,
        4 => Truth.Unknown,
        5 => Believed,
        _ => Doubted,
    };

    private decimal PointOf(Extent extent)
    {
        var far = random.Next(20) == 0 ? 1e22m : random.Next(1, 1_000_000);
        var low = extent.LowOpen ? (extent.HighOpen ? 0m : extent.High) - far : extent.Low;
        var high = extent.HighOpen ? (extent.LowOpen ? 0m : extent.Low) + far : extent.High;
        return random.Next(4) switch
        {
            0 => low,
            1 => high,
            2 when extent.Contains(0m) => 0m,
            _ => Math.Clamp(low + ((high - low) * random.Next(9) / 8m), low, high),
        };
    }

    private decimal Value() => random.Next(8) switch
    {
        0 => Favourites[random.Next(Favourites.Length)],
        1 => random.Next(-3, 4),
        2 => random.NextInt64(-9_999_999_999_999, 9_999_999_999_999) / 100m,
        _ => random.Next(-20_000, 100_000) / 100m,
    };
}

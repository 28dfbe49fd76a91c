using Verification.Vocabulary;

namespace Verification.Assessment.Quantities;

/// <summary>A running sum with both ends; the only thing that can enter it is evidence, a declaration or a value of law, never a signal.</summary>
internal struct Tally
{
    public decimal HardLow;
    public decimal Low;
    public decimal High;
    public bool Open;
    public bool HighEstimated;

    public readonly Interval<Money> Range => Interval<Money>.Between(Money.Of(Low), Open ? null : Money.Of(High));

    public void Add(decimal amount)
    {
        HardLow += amount;
        Low += amount;
        High += amount;
    }

    /// <summary>Something between nothing and the whole amount, of either sign.</summary>
    public void AddUpTo(decimal amount)
    {
        if (amount < 0)
        {
            HardLow += amount;
            Low += amount;
        }
        else
        {
            High += amount;
        }
    }

    public void AddBetween(decimal low, decimal high)
    {
        HardLow += low;
        Low += low;
        High += high;
    }

    public void Add(in Tally other)
    {
        HardLow += other.HardLow;
        Low += other.Low;
        High += other.High;
        Open |= other.Open;
        HighEstimated |= other.HighEstimated;
    }
}

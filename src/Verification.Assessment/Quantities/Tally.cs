using Verification.Assessment.Flexible;
using Verification.Assessment.Language;

namespace Verification.Assessment.Quantities;

/// <summary>A running sum with both ends, by evidence and with estimates.</summary>
internal struct Tally
{
    private decimal _hardLow;
    private decimal _low;
    private bool _estimated;

    public decimal High;

    /// <summary>Nobody can say how much there may be besides.</summary>
    public bool Open;

    public readonly Figure Figure => Over(1m);

    public readonly bool IsNothing => _low == 0m && High == 0m && _hardLow == 0m && !Open && !_estimated;

    /// <summary>The sum spread over so many months.</summary>
    public readonly Figure Over(decimal divisor)
    {
        if (IsNothing)
        {
            return default;
        }

        if (Open)
        {
            return new(Extent.AtLeast(_low / divisor), Extent.AtLeast(_hardLow / divisor));
        }

        var low = _low / divisor;
        var best = Extent.Between(low, _low == High ? low : High / divisor);
        return new(best, _estimated ? Extent.AtLeast(_hardLow / divisor) : best);
    }

    /// <summary>The same, when it is one number known by evidence.</summary>
    public readonly bool TryExact(decimal divisor, out decimal value)
    {
        var isExact = !Open && !_estimated && _low == High;
        value = isExact && _low != 0m ? _low / divisor : 0m;
        return isExact;
    }

    /// <summary>One record: all of it, or the part of it that fell inside, which may be anything between nothing and all.</summary>
    /// <param name="bounded">Both its ends are known: one without may be one payment or one each month.</param>
    public void AddPart(decimal amount, bool inside, bool bounded)
    {
        if (inside)
        {
            _hardLow += amount;
            _low += amount;
            High += amount;
            return;
        }

        Open |= !bounded;
        if (amount < 0)
        {
            _hardLow += amount;
            _low += amount;
        }
        else
        {
            High += amount;
        }
    }

    /// <summary>Something between two ends, each shown by evidence or estimated; by evidence alone an estimated end is anything.</summary>
    /// <param name="counted">The part of it that was added before, record by record.</param>
    public void Add(in EstimateRange range, decimal counted = 0m)
    {
        _hardLow += range.HardLow - counted;
        _low += range.Low - counted;
        High += range.High - counted;
        _estimated |= !range.IsShown;
    }

    /// <summary>At least so much, by evidence alone.</summary>
    public readonly decimal HardLow => _hardLow;

    /// <summary>At least so much.</summary>
    public readonly decimal Low => _low;

    /// <summary>So much of it need not be there after all: no more is sure than what is left, and what evidence alone shows beneath that stays.</summary>
    public void LowerBy(decimal amount)
    {
        _low -= amount;
        _hardLow = Math.Min(_hardLow, _low);
    }

    /// <summary>So much of it is counted elsewhere, whichever end.</summary>
    public void TakeOut(decimal amount)
    {
        (_hardLow, _low) = (_hardLow - amount, _low - amount);
        High -= amount;
    }

    /// <summary>So much more is there at least: by evidence, and with estimates. The high end is never below.</summary>
    /// <remarks>
    /// Where what is there besides was estimated, evidence alone is raised by more: then the evidence end of this sum alone lies above its
    /// estimated one, and of both together it does not.
    /// </remarks>
    public void RaiseBy(decimal byEvidence, decimal withEstimates)
    {
        _estimated |= byEvidence != withEstimates;
        (_hardLow, _low) = (_hardLow + byEvidence, _low + withEstimates);
        High = Math.Max(High, _low);
    }

    /// <summary>Lifts the high end by what a claim exceeds what is known; above an end that is open nothing can be claimed.</summary>
    public bool LiftTo(decimal claim, decimal known)
    {
        if (claim <= known || Open)
        {
            return false;
        }

        High += claim - known;
        _estimated = true;
        return true;
    }
}

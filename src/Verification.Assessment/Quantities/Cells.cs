using System.Buffers;
using Verification.Assessment.Language;
using Verification.Vocabulary;

namespace Verification.Assessment.Quantities;

/// <summary>What was worked out once, one cell per quantity and person; memory is lent and given back.</summary>
/// <remarks>
/// Nearly every number is one point known by evidence: those are kept as plain decimals, five times smaller than figures, so that a household
/// stays in the processor's nearest memory.
/// </remarks>
internal sealed class Cells : IDisposable
{
    private const byte Unknown = 0;
    private const byte Exact = 1;
    private const byte Wide = 2;
    private const byte FirstTruth = 3;
    private const int TruthValues = 3;

    private readonly int _stride;
    private readonly int _count;
    private decimal[] _exact;
    private byte[] _known;
    private Figure[]? _wide;

    public Cells(int slots, int stride)
    {
        _stride = stride;
        _count = slots * stride;
        _exact = ArrayPool<decimal>.Shared.Rent(_count);
        _known = ArrayPool<byte>.Shared.Rent(_count);
        Array.Clear(_known, 0, _count);
    }

    public int At(Symbol symbol, in Position at) => (symbol.Slot * _stride) + (symbol.Level == Level.Household ? 0 : at.Person + 1);

    public bool IsKnown(int cell) => _known[cell] != Unknown;

    public bool TryExact(int cell, out decimal value)
    {
        value = _exact[cell];
        return _known[cell] == Exact;
    }

    public Figure Figure(int cell) => _known[cell] == Exact ? Language.Figure.Point(_exact[cell]) : _wide![cell];

    public Truth Truth(int cell)
    {
        var code = _known[cell] - FirstTruth;
        return new((TruthValue)(code / TruthValues), (TruthValue)(code % TruthValues));
    }

    public void Keep(int cell, decimal value) => (_exact[cell], _known[cell]) = (value, Exact);

    public void Keep(int cell, in Figure figure)
    {
        if (figure.IsExact)
        {
            Keep(cell, figure.Best.Low);
            return;
        }

        _wide ??= ArrayPool<Figure>.Shared.Rent(_count);
        (_wide[cell], _known[cell]) = (figure, Wide);
    }

    public void Keep(int cell, Truth truth) => _known[cell] = (byte)(FirstTruth + ((int)truth.Best * TruthValues) + (int)truth.Hard);

    /// <summary>Every cell that was worked out, in order.</summary>
    public void WriteTo(Trace trace)
    {
        for (var cell = 0; cell < _count; cell++)
        {
            var known = _known[cell];
            if (known == Unknown)
            {
                continue;
            }

            trace.Write(cell);
            if (known == Exact)
            {
                trace.WritePoint(_exact[cell]);
            }
            else if (known == Wide)
            {
                trace.Write(_wide![cell]);
            }
            else
            {
                trace.Write(Truth(cell));
            }
        }
    }

    public void Dispose()
    {
        ArrayPool<decimal>.Shared.Return(_exact);
        ArrayPool<byte>.Shared.Return(_known);
        if (_wide is not null)
        {
            ArrayPool<Figure>.Shared.Return(_wide);
        }

        (_exact, _known, _wide) = ([], [], null);
    }
}

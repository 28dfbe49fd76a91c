namespace Verification.Yardstick.Measuring;

/// <summary>What was done for some households, counted: rows by table and the service's own counters.</summary>
/// <param name="Households">How many households it was done for.</param>
/// <param name="Counts">By name, e.g. <c>rows of evidence</c> or <c>verification_vault_sealed_total</c>.</param>
internal sealed record Work(int Households, IReadOnlyDictionary<string, long> Counts)
{
    /// <summary>The row counts alone.</summary>
    public Work RowsOnly() => new(
        Households, Counts.Where(c => !Metrics.OfWork.Contains(c.Key)).ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal));

    public double PerHousehold(string name) => Math.Round((double)Counts.GetValueOrDefault(name) / Math.Max(1, Households), 3);

    /// <summary>Every count in which the other work differs, a sentence each; empty when both are equal.</summary>
    public IReadOnlyList<string> DifferencesTo(Work other) =>
    [
        .. Counts.Keys.Union(other.Counts.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(name => Counts.GetValueOrDefault(name) != other.Counts.GetValueOrDefault(name))
            .Select(name => $"{name}: {Counts.GetValueOrDefault(name)} ≠ {other.Counts.GetValueOrDefault(name)}"),
    ];

    /// <summary>What must have happened at all for any household that got a verdict.</summary>
    public IReadOnlyList<string> Missing() =>
    [
        .. Metrics.OfWork.Concat(["rows of submission", "rows of household", "rows of answer", "outcomes of answer", "rows of evidence", "rows of data_key",
                "rows of blind_index", "rows of round", "rows of verdict"])
            .Where(name => Counts.GetValueOrDefault(name) < Households).Select(name => $"{name}: {Counts.GetValueOrDefault(name)} < {Households}"),
    ];
}

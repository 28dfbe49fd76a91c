namespace Verification.City.Lives;

/// <summary>What a set of cities has in common; A is the one things are tuned on, the others are shifted to see what breaks.</summary>
/// <remarks>The same seed gives the same families in every set: two sets differ only in what their names say.</remarks>
internal sealed record CitySet
{
    public required string Name { get; init; }

    /// <summary>Name as part of a request id, e.g. <c>cm</c> for C-.</summary>
    public required string Code { get; init; }

    /// <summary>Families that conceal something, of a thousand.</summary>
    public int Conceal { get; init; } = 200;

    /// <summary>Cash share of flexible pay against set A, in per cent.</summary>
    public int Cash { get; init; } = 100;

    /// <summary>Whether payment accounts are a source at all.</summary>
    public bool InflowsConnected { get; init; } = true;

    /// <summary>Other incomes: a heavier tail, and more of the year's work in its season.</summary>
    public bool HeavyTail { get; init; }

    public static IReadOnlyList<CitySet> All { get; } =
    [
        new() { Name = "A", Code = "a" },
        new() { Name = "B5", Code = "b5", Conceal = 50 },
        new() { Name = "B40", Code = "b40", Conceal = 400 },
        new() { Name = "C-", Code = "cm", Cash = 50 },
        new() { Name = "C+", Code = "cp", Cash = 150 },
        new() { Name = "D", Code = "d", InflowsConnected = false },
        new() { Name = "E", Code = "e", HeavyTail = true },
    ];

    public static CitySet? Find(string name) => All.SingleOrDefault(set => string.Equals(set.Name, name, StringComparison.Ordinal));
}

namespace Verification.Platform.Database;

/// <summary>Whose row it is; every row a person may ask for carries it.</summary>
public sealed record RowScope(string Submitter, IReadOnlyList<string> Programmes, string Region, string Purpose);

/// <summary>What a caller may see: own submitter, programmes, region and below, purposes.</summary>
/// <param name="Submitter">Null for callers that see every submitter, such as auditors.</param>
/// <param name="Programmes">At least one of a row's programmes must be among them; <see cref="Any"/> stands for all, none for nothing.</param>
/// <param name="RegionPrefix">Digits of a region code; empty for the whole country.</param>
/// <param name="Purposes">The row's purpose must be among them; <see cref="Any"/> stands for all.</param>
public sealed record Scope(string? Submitter, IReadOnlyList<string> Programmes, string RegionPrefix, IReadOnlyList<string> Purposes)
{
    /// <summary>Stands for all codes in a list; no code of a submitter, programme or purpose can equal it.</summary>
    public const string Any = "*";

    /// <summary>Everything, for operators and auditors without borders.</summary>
    public static Scope Everything { get; } = new(null, [Any], "", [Any]);
}

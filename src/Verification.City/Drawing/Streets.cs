namespace Verification.City.Drawing;

/// <summary>Streets of Qinzhou (620502) and Maiji (620503), where the city's households live.</summary>
internal static class Streets
{
    public static IReadOnlyList<string> All { get; } =
    [
        "620502001", "620502002", "620502003", "620502004", "620502005", "620502006", "620502007",
        "620503001", "620503002", "620503003",
    ];
}

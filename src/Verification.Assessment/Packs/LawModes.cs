namespace Verification.Assessment.Packs;

/// <summary>What assumed law may do.</summary>
public enum LawMode
{
    /// <summary>It decides, and every verdict says that it rests on assumed law.</summary>
    Trial,

    /// <summary>Nothing is assessed on it.</summary>
    Production,
}

/// <summary>The words of the modes, as settings name them.</summary>
public static class LawModes
{
    public const string All = "trial, production";

    /// <summary>Nothing said means trial: until somebody states that the law was verified, no verdict may look as if it were.</summary>
    public static bool TryParse(string? word, out LawMode mode)
    {
        mode = word == "production" ? LawMode.Production : LawMode.Trial;
        return word is null or "" or "trial" or "production";
    }
}

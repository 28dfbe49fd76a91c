namespace Verification.Vocabulary;

/// <summary>A condition over what is known: it holds for every possible value, for none, or only for some.</summary>
public enum TruthValue
{
    False = 0,
    Unknown = 1,
    True = 2,
}

using Verification.Vocabulary;

namespace Verification.Assessment.Language.Reading;

/// <summary>The words of the language; none of them can be a name.</summary>
internal static class Words
{
    private static readonly Dictionary<string, TokenKind> Keywords = new(StringComparer.Ordinal)
    {
        ["if"] = TokenKind.If,
        ["then"] = TokenKind.Then,
        ["else"] = TokenKind.Else,
        ["and"] = TokenKind.And,
        ["or"] = TokenKind.Or,
        ["not"] = TokenKind.Not,
        ["true"] = TokenKind.True,
        ["false"] = TokenKind.False,
        ["where"] = TokenKind.Where,
    };

    private static readonly Dictionary<string, Level> Sets = new(StringComparer.Ordinal)
    {
        ["members"] = Level.Member,
        ["obligors"] = Level.Obligor,
        ["items"] = Level.Item,
        ["months"] = Level.Month,
    };

    private static readonly Dictionary<string, Fold> Folds = new(StringComparer.Ordinal)
    {
        ["sum"] = Fold.Sum,
        ["min"] = Fold.Min,
        ["max"] = Fold.Max,
        ["count"] = Fold.Count,
        ["any"] = Fold.Any,
        ["all"] = Fold.All,
    };

    /// <summary>Rounding rules by the words of packs.</summary>
    public static readonly IReadOnlyDictionary<string, Rounding> Roundings = new Dictionary<string, Rounding>(StringComparer.Ordinal)
    {
        ["exact"] = Rounding.Exact,
        ["nearest-fen"] = Rounding.NearestFen,
        ["down-to-fen"] = Rounding.DownToFen,
        ["up-to-fen"] = Rounding.UpToFen,
        ["nearest-yuan"] = Rounding.NearestYuan,
        ["down-to-yuan"] = Rounding.DownToYuan,
        ["up-to-yuan"] = Rounding.UpToYuan,
        ["up-to-5-yuan"] = Rounding.UpToFiveYuan,
    };

    public const string Functions = "sum, count, min, max, any, all, round, monthly, yearly";

    public static string AllRoundings => string.Join(", ", Roundings.Keys);

    public static TokenKind? Keyword(string word) => Keywords.TryGetValue(word, out var kind) ? kind : null;

    public static Level? Set(string word) => Sets.TryGetValue(word, out var level) ? level : null;

    public static Fold? FoldOf(string word) => Folds.TryGetValue(word, out var fold) ? fold : null;

    public static bool IsConversion(string word) => word is "monthly" or "yearly";

    public static bool IsFunction(string word) => word == "round" || IsConversion(word) || Folds.ContainsKey(word);

    public static Rounding? RoundingOf(string word) => Roundings.TryGetValue(word, out var rule) ? rule : null;

    public static string Word(this Fold fold) => Folds.First(pair => pair.Value == fold).Key;

    public static string SetWord(this Level level) => Sets.First(pair => pair.Value == level).Key;

    public static string Word(this Rounding rule) => Roundings.First(pair => pair.Value == rule).Key;
}

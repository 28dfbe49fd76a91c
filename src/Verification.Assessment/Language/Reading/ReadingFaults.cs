namespace Verification.Assessment.Language.Reading;

/// <summary>What is said of a text that cannot be read.</summary>
internal static class ReadingFaults
{
    private const int ShownMax = 40;

    public static void TooLong(this FormulaFaults faults, int length) => faults.Add(
        FormulaCodes.TooLong, 0,
        $"规则文本有 {length} 个字符，最多 {FormulaLimits.TextMax} 个；请拆成几条有名称的规则。",
        $"The rule has {length} characters, at most {FormulaLimits.TextMax} are read; split it into several named rules.");

    public static void TooDeep(this FormulaFaults faults, int at) => faults.Add(
        FormulaCodes.TooDeep, at,
        $"嵌套超过 {FormulaLimits.DepthMax} 层；请去掉多余的括号，或把内层另立为有名称的规则。",
        $"Nested more than {FormulaLimits.DepthMax} deep; take away parentheses nobody needs, or give the inner part a name of its own.");

    public static void TooLarge(this FormulaFaults faults, int at) => faults.Add(
        FormulaCodes.TooLarge, at,
        $"规则的组成部分超过 {FormulaLimits.NodesMax} 个；请拆成几条有名称的规则。",
        $"The rule has more than {FormulaLimits.NodesMax} parts; split it into several named rules.");

    public static void Unexpected(this FormulaFaults faults, Token found, string zh, string en)
    {
        var (foundZh, foundEn, nextZh, nextEn) = found.Kind == TokenKind.End
            ? ("文本已结束", "the text ends", "请补全", "complete it")
            : ($"“{Shown(found)}”", $"`{Shown(found)}` stands here", "请补全或删去", "complete it or take it away");
        faults.Add(FormulaCodes.Syntax, found.Start, $"{zh}，却是{foundZh}；{nextZh}。", $"{en}, but {foundEn}; {nextEn}.");
    }

    public static void Lookalike(this FormulaFaults faults, int at, string written, string meant) => faults.Add(
        FormulaCodes.Syntax, at, $"“{written}”不是本语言的符号；请写“{meant}”。", $"`{written}` is no sign of this language; write `{meant}`.");

    public static void Foreign(this FormulaFaults faults, int at, string written) => faults.Add(
        FormulaCodes.Syntax, at,
        $"“{Shown(written)}”无法识别；名称只用小写字母、数字、点、下划线和连字符，没有文本和其他符号，请改写。",
        $"`{Shown(written)}` cannot be read: names are lower-case letters, digits, dots, underscores and hyphens; there are no texts and no other signs. Rewrite it.");

    public static void Number(this FormulaFaults faults, int at, string written) => faults.Add(
        FormulaCodes.Number, at,
        $"“{Shown(written)}”不是规范的数：最多 16 位，不带指数和多余的前导零，小数点两侧都有数字，与单位之间空一格；请改写，如 589.00 yuan/month。",
        $"`{Shown(written)}` is not written as numbers are: at most 16 digits, no exponent, no leading zeros, digits on both sides of the point, a blank before the unit. Write e.g. 589.00 yuan/month.");

    public static void UnknownUnit(this FormulaFaults faults, int at, string word) => faults.Add(
        FormulaCodes.UnknownUnit, at,
        $"没有“{Shown(word)}”这个单位；请用 {UnitWords.All} 之一；若是除法，请在斜线两侧留空格。",
        $"There is no unit `{Shown(word)}`; use one of {UnitWords.All}; if a division was meant, put blanks around the slash.");

    public static void UnknownFunction(this FormulaFaults faults, int at, string word) => faults.Add(
        FormulaCodes.UnknownFunction, at,
        $"没有“{Shown(word)}”这个函数；可用 {Words.Functions}。",
        $"There is no function `{Shown(word)}`; there are {Words.Functions}.");

    public static void UnknownRounding(this FormulaFaults faults, int at, string word) => faults.Add(
        FormulaCodes.UnknownRounding, at,
        $"没有“{Shown(word)}”这种取整方式；可用 {Words.AllRoundings}。",
        $"There is no rounding `{Shown(word)}`; there are {Words.AllRoundings}.");

    public static void Chained(this FormulaFaults faults, int at) => faults.Add(
        FormulaCodes.Syntax, at,
        "比较不能连写；请写成 a < b and b < c。",
        "Comparisons cannot be chained; write a < b and b < c.");

    public static void Bracket(this FormulaFaults faults, int at) => faults.Add(
        FormulaCodes.Syntax, at,
        "运算中的 if 须加括号；请写成 (if … then … else …)。",
        "An if inside a calculation needs parentheses; write (if … then … else …).");

    public static void WordAlone(this FormulaFaults faults, int at, string word) => faults.Add(
        FormulaCodes.Syntax, at,
        $"“{word}”不能单独使用；集合须放在函数内，如 count(members)，函数须带括号。",
        $"`{word}` cannot stand alone: a set stands inside a function, as in count(members), and a function has parentheses.");

    public static void Body(this FormulaFaults faults, int at, Fold fold, Level set)
    {
        var (word, of) = (fold.Word(), set.SetWord());
        var (zh, en) = fold == Fold.Count
            ? ($"count 只数个数，不取值；条件请写在 where 之后：count({of} where …)", $"count takes no value of its elements; write a condition behind where: count({of} where …)")
            : ($"{word} 须说明对每个元素取什么；请写成 {word}({of}: …)", $"{word} must be told what to take of each element; write {word}({of}: …)");
        faults.Add(FormulaCodes.Syntax, at, $"{zh}。", $"{en}.");
    }

    public static void NeedsSet(this FormulaFaults faults, int at, Fold fold) => faults.Add(
        FormulaCodes.Syntax, at,
        $"{fold.Word()} 须作用于集合 members、obligors、items 或 months，如 {fold.Word()}(members …)。",
        $"{fold.Word()} goes over a set: members, obligors, items or months, as in {fold.Word()}(members …).");

    public static void TooFew(this FormulaFaults faults, int at, Fold fold) => faults.Add(
        FormulaCodes.Syntax, at,
        $"{fold.Word()} 至少要两个值，或作用于集合；请补上，或去掉 {fold.Word()}。",
        $"{fold.Word()} takes two values or more, or a set; add one, or take {fold.Word()} away.");

    private static string Shown(Token token) => Shown(token.Text);

    // A text made to hurt must not be quoted at length.
    private static string Shown(string written) => written.Length <= ShownMax ? written : written[..ShownMax] + "…";
}

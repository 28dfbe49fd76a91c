using Verification.Assessment.Language.Reading;
using Verification.Vocabulary;

namespace Verification.Assessment.Language.Checking;

/// <summary>What is said of a text that can be read but means nothing.</summary>
internal static class MeaningFaults
{
    public static void UnknownName(this FormulaFaults faults, NameSyntax name, ISymbols symbols)
    {
        if (MeantAsDifference(name.Name, symbols) is { } difference)
        {
            faults.Add(
                FormulaCodes.MinusUnclear, name.Start,
                $"没有“{name.Name}”这个名称：字母或数字之间的连字符属于名称；若是减法，请在减号两侧留空格：{difference}。",
                $"There is no name `{name.Name}`: a hyphen between letters or digits belongs to the name; for a minus put blanks around it: {difference}.");
            return;
        }

        var (nextZh, nextEn) = symbols.Nearest(name.Name) is { } nearest
            ? ($"是否指“{nearest}”？请改正", $"did you mean `{nearest}`? Correct it")
            : ("请核对名称表", "look it up in the list of names");
        faults.Add(FormulaCodes.UnknownName, name.Start, $"没有“{name.Name}”这个名称；{nextZh}。", $"There is no name `{name.Name}`; {nextEn}.");
    }

    public static void WrongLevel(this FormulaFaults faults, NameSyntax name, Level level)
    {
        var (whoseZh, whoseEn) = Whose(level);
        var set = level.SetWord();
        faults.Add(
            FormulaCodes.WrongLevel, name.Start,
            $"“{name.Name}”属于{whoseZh}，在此处看不到；请放在 {set} 的函数内，如 sum({set}: …)。",
            $"`{name.Name}` belongs to {whoseEn} and cannot be seen here; put it inside a function over {set}, such as sum({set}: …).");
    }

    public static void WrongSet(this FormulaFaults faults, int at, Level set)
    {
        var (whereZh, whereEn) = set == Level.Month
            ? ("成员或义务人之内（且不在另一个 months 之内）", "inside a member or an obligor, and not inside months")
            : ("家庭一级", "at the level of the household");
        faults.Add(
            FormulaCodes.WrongLevel, at,
            $"{set.SetWord()} 只能用在{whereZh}；请移到那里，或先在那里定义一个量再引用。",
            $"{set.SetWord()} can be used only {whereEn}; move it there, or define a quantity there and use its name.");
    }

    public static void UnitClash(this FormulaFaults faults, int at, Unit left, Unit right)
    {
        var (one, other) = (UnitWords.Describe(left), UnitWords.Describe(right));
        faults.Add(
            FormulaCodes.UnitClash, at,
            $"单位不一致：一边是 {one.Zh}，另一边是 {other.Zh}；任何单位都不自动换算，请{Advice(left, right).Zh}。",
            $"The units differ: one side is {one.En}, the other {other.En}; nothing converts by itself: {Advice(left, right).En}.");
    }

    public static void Declared(this FormulaFaults faults, Unit declared, Unit found)
    {
        var (one, other) = (UnitWords.Describe(declared), UnitWords.Describe(found));
        faults.Add(
            FormulaCodes.UnitClash, 0,
            $"规则声明的单位是 {one.Zh}，算出的却是 {other.Zh}；请改正声明，或{Advice(declared, found).Zh}。",
            $"The rule declares {one.En}, but its text yields {other.En}; correct the declaration, or {Advice(declared, found).En}.");
    }

    public static void Conversion(this FormulaFaults faults, ConvertedSyntax converted, Unit from, Unit found)
    {
        var (word, need, other) = (converted.IsMonthly ? "monthly" : "yearly", UnitWords.Describe(from), UnitWords.Describe(found));
        faults.Add(
            FormulaCodes.UnitClash, converted.Start,
            $"{word} 只换算 {need.Zh}，此处却是 {other.Zh}；请去掉 {word} 或改正其中的量。",
            $"{word} converts {need.En}, but here stands {other.En}; take {word} away or correct what stands in it.");
    }

    public static void OnlyAmounts(this FormulaFaults faults, int at, Unit found)
    {
        var other = UnitWords.Describe(found);
        faults.Add(
            FormulaCodes.UnitClash, at,
            $"round 只用于 yuan、yuan/month、yuan/year，此处却是 {other.Zh}；请对金额取整。",
            $"round takes yuan, yuan/month or yuan/year, but here stands {other.En}; round an amount.");
    }

    public static void UnitPower(this FormulaFaults faults, int at, Unit unit)
    {
        var word = UnitWords.Describe(unit);
        faults.Add(
            FormulaCodes.UnitPower, at,
            $"算出的单位 {word.Zh} 没有意义；请检查乘除的是哪些量。",
            $"The unit {word.En} means nothing; look again at what is multiplied and divided.");
    }

    public static void NeedsTruth(this FormulaFaults faults, int at) => faults.Add(
        FormulaCodes.NeedsTruth, at,
        "此处应为条件（真或假），却是数值；请写成比较，如 … < …。",
        "A condition is needed here, but this is a number; write a comparison, such as … < ….");

    public static void NeedsNumber(this FormulaFaults faults, int at) => faults.Add(
        FormulaCodes.NeedsNumber, at,
        "此处应为数值，却是条件（真或假）；请直接使用条件，或写成 if … then … else …。",
        "A number is needed here, but this is a condition; use the condition itself, or write if … then … else ….");

    public static void DivisionByZero(this FormulaFaults faults, int at) => faults.Add(
        FormulaCodes.DivisionByZero, at, "除数恒为零；请改正除数。", "The divisor is always zero; correct it.");

    public static void TooCostly(this FormulaFaults faults, long cost) => faults.Add(
        FormulaCodes.TooCostly, 0,
        $"在最大的家庭上需要 {cost} 步，最多 {FormulaLimits.CostMax} 步；请减少集合内的计算，或拆成几条规则。",
        $"It takes {cost} steps on the largest household, at most {FormulaLimits.CostMax} are allowed; calculate less inside the sets, or split the rule.");

    public static void Unreachable(this FormulaFaults faults, int at) => faults.Add(
        FormulaCodes.Unreachable, at,
        "这一支永远不会被采用：它的条件不可能成立，或前面的条件已包含所有情形；请删去或改正条件。",
        "This arm is never taken: its condition cannot hold, or the ones before it leave nothing over; take it away or correct the conditions.");

    private static Text Advice(Unit left, Unit right) =>
        (left == Unit.YuanPerMonth && right == Unit.YuanPerYear) || (left == Unit.YuanPerYear && right == Unit.YuanPerMonth)
            ? new("用 monthly(…) 或 yearly(…) 换算其中一边", "put monthly(…) or yearly(…) around one side")
            : new("乘以或除以所缺的量", "multiply or divide by what is missing");

    private static (string Zh, string En) Whose(Level level) => level switch
    {
        Level.Member => ("成员", "a member"),
        Level.Obligor => ("义务人", "an obligor"),
        Level.Item => ("财产项目", "an item of property"),
        _ => ("月份", "a month"),
    };

    /// <summary>The name with one hyphen as a minus, when what stands before it is a name and behind it a name or a number.</summary>
    private static string? MeantAsDifference(string name, ISymbols symbols)
    {
        for (var i = name.IndexOf('-', StringComparison.Ordinal); i > 0; i = name.IndexOf('-', i + 1))
        {
            var (left, right) = (name[..i], name[(i + 1)..]);
            if (symbols.Find(left) is not null && (char.IsAsciiDigit(right[0]) || symbols.Find(right) is not null))
            {
                return $"{left} - {right}";
            }
        }

        return null;
    }
}

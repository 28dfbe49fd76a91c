using System.Text.Json.Nodes;
using Verification.Assessment.Language;

namespace Verification.Assessment.Packs.Schema;

/// <summary>The forms of the entries of lists: marks, numbers, quantities, programmes, flags, reasons.</summary>
internal static class RuleShapes
{
    public static JsonObject Mark() => Shape.Law(
        "一类情况的名称,如 severely_disabled", "the name of a class of facts, e.g. severely_disabled",
        ("mark*", Shape.Text("公式中的名称", "its name in formulas")),
        ("facts", Shape.List(MoneyShapes.Fact(), "有其一即是", "any of these makes it")),
        ("relations", Shape.Texts("与申请人的关系,有其一即是", "any of these relations to the applicant makes it")),
        ("evidence", Shape.Choices(MoneyShapes.Kinds, "有此记录即是", "any of these records makes it")),
        ("needs_evidence", Shape.YesNo("仅申报则未定", "what is only stated leaves it open")),
        ("years", Shape.Whole(0, 100, "须满的年数", "years it must have lasted")));

    public static JsonObject Number() => Shape.Law(
        "以情况申报的数", "a number stated as a fact",
        ("number*", Shape.Text("公式中的名称", "its name in formulas")), ("fact*", Shape.Text("情况的种类", "kind of the fact")),
        ("counts", Shape.YesNo("数其件数,而不取其值", "counts the facts instead of taking the number one states")),
        ("scale", Shape.Number("申报一单位值多少,如 0.01", "what one of the stated number is worth, e.g. 0.01")),
        ("otherwise", Shape.Number("未申报时的值", "what holds when none was stated")), ("unit", UnitOf()));

    public static JsonObject Quantity()
    {
        var quantity = Shape.Law(
            "由公式算出的量", "a quantity a formula works out",
            ("quantity*", Shape.Text("公式中的名称,如 income.per_head", "its name in formulas, e.g. income.per_head")),
            ("of", Shape.Choice(["household", "member", "obligor"], "每户、每位成员或每位义务人,默认每户", "of the household (default), of each member or of each obligor")),
            ("unit", UnitOf()), ("means*", Shape.Bilingual("给读者的含义", "what it means to a reader")),
            ("assessed_maintenance", Shape.YesNo("义务人应承担的赡养抚养扶养费,家庭可知", "the assessed maintenance of an obligor, the family's to know")),
            ("value", Shape.Formula("数", "a number")), ("holds", Shape.Formula("是非", "a truth")));
        quantity["anyOf"] = new JsonArray(Shape.Needs("value"), Shape.Needs("holds"));
        return quantity;
    }

    public static JsonObject Programme() => Shape.Map(
        "救助项目", "an assistance programme",
        ("code*", Shape.Text("代码,如 dibao", "its code, e.g. dibao")), ("means*", Shape.Bilingual("名称", "its name")),
        ("standard*", Shape.Text("标准所用的数值", "the value that is its standard")),
        ("per_head*", Shape.Text("核对意见所示人均收入的量", "the quantity a verdict shows as income per head")),
        ("conditions*", Shape.List(Condition(), "须全部成立;依此次序给出理由", "all must hold; reasons follow this order")), ("amount", Amount()),
        ("next", Shape.Texts("不符合时提示的项目", "programmes named when it is not reached")), ("look_back", LookBack()),
        ("valid_for", Shape.Text("意见有效期所用的数值", "the value that says how long a verdict holds")),
        ("provisional_within", Shape.Text("先行意见时限所用的数值", "the value that says within how many minutes a provisional verdict is given")),
        ("report_serves", Shape.Texts("可沿用其核对报告的项目", "programmes its report may be used for")));

    public static JsonObject Flag() => Shape.Law(
        "须人工查看的情形;只提示,不否决", "a situation a person has to look at; it refers, it never refuses",
        ("flag*", Shape.Text("代码,也是理由代码", "its code, a reason code too")),
        ("refers", Shape.Texts("涉及的项目,空为全部", "programmes it concerns, all when empty")),
        ("holds*", Shape.Formula("何时成立", "when it holds")), ("accepts", Shape.Texts("可消除它的材料", "what clears it")));

    public static JsonObject Reason() => Shape.Map(
        "理由代码的文字", "the sentence of a reason code",
        ("code*", Shape.Text("代码", "the code")), ("zh*", Shape.Text("中文", "in Chinese")), ("en*", Shape.Text("英文", "in English")));

    private static JsonObject Condition() => Shape.Law(
        "一项条件", "one condition",
        ("id*", Shape.Text("核对意见中的名称", "its name in verdicts")),
        ("about*", Shape.Choice(["income", "property", "expenditure", "person", "programme"], "关于什么", "what it is about")),
        ("holds*", Shape.Formula("条件", "the condition")),
        ("when_true*", Shape.Text("成立时的理由代码", "reason code when it holds")), ("when_false*", Shape.Text("不成立时的理由代码", "reason code when it does not")),
        ("when_unknown*", Shape.Text("未定时的理由代码", "reason code when it is undecided")));

    private static JsonObject Amount() => Shape.Law(
        "金额", "what is paid",
        ("value*", Shape.Formula("每月金额;一次性为总额", "yuan a month; yuan when paid once")), ("rule*", Shape.Text("算法名称", "name of the rule in verdicts")),
        ("one_off", Shape.YesNo("一次性发放", "paid once")));

    private static JsonObject LookBack() => Shape.Map(
        "追溯期所用的数值", "the values of its look-back",
        ("months*", Shape.Text("月数", "how many months")), ("divisor*", Shape.Text("除数", "by how many the sum is divided")),
        ("counts_month_of_application*", Shape.Text("是否计入申请当月", "whether the month of application counts")));

    private static JsonObject UnitOf() => Shape.Text($"单位:number, {UnitWords.All}", $"unit: number, {UnitWords.All}");
}

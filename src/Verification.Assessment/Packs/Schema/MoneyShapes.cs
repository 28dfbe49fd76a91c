using System.Text.Json.Nodes;
using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Schema;

/// <summary>The forms of the blocks that stand once: income, labour, composition, sources.</summary>
internal static class MoneyShapes
{
    public static IEnumerable<string> Kinds => EvidenceWords.Kinds.Keys.Order(StringComparer.Ordinal);

    public static JsonObject Income() => Shape.Map(
        "收入、支出与财产的项目", "items of income, expense and property",
        ("items*", Shape.List(Item("收入项目", "an item of income"), "收入项目;一条记录归入第一个相符的", "items of income; a record belongs to the first that fits")),
        ("expenses", Shape.List(Item("支出项目", "an item of expense"), "支出项目", "items of expense")),
        ("property", Shape.List(Class(), "财产类别", "classes of property")));

    public static JsonObject Labour() => Shape.Map(
        "劳动能力", "ability to work",
        ("not_able", Shape.List(Fact(), "有其一即无劳动能力", "any of these ends ability to work")));

    public static JsonObject Composition() => Shape.Map(
        "共同生活的家庭成员", "who belongs to the household",
        ("not_counted*", Shape.List(
            Shape.Law(
                "不计入的人", "who is not counted",
                ("reason*", Shape.Text("理由代码", "reason code")), ("fact", Shape.Text("申报的情况", "the stated fact")),
                ("values", Shape.Texts("计入的值,* 代表任意", "values that count, * stands for anything")),
                ("evidence", Shape.Choice(Kinds, "证明它的记录", "the record that proves it")), ("details", Details()),
                ("years", Shape.Whole(0, 100, "须满的年数", "years it must have lasted"))),
            "不计入的人,依次判断", "who is not counted, tested in order")));

    public static JsonObject Sources() => Shape.Map(
        "查询的数据源", "sources asked", ("asked*", Shape.List(Source(), "按优先次序", "in order of precedence")));

    /// <summary>A kind of fact and the values that count.</summary>
    public static JsonObject Fact() => Shape.Map(
        "一种情况", "a kind of fact",
        ("fact*", Shape.Text("情况的种类", "kind of the fact")), ("values", Shape.Texts("计入的值,* 代表任意", "values that count, * stands for anything")),
        ("article", Shape.Text("文件与条款", "document and article")), ("status", Shape.Choice(["assumed"], "未查到出处", "no article was found")),
        ("why", Shape.Text("说明", "a remark")));

    private static JsonObject Item(string zh, string en) => Shape.Law(
        zh, en,
        ("item*", Shape.Text("公式中的名称", "its name in formulas")),
        ("kinds", Shape.Choices(Kinds, "归入的记录", "records that belong to it")), ("details", Details()),
        ("from_work", Shape.YesNo("劳动所得", "earned by work")),
        ("declared", Shape.Text("申报时的用词", "the word under which it is declared")));

    private static JsonObject Class() => Shape.Law(
        "财产类别", "a class of property",
        ("class*", Shape.Text("公式中的名称", "its name in formulas")),
        ("kinds", Shape.Choices(Kinds, "归入的记录", "records that belong to it")), ("details", Details()),
        ("except", Shape.Texts("不归入的细类", "details that do not belong")));

    private static JsonObject Source() => Shape.Law(
        "一个数据源", "one source",
        ("id*", Shape.Text("sources.yaml 中的编号", "its id in sources.yaml")),
        ("role*", Shape.Choice(["mandatory", "supporting"], "必查:不答复则量值未定;辅助:不影响", "mandatory: its silence leaves open; supporting: it does not")),
        ("bounds", Shape.Texts("不答复时未定的:income, expense, facts, composition, obligors 或财产类别", "what its silence leaves open: income, expense, facts, composition, obligors or a class of property")),
        ("from_age", Shape.Whole(0, 100, "自此年龄起查询", "asked about persons from this age")),
        ("freshness_days", Shape.Whole(1, 4000, "信息的有效天数", "days an answer stays fresh")),
        ("stage", Shape.Whole(1, 2, "第几批查询", "when it is asked, first or second")),
        ("asks_obligors", Shape.YesNo("也查询赡养抚养扶养义务人", "obligors are asked about too")),
        ("of_province", Shape.YesNo("只掌握户籍在本省的人,外省的请当地协查", "knows only persons registered in its province; for others that province is asked")),
        ("quality", Shape.Map(
            "测得的质量须达到的限度;未达到或未测得时,无记录不视为没有", "what must be measured of it; else its having no record leaves open instead of meaning none",
            ("completeness_at_least", Shape.Number("完整率,0 到 1", "share it shows of what others show it must, 0 to 1")),
            ("lag_at_most_days", Shape.Whole(0, 4000, "滞后天数", "days from the end of a month to its being shown")))),
        ("accepts", Shape.Texts("可代替答复的材料", "what settles its silence")),
        ("settles", Shape.Names(
            Shape.Choices(Kinds, "该材料能证明的记录", "records it shows"), "材料种类及其能证明的记录", "kinds of document, and the records each of them shows")));

    private static JsonObject Details() => Shape.Texts("计入的细类,空为任意", "details that count, any when empty");
}

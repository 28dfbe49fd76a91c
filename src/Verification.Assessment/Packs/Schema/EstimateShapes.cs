using System.Text.Json.Nodes;

namespace Verification.Assessment.Packs.Schema;

/// <summary>The form of the entries of <c>estimates:</c>.</summary>
internal static class EstimateShapes
{
    public static JsonObject Estimate() => Shape.Law(
        "灵活就业收入的一种估算方法", "a method of estimating income of flexible work",
        ("estimate*", Shape.Text("名称,如 day-labour", "its name, e.g. day-labour")),
        ("method*", Shape.Choice(EstimateMethods.All.Keys, "方法", "the method")),
        ("channel*", Shape.Choice(ChannelWords.All.Keys, "款项的渠道", "the way the money comes in")),
        ("means*", Shape.Bilingual("给读者的含义", "what it means to a reader")), ("use*", Use()),
        ("coverage*", Shape.Text("适用的人中真实收入落在区间内的比例,如 90%", "share of the persons it is for whose true income lies inside, e.g. 90%")),
        ("also_seen_in", Shape.Choices(ChannelWords.All.Keys, "这种工作的款项也可能见于的渠道", "channels in which money of this work may show as well")),
        ("into", Shape.Text("归入的收入项目,默认 unrecorded", "the item of income it belongs to, by default unrecorded")),
        ("rate", Between("日工资", "pay of a day", "120.00 yuan/day")), ("days", Between("每月天数", "days a month", "15 days/month")),
        ("pay", Between("月收入", "yield of a month", "2000.00 yuan/month")), ("months", Between("每十二个月工作几个月", "months of every twelve", "9 months")),
        ("season", Shape.List(Shape.Whole(1, 12, "月份", "a month"), "季节的月份", "months of the season")),
        ("cost", Between("成本占营业额的比例", "share of turnover that is cost", "40%")), ("fee", Between("平台抽成", "share a platform keeps", "20%")),
        ("unmatched", Shape.Text("无对应任务的结算中可能不是报酬的比例", "share of a payout without tasks that may not be pay")),
        ("month_by", Shape.Choice(["pay", "service"], "按结算月或服务月计", "counts the month of payout or of service")),
        ("lag", Shape.Text("季度结束后几个月才可能报送", "months after a quarter before it can be known")),
        ("share", Between("无法解释的收款中算收入的比例", "share of unexplained inflow that is income", "50%")),
        ("netted", Shape.Texts("不算新收入的收款类别", "details of inflows that are no new income")),
        ("contribution_share", Shape.Text("缴费占基数的比例", "contributions as a share of their base")),
        ("base", Between("缴费基数的下限和上限", "least and largest base", "3000.00 yuan/month")),
        ("band", Shape.Text("工资可高出基数的比例", "how far pay may lie above the base")),
        ("declared", Shape.Texts("申报时的用词;不写则不用申报数", "words under which it is declared; declarations are not used without")),
        ("error", Shape.Texts("申报数可能偏高、偏低的比例", "how far a declared amount lies above and below the truth")));

    private static JsonObject Use() => Shape.Map(
        "何时可用:申报了其中一种工作,或有其中一种记录;其余须全部成立", "when it may be used: one of the works is stated or one of the records is there, and all else holds",
        ("work", Shape.Texts("申报的工作;unstated 为未申报", "stated words of work; unstated: none is stated")),
        ("evidence", Shape.List(Record(), "有此记录", "there is such a record")), ("without", Shape.List(Record(), "没有此记录", "there is no such record")),
        ("able", Shape.YesNo("限有劳动能力的成年人", "only for able adults")), ("from_age", Shape.Whole(0, 130, "自此年龄", "from this age")),
        ("before_age", Shape.Whole(0, 130, "未满此年龄", "before this age")));

    private static JsonObject Record() => Shape.Map(
        "一种记录", "a kind of record",
        ("kind*", Shape.Choice(MoneyShapes.Kinds, "种类", "its kind")), ("details", Shape.Texts("计入的细类,空为任意", "details that count, any when empty")));

    private static JsonObject Between(string zh, string en, string example) => Shape.Either(
        Shape.Text($"{zh},如 {example}", $"{en}, e.g. {example}"), Shape.Texts($"{zh}:最低、最高", $"{en}: least and most"));
}

using System.Text.Json.Nodes;
using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Schema;

/// <summary>The form of <c>cases:</c>.</summary>
internal static class CaseShapes
{
    public static JsonObject Case() => Shape.Map(
        "一个算例:未列为 silent 的数据源均已答复", "a worked example: every source has answered unless listed under silent",
        ("name*", Shape.Text("名称", "its name")), ("county*", Shape.Pattern("^[0-9]{6}$", "县级行政区划代码", "county code")),
        ("accepted_on*", Shape.Day("受理日", "day of acceptance")), ("as_of", Shape.Day("核对基准日,默认受理日", "day verified, by default that of acceptance")),
        ("members*", Shape.List(Member(), "家庭成员,申请人在先", "members, the applicant first")),
        ("obligors", Shape.List(Member(), "赡养抚养扶养义务人", "persons with a maintenance duty")),
        ("property", Shape.List(Thing(), "登记的财产", "things registered")), ("circumstances", Circumstances()),
        ("silent", Shape.Names(Shape.Choice(["no-record", "not-matched", "no-answer", "refused", "not-covered", "stale", "not-searchable", "weak-match", "not-asked"], "未提供信息的情形", "its kind of silence"), "未提供信息的数据源", "sources that told nothing")),
        ("measured", Shape.Names(
            Shape.Map(
                "不写的即未测得", "what is left out is not measured",
                ("completeness", Shape.Number("完整率,0 到 1", "share shown, 0 to 1")), ("lag_days", Shape.Whole(0, 4000, "滞后天数", "days of lag"))),
            "测得的数据源质量;未列出的恰好达到要求", "what is measured of sources; one not named just meets the law's limits")),
        ("provinces", Shape.Map(
            "期望的协查情况;不写的不比较", "what is expected of provinces; what is left out is not compared",
            ("covered", Shape.Texts("已覆盖的省级行政区代码", "codes of the provinces covered")),
            ("asked", Shape.List(
                Shape.Map(
                    "请一个省协查", "what one province is asked for",
                    ("province*", Shape.Pattern("^[0-9]{2}$", "省级行政区划代码", "its code")), ("members", Shape.Texts("第几位成员", "of which persons, by place")),
                    ("sources", Shape.Texts("本省不掌握的数据源", "sources of ours that do not know")), ("accepts", Shape.Texts("可作答复的材料", "what settles it"))),
                "请外省协查的事项", "what other provinces are asked for")),
            ("due_days", Shape.Whole(0, 366, "自出具意见起的天数", "days from the verdict until it is due")))),
        ("expect*", Shape.Either(Expectation(), Shape.List(Expectation(), "每个项目一条", "one for each programme"))),
        ("article", Shape.Text("文件与条款", "document and article")), ("why", Shape.Text("说明", "a remark")));

    private static JsonObject Member() => Shape.Map(
        "一个人", "one person",
        ("relation*", Shape.Text("与申请人的关系", "relation to the applicant")), ("age", Shape.Whole(0, 130, "年龄;不写则不知", "age; unknown when left out")),
        ("sex", Shape.Choice(["female", "male"], "性别", "sex")), ("income", Monthly("各收入项目的月额", "income a month by item")),
        ("income_by_month", Shape.Names(Shape.List(Shape.Number("元", "yuan"), "逐月,最早在先", "month by month, the earliest first"), "追溯期内逐月收入", "income of each month of the look-back")),
        ("expenses", Monthly("各支出项目的月额", "expenses a month by item")), ("declared", Monthly("申报的月额", "what was declared a month")),
        ("registered", Shape.Pattern("^[0-9]{2,12}$", "户籍所在地的行政区划代码", "code of the region of registration")),
        ("deposit", Amount("存款", "on deposit")),
        ("facts", Shape.Names(Shape.Either(Shape.Number("值", "a value"), Shape.List(Shape.Number("值", "a value"), "多个值", "several values")), "申报的情况", "facts stated")),
        ("evidence", Shape.List(Record(), "登记的情况", "what registries show")),
        ("signals", Shape.List(Signal(), "线索:只能引出问题", "signals: they only raise questions")),
        ("contributed_months", Shape.Whole(0, 36, "缴费月数", "months of contributions")));

    private static JsonObject Record() => Shape.Map(
        "一条登记记录", "one record",
        ("kind*", Shape.Choice(MoneyShapes.Kinds, "种类", "its kind")), ("detail", Shape.Text("细类", "its detail")),
        ("from", Shape.Day("自", "from")), ("to", Shape.Day("至", "to")), ("amount", Amount("金额", "its amount")),
        ("object", Shape.Text("同一笔款项或结算的编号", "id of the payment or settlement it is about")), ("source", Shape.Text("数据源", "the source that shows it")),
        ("paper", Shape.Text("答复问题所凭的材料;不写为登记记录", "the paper it rests on, which answers a question; left out: a register's record")),
        ("answers", Shape.Choice(QuestionCodes.EndedByPapers.Keys, "材料所答复的问题;不写为“核对到的收入高于本人申报”", "code of the question the paper answers; left out: why more was found than stated")),
        ("payer", Shape.Text("发放单位的编号", "number of who paid")));

    private static JsonObject Signal() => Shape.Map(
        "一条线索", "one signal",
        ("kind*", Shape.Choice(SignalWords.Kinds.Keys.Order(StringComparer.Ordinal), "种类", "its kind")), ("size", Amount("金额", "its size")),
        ("from", Shape.Day("自", "from")), ("to", Shape.Day("至", "to")));

    private static JsonObject Thing() => Shape.Map(
        "一件财产", "one thing",
        ("kind*", Shape.Choice(MoneyShapes.Kinds, "种类", "its kind")), ("value", Amount("价值", "its value")), ("detail", Shape.Text("细类", "its detail")),
        ("use", Shape.Text("用途", "its use")), ("bought_on", Shape.Day("购置日", "day it was bought")), ("area", Shape.Number("平方米", "square metres")),
        ("of", Shape.Whole(1, 30, "持有人是第几位", "whose it is, by place from 1")), ("share", Shape.Text("份额如 50%;unknown 为不明", "share, e.g. 50%; unknown when nobody knows")));

    private static JsonObject Circumstances() => Shape.Map(
        "申请时的情况", "circumstances of the application",
        ("months_of_difficulty", Shape.Whole(1, 12, "困难月数", "months of difficulty")), ("urgent", Shape.Text("紧急事由", "ground of urgency")),
        ("receiving", Shape.List(
            Shape.Map(
                "正在享受的救助", "a benefit received",
                ("programme*", Shape.Text("项目", "its programme")), ("amount", Amount("每月金额", "yuan a month")), ("from", Shape.Day("自", "since")),
                ("over_since", Shape.Day("自此日收入超标", "income over the limit since")), ("over_by", Shape.Text("超标原因", "what put it over"))),
            "正在享受的救助", "benefits received")),
        ("overrides", Shape.List(
            Shape.Map(
                "经办人员依规定作出的例外", "an exception an officer has made under the law",
                ("member", Shape.Whole(1, 30, "第几位成员", "of which member, by place")), ("rule*", Shape.Text("规则", "the rule")), ("ground", Shape.Text("依据", "its ground"))),
            "例外", "exceptions")));

    private static JsonObject Expectation() => Shape.Map(
        "期望的结果;不写的不比较", "what is expected; what is left out is not compared",
        ("programme*", Shape.Text("项目", "the programme")), ("outcome*", Shape.Choice(["eligible", "ineligible", "review"], "核对意见", "the verdict")),
        ("counted", Shape.Whole(0, 30, "计入人数", "members counted")), ("per_head", Amount("人均月收入", "income per head and month")), ("payable", Amount("应发金额", "payable")),
        ("high", Amount("全部有利时的金额", "payable if everything open turns out well")), ("arrears", Amount("补发", "arrears")),
        ("first_reason", Shape.Text("首要理由代码", "first reason code")), ("main_cause", Shape.Text("主因", "main cause")),
        ("asks", Shape.Texts("入户要问的事项,按次序", "what a visit asks about, in its order")), ("yield", Amount("入户预期收益(每年)", "expected yield of a visit, a year")),
        ("first_question", Shape.Text("首要问题:数据源或代码", "first open question: its source or code")), ("flags", Shape.Texts("须查看的情形,按次序", "flags in their order")));

    private static JsonObject Monthly(string zh, string en) => Shape.Names(Shape.Pattern(" yuan/month$", "如 1200.00 yuan/month", "e.g. 1200.00 yuan/month"), zh, en);

    private static JsonObject Amount(string zh, string en) => Shape.Number($"{zh},元,两位小数", $"{en}, yuan with two decimals");
}

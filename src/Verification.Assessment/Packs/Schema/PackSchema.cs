using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Verification.Assessment.Packs.Schema;

/// <summary>The JSON Schema of a pack file, for editors: it completes and explains keys; what is law is judged by <c>verification policy check</c>.</summary>
public static class PackSchema
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema as it is kept beside the packs.</summary>
    public static string Text => Whole().ToJsonString(Readable) + "\n";

    private static JsonObject Whole()
    {
        var schema = new JsonObject { ["$schema"] = "http://json-schema.org/draft-07/schema#", ["title"] = "政策包 · policy pack" };
        foreach (var (key, value) in File().ToList())
        {
            schema[key] = value?.DeepClone();
        }

        return schema;
    }

    private static JsonObject File() => Shape.Map(
        "某一层级(国家、省、市、县)在一段时间内的规定", "the law one level (nation, province, city, county) adds for a span of days",
        ("about", Shape.Text("关于", "what it is about")), ("pack*", Shape.Text("地区与主题,如 cn/gansu/tianshui/urban-dibao", "place and subject, e.g. cn/gansu/tianshui/urban-dibao")),
        ("region*", Shape.Pattern("^(cn|[0-9]{2}|[0-9]{4}|[0-9]{6})$", "cn,或加引号的 2、4、6 位行政区划代码", "cn, or a region code of 2, 4 or 6 digits in quotes")),
        ("counties", Shape.List(Shape.Pattern("^[0-9]{6}$", "县级代码", "county code"), "只适用于这些县区", "speaks for these counties only")),
        ("effect*", Shape.Map("生效期间", "days of legal effect", ("from*", Shape.Day("首日", "first day")), ("to", Shape.Day("末日", "last day")))),
        ("published", Shape.Text("公布日,或 unknown", "day of publication, or unknown")),
        ("opens", Shape.Texts("允许下级改变的名称,如 income.*", "names a lower level may set anew, e.g. income.*")),
        ("values", ValueShapes.Values()),
        ("income", MoneyShapes.Income()), ("labour", MoneyShapes.Labour()), ("composition", MoneyShapes.Composition()), ("sources", MoneyShapes.Sources()),
        ("concealment", ConcealmentShapes.Concealment()),
        ("marks", Shape.List(RuleShapes.Mark(), "情况的名称", "names of facts")), ("numbers", Shape.List(RuleShapes.Number(), "申报的数", "numbers stated")),
        ("quantities", Shape.List(RuleShapes.Quantity(), "由公式算出的量", "quantities worked out by formulas")),
        ("programmes", Shape.List(RuleShapes.Programme(), "救助项目,依次判断", "programmes, tested in order")),
        ("flags", Shape.List(RuleShapes.Flag(), "须人工查看的情形", "situations to be looked at")),
        ("estimates", Shape.List(EstimateShapes.Estimate(), "灵活就业收入的估算方法", "methods of estimating income of flexible work")),
        ("reasons", Shape.List(RuleShapes.Reason(), "新的理由代码", "new reason codes")), ("cases", Shape.List(CaseShapes.Case(), "算例", "worked examples")));
}

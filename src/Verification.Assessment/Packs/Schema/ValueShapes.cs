using System.Text.Json.Nodes;

namespace Verification.Assessment.Packs.Schema;

/// <summary>The form of <c>values:</c>.</summary>
internal static class ValueShapes
{
    public static JsonObject Values()
    {
        var values = Shape.Names(
            Shape.Either(Version(), Shape.List(Version(), "按 from 先后排列的版本", "versions in order of from")), "数值,名称小写、用点分段", "values, named in lower case with dots");
        values["propertyNames"] = new JsonObject { ["pattern"] = "^[a-z][a-z0-9._-]*$" };
        return values;
    }

    private static JsonObject Version() => Shape.Law(
        "一个数值", "one value",
        ("value*", Value()),
        ("from", Shape.Day("自此日起有效,默认文件生效日", "holds from this day, by default from the effect of the file")),
        ("to", Shape.Day("至此日止", "holds to this day")),
        ("published", Shape.Day("公布日,默认文件的公布日", "day of publication, by default that of the file")),
        ("floor_of", Shape.Text("它是哪个数值的下限:下级只能更高", "the value it is a floor of: a lower level may only set more")));

    private static JsonObject Value() => new()
    {
        ["type"] = new JsonArray("string", "boolean"),
        ["description"] = "带单位的数值、yes/no、取整方式、工资按什么计月,或 unknown(这些日子的规定不明)"
            + " · a number with its unit, yes or no, a rounding, how wages are given to months, or unknown (the law of these days is not known)",
        ["examples"] = new JsonArray(
            "589.00 yuan/month", "24 months", "16 years", "15 days", "10 working days", "30 minutes", "2 times", "50%", "yes", "unknown", "nearest-fen", "pay-frequency"),
    };
}

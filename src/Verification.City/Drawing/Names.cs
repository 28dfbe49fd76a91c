using Verification.Vocabulary;

namespace Verification.City.Drawing;

/// <summary>Common surnames and given names; together they name nobody in particular.</summary>
internal static class Names
{
    private const string Surnames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";

    private static readonly string[] Male =
        ["建国", "建军", "志强", "国强", "永强", "文斌", "海涛", "晓东", "小军", "伟", "刚", "勇", "军", "平", "明", "建平", "志明", "玉林", "文军", "浩", "子轩", "宇航", "俊杰", "天佑", "鹏飞", "得福", "满仓", "来生"];

    private static readonly string[] Female =
        ["秀英", "桂英", "玉兰", "秀兰", "桂芳", "淑珍", "玉梅", "丽", "娟", "敏", "静", "艳", "芳", "霞", "红梅", "晓燕", "雪梅", "彩霞", "亚玲", "雨桐", "欣怡", "梓涵", "诗涵", "佳怡", "巧玲", "改改", "拴女", "小红"];

    public static string Surname(Chance chance) => Surnames[chance.Below(Surnames.Length)].ToString();

    public static string Of(Chance chance, string surname, Sex sex) => surname + chance.Of(sex == Sex.Male ? Male : Female);
}

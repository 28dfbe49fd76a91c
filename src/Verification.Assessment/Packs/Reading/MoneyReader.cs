using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Reading;

/// <summary>Reads <c>income:</c>: items of income and expense, classes of property.</summary>
internal static class MoneyReader
{
    public static IncomeRule Read(MapReader block, ValueBook values)
    {
        var rule = new IncomeRule(
            [.. block.Maps("items").Select(Item)], [.. Optional(block, "expenses").Select(Item)], [.. Optional(block, "property").Select(Class)],
            values.Rounding(KnownValues.PerHeadRounding))
        {
            WagesBy = values.Has(KnownValues.WagesBy) ? values.WagesBy(KnownValues.WagesBy) : null,
        };
        if (rule.Classes.Count > Matters.ClassesMax)
        {
            block.Fault("pack.too_large", block.Node, "财产类别过多。", "There are too many classes of property.");
        }

        block.NothingElse();
        return rule;
    }

    private static IReadOnlyList<MapReader> Optional(MapReader block, string key) => block.Optional(key) is null ? [] : block.Maps(key);

    private static MoneyItem Item(MapReader map, int index)
    {
        var item = new MoneyItem(
            index, map.Text("item"), map.Words("kinds", EvidenceWords.Kinds, EvidenceKind.Wage), map.Texts("details"), map.IsYes("from_work"),
            map.OptionalText("declared"), LevelReader.Article(map));
        map.NothingElse();
        return item;
    }

    private static PropertyClass Class(MapReader map, int index)
    {
        var one = new PropertyClass(
            Math.Min(index, Matters.ClassesMax - 1), map.Text("class"), map.Words("kinds", EvidenceWords.Kinds, EvidenceKind.Deposit), map.Texts("details"),
            map.Texts("except"), LevelReader.Article(map));
        map.NothingElse();
        return one;
    }
}

using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Reading;

/// <summary>Reads the structured blocks of a resolved chain into the rules of a pack.</summary>
internal sealed class BlockReader(
    LevelFile leaf, ValueBook values, IReadOnlyDictionary<string, (LevelFile Level, PackNode Node)> blocks, FaultList faults)
{
    public Pack Read()
    {
        var pack = new Pack
        {
            Id = "",
            Name = "",
            Digest = "",
            Effect = default,
            LookBack = new(
                values.Get<int>(KnownValues.LookBackMonths), values.Get<int>(KnownValues.LookBackDivisor),
                values.Get<bool>(KnownValues.CountsMonthOfApplication)),
            Labour = new(
                values.Get<int>(KnownValues.WorkingFromAge), values.Get<int>(KnownValues.WorkingBeforeAge),
                values.Get<Money>(KnownValues.NoRecordLow), values.Get<Money>(KnownValues.NoRecordHigh), NotAble()),
            Income = Income(),
            NotCounted = Composition(),
            Sources = [.. Items("sources").Select(SourceBlocks.Source)],
            Programmes = [.. Items("programmes").Select(map => new ProgrammeReader(map, values).Read())],
            Discrepancy = new(
                values.Get<decimal>(KnownValues.DiscrepancyIgnore), values.Get<decimal>(KnownValues.DiscrepancySmall),
                values.Get<decimal>(KnownValues.DiscrepancyMedium)),
            Deadlines = new(
                values.Get<int>(KnownValues.AnswerWithin), values.Get<int>(KnownValues.ValidFor), values.Get<int>(KnownValues.QuestionDue),
                values.Get<int>(KnownValues.HumanStepDue), values.Get<int>(KnownValues.RemedyWithin)),
        };
        Check(pack);
        values.NothingUnused();
        return pack with { Programmes = [.. pack.Programmes.Select(p => p with { Assumed = AssumedLaw.UsedBy(pack, p) })] };
    }

    private void Check(Pack pack)
    {
        var wrong = pack.LookBack.Months.Value is < 1 or > 36 || pack.LookBack.Divisor.Value < 1
            || pack.Labour.NoRecordHigh.Value < pack.Labour.NoRecordLow.Value;
        if (wrong)
        {
            faults.Add("pack.bad_value", leaf.File, 1, 1, "追溯月数、除数或无记录区间不合理。", "Look-back, divisor or the no-record interval make no sense.");
        }

        foreach (var twice in pack.Sources.GroupBy(s => s.Id.Code, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            faults.Add("pack.duplicate_source", leaf.File, 1, 1, $"数据源 {twice.Key} 重复。", $"The source {twice.Key} stands twice.");
        }
    }

    private List<FactPattern> NotAble()
    {
        var patterns = new List<FactPattern>();
        foreach (var block in Block("labour"))
        {
            foreach (var map in block.Maps("not_able"))
            {
                patterns.Add(new(map.Text("fact"), map.Texts("values")));
                _ = LevelReader.Article(map);
                map.NothingElse();
            }

            block.NothingElse();
        }

        return patterns;
    }

    private IncomeRule Income()
    {
        var items = new List<IncomeItem>();
        foreach (var block in Block("income"))
        {
            foreach (var map in block.Maps("counts"))
            {
                items.Add(new(map.Text("item"), map.Words("kinds", EvidenceWords.Kinds, EvidenceKind.Wage), map.OptionalText("from_work") == "yes", LevelReader.Article(map)));
                map.NothingElse();
            }

            block.NothingElse();
        }

        return new(items, values.Get<Rounding>(KnownValues.PerHeadRounding));
    }

    private List<NotCountedRule> Composition()
    {
        var rules = new List<NotCountedRule>();
        foreach (var block in Block("composition"))
        {
            rules.AddRange(block.Maps("not_counted").Select(NotCounted));
            block.NothingElse();
        }

        return rules;
    }

    private static NotCountedRule NotCounted(MapReader map)
    {
        var evidence = map.Optional("evidence") is { } node ? map.Word(node, "evidence", EvidenceWords.Kinds, default) : (EvidenceKind?)null;
        var rule = new NotCountedRule(
            map.Text("reason"), map.OptionalText("fact"), evidence, map.Texts("details"), map.Whole("years", 0, 100, 0), LevelReader.Article(map));
        map.NothingElse();
        return rule;
    }

    private List<MapReader> Items(string key)
    {
        var items = new List<MapReader>();
        if (blocks.TryGetValue(key, out var block))
        {
            var holder = new PackNode.Map([new(key, block.Node.Line, block.Node.Column, block.Node)], block.Node.Line, block.Node.Column);
            items.AddRange(new MapReader(block.Level.File, holder, faults).Maps(key));
        }

        if (items.Count == 0)
        {
            faults.Add("pack.missing_block", leaf.File, 1, 1, $"没有给出 {key}。", $"{key} is not given.");
        }

        return items;
    }

    private List<MapReader> Block(string key)
    {
        if (blocks.TryGetValue(key, out var block) && block.Node is PackNode.Map map)
        {
            return [new(block.Level.File, map, faults)];
        }

        faults.Add("pack.missing_block", leaf.File, 1, 1, $"没有给出 {key}。", $"{key} is not given.");
        return [];
    }
}

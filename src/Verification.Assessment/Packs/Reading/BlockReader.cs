using Verification.Assessment.Language;
using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Reading;

/// <summary>Reads the blocks and entries of a resolved chain into the rules of a pack.</summary>
internal sealed class BlockReader(LevelFile leaf, ValueBook values, IReadOnlyDictionary<EntryKey, MapReader> entries, FaultList faults)
{
    private readonly SymbolBuilder _symbols = new(values);

    /// <summary>The pack without name, days and digest; null when a fault was added or the law is not in force.</summary>
    public Pack? Read()
    {
        var before = faults.Count;
        var income = Block("income") is { } money ? MoneyReader.Read(money, values) : null;
        var labour = Labour();
        if (income is null || labour is null)
        {
            return null;
        }

        Names(income);
        var estimates = new EstimateReader(income);
        var reasons = Reasons();
        var programmes = Programmes(reasons);
        var flags = Flags(reasons);
        var pack = new Pack
        {
            Id = "",
            Name = "",
            Digest = "",
            Effect = default,
            LookBack = new(
                values.Months(KnownValues.LookBackMonths), values.Months(KnownValues.LookBackDivisor), values.YesNo(KnownValues.CountsMonthOfApplication)),
            Labour = labour,
            Income = income,
            NotCounted = Block("composition") is { } composition ? NotCounted(composition) : [],
            Sources = Sources(income),
            Programmes = programmes,
            Estimates = new([.. Of("estimates").Select(e => estimates.Read(e.Name, e.Map))]),
            Flags = flags,
            Discrepancy = new(
                values.Share(KnownValues.DiscrepancyIgnore), values.Share(KnownValues.DiscrepancySmall), values.Share(KnownValues.DiscrepancyMedium)),
            Statement = new(
                values.Has(KnownValues.AskedFirst) ? values.YesNo(KnownValues.AskedFirst) : null,
                values.Has(KnownValues.StatedCounts) ? values.Part(KnownValues.StatedCounts) : null),
            Deadlines = new(
                values.WorkingDays(KnownValues.AnswerWithin), values.Months(KnownValues.ValidFor), values.Days(KnownValues.QuestionDue),
                values.Days(KnownValues.HumanStepDue), values.Days(KnownValues.RemedyWithin)),
            Concealment = entries.TryGetValue(new("concealment", ""), out var looked)
                ? ConcealmentReader.Read(looked.Again(leaf.File))
                : ConcealmentRule.None,
            Symbols = _symbols.Table,
            AssumedNames = AssumedNames(income),
            Reasons = reasons,
        };
        if (_symbols.NeedsOtherDays)
        {
            values.IsMissed();
        }

        Check(pack);
        return faults.Count > before || values.IsNotInForce ? null : Completed(pack);
    }

    private void Names(IncomeRule income)
    {
        _symbols.AddValues();
        _symbols.AddMoney(income);
        _symbols.AddPersons();
        foreach (var (name, map) in Of("marks"))
        {
            _symbols.AddMark(FactReader.Mark(name, map), map);
        }

        foreach (var (name, map) in Of("numbers"))
        {
            _ = UnitWords.TryFind(map.OptionalText("unit") ?? "", out var unit);
            _symbols.AddNumber(FactReader.Number(name, map), unit, map);
        }

        foreach (var (name, map) in Of("quantities"))
        {
            _symbols.Declare(name, map);
        }

        foreach (var (code, _) in Of("programmes"))
        {
            _symbols.AddReached(code);
        }

        foreach (var name in _symbols.Taken)
        {
            faults.Add("pack.name_taken", leaf.File, 1, 1, $"名称 {name} 已被使用。", $"The name {name} is taken.");
        }

        _symbols.ReadRules();
    }

    private List<ProgrammeRule> Programmes(IReadOnlyDictionary<string, Text> reasons) =>
        [.. Of("programmes").Select(p => new ProgrammeReader(p.Name, p.Map, values, _symbols.Table, reasons).Read())];

    /// <summary>Adds what each condition and programme rests on; a name that leads back to itself is a fault.</summary>
    private Pack? Completed(Pack pack)
    {
        var graph = new RuleGraph(_symbols.Table);
        var programmes = new List<ProgrammeRule>();
        foreach (var programme in pack.Programmes)
        {
            var assumed = AssumedLaw.UsedBy(pack, programme, graph);
            var methods = pack.Estimates.Rules.Select(r => r.LawName).ToHashSet(StringComparer.Ordinal);
            var whole = programme with
            {
                Conditions = [.. programme.Conditions.Select(c => c with { Matters = graph.Of(c.Holds).Matters })],
                Assumed = assumed,
                AssumedAlways = [.. assumed.Where(name => !methods.Contains(name))],
            };
            graph.Add(whole);
            programmes.Add(whole);
        }

        // Also what no condition asks for: a flag or an explanation would follow it without end.
        foreach (var rule in _symbols.Table.Rules)
        {
            _ = graph.Of(rule.Formula);
        }

        if (graph.Circle is { } name)
        {
            faults.Add("pack.circle", leaf.File, 1, 1, $"{name} 的计算又用到了 {name} 自己。", $"{name} is worked out from {name} itself.");
            return null;
        }

        // A programme is not reached while one of its flags may hold: a flag that asked for it would ask for itself.
        foreach (var flag in pack.Flags.Where(f => graph.Of(f.Holds).Names.Any(n => n.EndsWith(".reached", StringComparison.Ordinal))))
        {
            faults.Add("pack.circle", leaf.File, 1, 1, $"核实情形 {flag.Code} 不能问项目是否达到。", $"The flag {flag.Code} must not ask whether a programme is reached.");
            return null;
        }

        return pack with { Programmes = programmes };
    }

    private HashSet<string> AssumedNames(IncomeRule income) =>
        values.All.Where(v => v.Article is null).Select(v => v.Name)
            .Concat(_symbols.Table.Rules.Where(r => r.Article is null).Select(r => r.Symbol.Name))
            .Concat(_symbols.Assumed)
            .Concat(income.Items.Concat(income.Expenses).Where(i => i.Article is null).Select(i => i.Code))
            .Concat(income.Classes.Where(c => c.Article is null).Select(c => c.Code))
            .ToHashSet(StringComparer.Ordinal);

    private void Check(Pack pack)
    {
        var lookBacks = pack.Programmes.Select(p => p.LookBack).OfType<LookBackRule>().Append(pack.LookBack);
        var wrong = lookBacks.Any(l => l.Months.Value is < 1 or > FormulaLimits.MonthsMax || l.Divisor.Value < 1)
            || pack.Labour.NoRecordHigh.Value < pack.Labour.NoRecordLow.Value;
        if (wrong && !values.IsNotInForce)
        {
            faults.Add("pack.bad_value", leaf.File, 1, 1, "追溯月数、除数或无记录区间不合理。", "Look-back, divisor or the no-record interval make no sense.");
        }

        foreach (var twice in pack.Sources.GroupBy(s => s.Id.Code, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            faults.Add("pack.duplicate_source", leaf.File, 1, 1, $"数据源 {twice.Key} 重复。", $"The source {twice.Key} stands twice.");
        }
    }

    private Dictionary<string, Text> Reasons()
    {
        var reasons = new Dictionary<string, Text>(StringComparer.Ordinal);
        foreach (var (code, map) in Of("reasons"))
        {
            reasons[code] = new(map.Text("zh"), map.Text("en"));
            if (ReasonCatalogue.Has(code))
            {
                map.Fault("pack.name_taken", map.Node, $"理由代码 {code} 已有固定语句。", $"The reason code {code} has its sentence already.");
            }

            map.NothingElse();
        }

        return reasons;
    }

    private List<FlagRule> Flags(IReadOnlyDictionary<string, Text> reasons)
    {
        var flags = new List<FlagRule>();
        foreach (var (code, map) in Of("flags"))
        {
            var holds = map.Formula("holds", Level.Household, FormulaKind.Truth, Unit.None, _symbols.Table);
            var (refers, accepts, article) = (map.Texts("refers"), map.Texts("accepts"), LevelReader.Article(map));
            if (!reasons.ContainsKey(code) && !ReasonCatalogue.Has(code))
            {
                map.Fault("pack.unknown_reason", map.Node, $"没有理由代码 {code};请在 reasons 中写明。", $"There is no reason code {code}; add it to reasons:.");
            }

            map.NothingElse();
            if (holds is not null)
            {
                flags.Add(new(code, [.. refers.Select(r => new Programme(r))], holds, accepts, article));
            }
        }

        return flags;
    }

    private LabourRule? Labour()
    {
        if (Block("labour") is not { } block)
        {
            return null;
        }

        var rule = new LabourRule(
            values.Years(KnownValues.WorkingFromAge), values.Years(KnownValues.WorkingBeforeAge), values.YuanAMonth(KnownValues.NoRecordLow),
            values.YuanAMonth(KnownValues.NoRecordHigh), FactReader.Patterns(block, "not_able"));
        block.NothingElse();
        return rule;
    }

    private static List<NotCountedRule> NotCounted(MapReader block)
    {
        var rules = block.Maps("not_counted").Select(FactReader.NotCounted).ToList();
        block.NothingElse();
        return rules;
    }

    private List<SourceRule> Sources(IncomeRule income)
    {
        if (Block("sources") is not { } block)
        {
            return [];
        }

        var sources = block.Maps("asked").Select(new SourceReader(income.Classes).Read).ToList();
        block.NothingElse();
        return sources;
    }

    private IEnumerable<(string Name, MapReader Map)> Of(string kind) =>
        entries.Where(e => e.Key.Kind == kind).Select(e => (e.Key.Name, e.Value.Again(leaf.File)));

    private MapReader? Block(string kind)
    {
        if (entries.TryGetValue(new(kind, ""), out var map))
        {
            return map.Again(leaf.File);
        }

        faults.Add("pack.missing_block", leaf.File, 1, 1, $"没有给出 {kind}。", $"{kind} is not given.");
        return null;
    }
}

using Verification.Assessment.Language;
using Verification.Assessment.Quantities;
using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Reading;

/// <summary>Gives every name of a pack its meaning: values of law, what the engine finds, what the law defines.</summary>
internal sealed class SymbolBuilder(ValueBook values)
{
    private static readonly Dictionary<string, Level> Levels = new(StringComparer.Ordinal)
    {
        ["household"] = Level.Household,
        ["member"] = Level.Member,
        ["obligor"] = Level.Obligor,
    };

    private readonly SymbolTable _table = new();
    private readonly List<(RuleQuantity Rule, MapReader Map)> _rules = [];
    private readonly HashSet<string> _onOtherDays = new(StringComparer.Ordinal);

    public SymbolTable Table => _table;

    /// <summary>Names that would mean two things: a value must not stand for what the engine finds.</summary>
    public List<string> Taken { get; } = [];

    /// <summary>Marks and stated numbers whose article was not found.</summary>
    public List<string> Assumed { get; } = [];

    /// <summary>A formula needs a number that holds on other days only.</summary>
    public bool NeedsOtherDays => _table.Used.Overlaps(_onOtherDays);

    public void AddValues()
    {
        Taken.AddRange(values.All.Concat(values.OnOtherDays).Select(v => v.Name).Where(Circumstance.Owns));
        foreach (var version in values.All)
        {
            if (version.Value is LawText.Number number)
            {
                _table.AddConstant(version.Name, number.Value, number.Unit);
            }
            else if (version.Value is LawText.YesNo clause)
            {
                Clause(version, clause.Value);
            }
        }

        foreach (var version in values.OnOtherDays)
        {
            if (version.Value is LawText.Number number)
            {
                // The formula is read all the same; that it needs the name puts the whole law out of force on this day.
                _table.AddConstant(version.Name, number.Value, number.Unit);
                _onOtherDays.Add(version.Name);
            }
            else if (version.Value is LawText.YesNo)
            {
                // Nothing says what holds: a clause that ran out is neither yes nor no.
                Clause(version, null);
            }
        }
    }

    public void AddMoney(IncomeRule income)
    {
        foreach (var item in income.Items)
        {
            OwnOfPersons(item.Code, FormulaKind.Number, Unit.YuanPerMonth, s => new IncomeItemQuantity(s, item));
            Own($"month.{item.Code}", Level.Month, FormulaKind.Number, Unit.YuanPerMonth, s => new MonthlyItemQuantity(s, item));
        }

        foreach (var item in income.Expenses)
        {
            Own(item.Code, Level.Member, FormulaKind.Number, Unit.YuanPerMonth, s => new ExpenseItemQuantity(s, item));
        }

        OwnOfPersons("unrecorded", FormulaKind.Number, Unit.YuanPerMonth, s => new UnrecordedQuantity(s));
        OwnOfPersons("contributed_months", FormulaKind.Number, Unit.Months, s => new ContributedMonthsQuantity(s));
        foreach (var one in income.Classes)
        {
            Own(one.Code, Level.Item, FormulaKind.Truth, Unit.None, s => new ThingClassQuantity(s, one));
            Own($"unseen.{one.Code}", Level.Household, FormulaKind.Number, Unit.None, s => new UnseenPropertyQuantity(s, one, AsValue: false));
            Own($"unseen.{one.Code}.value", Level.Household, FormulaKind.Number, Unit.OfYuan, s => new UnseenPropertyQuantity(s, one, AsValue: true));
        }

        Things();
    }

    public void AddPersons()
    {
        OwnOfPersons("age", FormulaKind.Number, Unit.Years, s => new AgeQuantity(s));
        OwnOfPersons("able", FormulaKind.Truth, Unit.None, s => new AbleQuantity(s));
        OwnOfPersons("female", FormulaKind.Truth, Unit.None, s => new SexQuantity(s, Sex.Female));
        OwnOfPersons("male", FormulaKind.Truth, Unit.None, s => new SexQuantity(s, Sex.Male));
        Own("place", Level.Member, FormulaKind.Number, Unit.None, s => new PlaceQuantity(s));
        Taken.AddRange(Circumstance.AddAlways(_table));
    }

    public void AddMark(Mark mark, MapReader at)
    {
        NoteAssumed(mark.Code, mark.Article);
        Check(OfPersons(mark.Code, FormulaKind.Truth, Unit.None, s => new MarkQuantity(s, mark)), mark.Code, at);
    }

    public void AddNumber(StatedNumber number, Unit unit, MapReader at)
    {
        NoteAssumed(number.Code, number.Article);
        Check(OfPersons(number.Code, FormulaKind.Number, unit, s => new StatedNumberQuantity(s, number)), number.Code, at);
    }

    /// <summary>Declares a quantity of the law; its formula is read when all names are known.</summary>
    public void Declare(string name, MapReader map)
    {
        var level = map.Optional("of") is { } of ? map.Word(of, "of", Levels, Level.Household) : Level.Household;
        var truth = map.Optional("holds") is not null;
        var unit = Unit.None;
        if (!truth && map.OptionalText("unit") is { } word && word != "number" && !UnitWords.TryFind(word, out unit))
        {
            map.Fault("pack.bad_word", map.Node, $"单位 {word} 不存在,可用:number, {UnitWords.All}。", $"There is no unit {word}; there are: number, {UnitWords.All}.");
        }

        var (means, article) = (map.Bilingual("means"), LevelReader.Article(map));
        var maintenance = IsAssessedMaintenance(map, level, truth, unit);
        RuleQuantity? rule = null;
        Check(!Circumstance.Owns(name) && _table.Add(name, level, truth ? FormulaKind.Truth : FormulaKind.Number, unit, s => rule = new(s, means, article) { IsAssessedMaintenance = maintenance }), name, map);
        if (rule is not null)
        {
            _rules.Add((rule, map));
        }
    }

    public void AddReached(string programme) =>
        Own($"{programme}.reached", Level.Household, FormulaKind.Truth, Unit.None, s => new ReachedQuantity(s, programme));

    public void ReadRules()
    {
        foreach (var (rule, map) in _rules)
        {
            var symbol = rule.Symbol;
            if (map.Formula(symbol.Kind == FormulaKind.Truth ? "holds" : "value", symbol.Level, symbol.Kind, symbol.Unit, _table) is { } formula)
            {
                rule.Complete(formula);
            }

            map.NothingElse();
        }
    }

    /// <summary>What obligors are assessed to pay is a monthly amount of the household or of a member: of an obligor it would tell what a family must not read.</summary>
    private static bool IsAssessedMaintenance(MapReader map, Level level, bool truth, Unit unit)
    {
        var says = map.IsYes("assessed_maintenance");
        if (says && (truth || level == Level.Obligor || unit != Unit.YuanPerMonth))
        {
            map.Fault(
                "pack.bad_maintenance", map.Node, "assessed_maintenance 只能是家庭或成员的月金额(yuan/month)。",
                "assessed_maintenance must be an amount of the household or a member in yuan/month.");
        }

        return says;
    }

    private void NoteAssumed(string name, string? article)
    {
        if (article is null)
        {
            Assumed.Add(name);
        }
    }

    private void Clause(ValueVersion version, bool? value) =>
        _table.Add(version.Name, Level.Household, FormulaKind.Truth, Unit.None, s => new ClauseQuantity(s, value, version.Article));

    private void Things()
    {
        Own("item.value", Level.Item, FormulaKind.Number, Unit.OfYuan, s => new ThingNumberQuantity(s, ThingPart.Value));
        Own("item.share", Level.Item, FormulaKind.Number, Unit.None, s => new ThingNumberQuantity(s, ThingPart.Share));
        Own("item.area", Level.Item, FormulaKind.Number, new(SquareMetre: 1), s => new ThingNumberQuantity(s, ThingPart.Area));
        Own("item.months_since_bought", Level.Item, FormulaKind.Number, Unit.Months, s => new ThingNumberQuantity(s, ThingPart.MonthsSinceBought));
        foreach (var use in new[] { "living", "livelihood", "business", "idle" })
        {
            Own($"item.{use}", Level.Item, FormulaKind.Truth, Unit.None, s => new ThingUseQuantity(s, use));
        }
    }

    private void Own(string name, Level level, FormulaKind kind, Unit unit, Func<Symbol, Quantity> make)
    {
        if (!_table.Add(name, level, kind, unit, make))
        {
            Taken.Add(name);
        }
    }

    private void OwnOfPersons(string name, FormulaKind kind, Unit unit, Func<Symbol, Quantity> make)
    {
        if (!OfPersons(name, kind, unit, make))
        {
            Taken.Add(name);
        }
    }

    /// <summary>The same name for members, and with <c>obligor.</c> before it for obligors.</summary>
    private bool OfPersons(string name, FormulaKind kind, Unit unit, Func<Symbol, Quantity> make) =>
        _table.Add(name, Level.Member, kind, unit, make) & _table.Add($"obligor.{name}", Level.Obligor, kind, unit, make);

    private static void Check(bool added, string name, MapReader at)
    {
        if (!added)
        {
            at.Fault("pack.name_taken", at.Node, $"名称 {name} 已被使用。", $"The name {name} is taken.");
        }
    }
}

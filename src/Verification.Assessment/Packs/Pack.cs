using Verification.Assessment.Household;
using Verification.Assessment.Language;
using Verification.Assessment.Quantities;
using Verification.Vocabulary;

namespace Verification.Assessment.Packs;

/// <summary>The law in force at one place on one day (政策包): every value an assessment may use, with its article.</summary>
/// <remarks>Resolved from the files of nation, province, city and county; a pack is immutable and shared by all assessments of its place and days.</remarks>
public sealed record Pack
{
    /// <summary>Place and subject, e.g. <c>cn/gansu/tianshui</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Days on which exactly this law is in force.</summary>
    public required Period Effect { get; init; }

    /// <summary>Id and version, e.g. <c>cn/gansu/tianshui@2020-01-01</c>.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 over the canonical content of all files it was resolved from, hexadecimal.</summary>
    public required string Digest { get; init; }

    /// <summary>Months whose income counts, unless a programme says otherwise.</summary>
    public required LookBackRule LookBack { get; init; }

    public required LabourRule Labour { get; init; }

    public required IncomeRule Income { get; init; }

    /// <summary>Who is not counted as a member of the household, tested in order.</summary>
    public required IReadOnlyList<NotCountedRule> NotCounted { get; init; }

    /// <summary>Sources to ask, in order of precedence.</summary>
    public required IReadOnlyList<SourceRule> Sources { get; init; }

    /// <summary>Programmes this pack knows, in the order in which they are tested.</summary>
    public required IReadOnlyList<ProgrammeRule> Programmes { get; init; }

    /// <summary>Situations that ask a person to look (五有 and the like); never a refusal.</summary>
    public required IReadOnlyList<FlagRule> Flags { get; init; }

    /// <summary>Methods by which income of flexible work may be estimated.</summary>
    public EstimateSet Estimates { get; init; } = EstimateSet.None;

    public required DiscrepancyRule Discrepancy { get; init; }

    /// <summary>What the household's own statement is worth against and beside the records.</summary>
    public StatementRule Statement { get; init; } = StatementRule.None;

    public required DeadlineRule Deadlines { get; init; }

    /// <summary>What visits are worth; no formula and no verdict reads it.</summary>
    public ConcealmentRule Concealment { get; init; } = ConcealmentRule.None;

    /// <summary>Everything the formulas may name, by slot.</summary>
    internal SymbolTable Symbols { get; init; } = new();

    /// <summary>Names formulas may use whose value or rule has no article.</summary>
    public required IReadOnlySet<string> AssumedNames { get; init; }

    /// <summary>Sentences of reason codes this law brings along; all others are in the catalogue.</summary>
    public required IReadOnlyDictionary<string, Text> Reasons { get; init; }

    /// <summary>Working days from receipt after which the first verdict is issued with what is there.</summary>
    public int AnswerWithin => Deadlines.AnswerWithinWorkingDays;

    /// <summary>First day of the first and last day of the last month any programme looks back to.</summary>
    public Period LookBackFor(DateOnly acceptedOn)
    {
        var widest = LookBack.For(acceptedOn);
        foreach (var programme in Programmes)
        {
            if (programme.LookBack is { } own && own.For(acceptedOn) is var window)
            {
                widest = new(window.From < widest.From ? window.From : widest.From, window.To > widest.To ? window.To : widest.To);
            }
        }

        return widest;
    }

    /// <summary>The item of income a record belongs to; null: it is no income, or only another view of some.</summary>
    public MoneyItem? ItemOf(EvidenceItem record) => Estimates.IsOtherView(record) ? null : Income.ItemOf(record);

    /// <summary>Everything a record of this kind may bear on under this law, other than who belongs to the household.</summary>
    public Matters MattersOf(EvidenceKind kind)
    {
        var matters = Income.MattersOf(kind) | (Estimates.LooksAt(kind) ? Matters.Income | Matters.Obligors : Matters.None);
        var isFact = Marks.FactOf(kind) is not null || Symbols.Quantities.OfType<MarkQuantity>().Any(m => m.Mark.Evidence.Contains(kind));
        return isFact ? matters | Matters.Facts | Matters.Obligors : matters;
    }

    public ProgrammeRule? Find(Programme programme) => Programmes.FirstOrDefault(p => p.Programme == programme);

    public Text SentenceOf(string reason) => Reasons.TryGetValue(reason, out var text) ? text : ReasonCatalogue.SentenceOf(reason);

    /// <summary>Where each formula stands, by its name in <see cref="Formulas"/>.</summary>
    internal IReadOnlyDictionary<string, PackPlace> Places { get; init; } = new Dictionary<string, PackPlace>();

    /// <summary>Every rule this law states as a formula, for coverage and comparison.</summary>
    public IEnumerable<NamedFormula> Formulas =>
        Symbols.Rules.Select(r => new NamedFormula(r.Symbol.Name, r.Article, r.Formula))
            .Concat(Programmes.SelectMany(p => p.Formulas))
            .Concat(Flags.Select(f => new NamedFormula($"flag {f.Code}", f.Article, f.Holds)))
            .Select(f => f with { At = Places.GetValueOrDefault(f.Name) });
}

/// <summary>A formula of a pack and what it is called.</summary>
public sealed record NamedFormula(string Name, string? Article, Formula Formula)
{
    /// <summary>Where it stands; null in a pack that was not read from files.</summary>
    public PackPlace? At { get; init; }
}

/// <summary>A place in a pack file.</summary>
/// <param name="File">Path relative to the pack folder.</param>
/// <param name="Line">1-based.</param>
/// <param name="Column">1-based.</param>
public sealed record PackPlace(string File, int Line, int Column)
{
    public override string ToString() => $"{File}({Line},{Column})";
}

/// <summary>A value of law: what it is called, the article it stands in, or that it is assumed.</summary>
/// <param name="Name">Dotted name, e.g. <c>dibao.standard</c>.</param>
/// <param name="Value">The value itself.</param>
/// <param name="Article">Document and article, or null when the value is assumed.</param>
public sealed record LawValue<T>(string Name, T Value, string? Article)
{
    /// <summary>No article was found: the verdict lists the value by name.</summary>
    public bool Assumed => Article is null;
}

/// <summary>Which months count, and by how many the sum is divided.</summary>
/// <remarks>The month of application, that of <c>acceptedOn</c>, is counted only where the law says so.</remarks>
public sealed record LookBackRule(LawValue<int> Months, LawValue<int> Divisor, LawValue<bool> CountsMonthOfApplication)
{
    public YearMonth LastMonth(DateOnly acceptedOn) => YearMonth.Of(acceptedOn).Plus(CountsMonthOfApplication.Value ? 0 : -1);

    public YearMonth FirstMonth(DateOnly acceptedOn) => LastMonth(acceptedOn).Plus(1 - Months.Value);

    public Period For(DateOnly acceptedOn) => new(FirstMonth(acceptedOn).FirstDay, LastMonth(acceptedOn).LastDay);
}

/// <summary>Who is an able adult, and what is taken of one of whom no source knows any work.</summary>
/// <param name="FromAge">First age counted as working age.</param>
/// <param name="BeforeAge">First age no longer counted as working age.</param>
/// <param name="NoRecordLow">Yuan a month at least earned without any record; an estimate.</param>
/// <param name="NoRecordHigh">Yuan a month at most earned without any record; an estimate.</param>
/// <param name="NotAble">Stated facts or registry details that end ability, e.g. <c>disability</c> <c>physical-2</c>.</param>
public sealed record LabourRule(
    LawValue<int> FromAge, LawValue<int> BeforeAge, LawValue<Money> NoRecordLow, LawValue<Money> NoRecordHigh, IReadOnlyList<FactPattern> NotAble);

/// <summary>A kind of fact and the values it may have; <c>*</c> at either end of a value stands for anything, no values for any.</summary>
public sealed record FactPattern(string Kind, IReadOnlyList<string> Values)
{
    public bool Matches(string kind, string value) => string.Equals(Kind, kind, StringComparison.Ordinal) && WordPattern.AnyMatches(Values, value);
}

/// <summary>A person of the household who is not counted.</summary>
/// <param name="Reason">Code, e.g. <c>composition.serving_sentence</c>.</param>
/// <param name="Fact">Kind of stated fact that claims it, or null.</param>
/// <param name="Values">Values of that fact that count; empty: any.</param>
/// <param name="Evidence">Kind of registry evidence that proves it, or null.</param>
/// <param name="Details">Details of that evidence that count; empty: any.</param>
/// <param name="Years">Years the state must have lasted.</param>
/// <param name="Article">Document and article, or null when assumed.</param>
public sealed record NotCountedRule(
    string Reason, string? Fact, IReadOnlyList<string> Values, EvidenceKind? Evidence, IReadOnlyList<string> Details, int Years, string? Article);

/// <summary>How far declared and found amounts may differ before it is said, as shares of the larger one.</summary>
public sealed record DiscrepancyRule(LawValue<decimal> IgnoreBelow, LawValue<decimal> SmallBelow, LawValue<decimal> MediumBelow);

/// <summary>What a household's own statement of its income does (本人陈述); null: the law does not say, and it does nothing of the kind.</summary>
/// <param name="AskedFirst">Who is refused for income by records alone, against its own statement, is asked before it is refused.</param>
/// <param name="Counts">Share of what is stated of a person's income that counts as shown by the statement itself, 0 to 1.</param>
public sealed record StatementRule(LawValue<bool>? AskedFirst, LawValue<decimal>? Counts)
{
    public static readonly StatementRule None = new(null, null);
}

/// <summary>Time limits.</summary>
public sealed record DeadlineRule(
    LawValue<int> AnswerWithin, LawValue<int> ValidMonths, LawValue<int> QuestionDays, LawValue<int> HumanStepDays, LawValue<int> RemedyDays)
{
    public int AnswerWithinWorkingDays => AnswerWithin.Value;
}

/// <summary>A situation a person has to look at before anything is granted; it refers a case, it never refuses one.</summary>
/// <param name="Code">Also its reason code, e.g. <c>wuyou.vehicle</c>.</param>
/// <param name="Refers">Programmes whose grant waits for the look; empty: all.</param>
/// <param name="Holds">A truth of the household.</param>
/// <param name="Accepts">Codes of what clears it.</param>
/// <param name="Article">Document and article, or null when assumed.</param>
public sealed record FlagRule(
    string Code, IReadOnlyList<Programme> Refers, Formula Holds, IReadOnlyList<string> Accepts, string? Article)
{
    public bool IsAbout(Programme programme) => Refers.Count == 0 || Refers.Contains(programme);
}

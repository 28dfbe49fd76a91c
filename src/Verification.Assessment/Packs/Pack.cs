using Verification.Vocabulary;

namespace Verification.Assessment.Packs;

/// <summary>The law in force at one place on one day (政策包): every value an assessment may use, with its article.</summary>
/// <remarks>Resolved from the files of nation, province and city; a pack is immutable and shared by all assessments of its place and days.</remarks>
public sealed record Pack
{
    /// <summary>Place and subject, e.g. <c>cn/gansu/tianshui/urban-dibao</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Days on which exactly this law is in force.</summary>
    public required Period Effect { get; init; }

    /// <summary>Id and version, e.g. <c>cn/gansu/tianshui/urban-dibao@2020-01-01</c>.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 over the canonical content of all files it was resolved from, hexadecimal.</summary>
    public required string Digest { get; init; }

    public required LookBackRule LookBack { get; init; }

    public required LabourRule Labour { get; init; }

    public required IncomeRule Income { get; init; }

    /// <summary>Who is not counted as a member of the household, tested in order.</summary>
    public required IReadOnlyList<NotCountedRule> NotCounted { get; init; }

    /// <summary>Sources to ask, in order of precedence.</summary>
    public required IReadOnlyList<SourceRule> Sources { get; init; }

    /// <summary>Programmes this pack knows, in the order in which they are tested.</summary>
    public required IReadOnlyList<ProgrammeRule> Programmes { get; init; }

    public required DiscrepancyRule Discrepancy { get; init; }

    public required DeadlineRule Deadlines { get; init; }

    /// <summary>Working days from receipt after which the first verdict is issued with what is there.</summary>
    public int AnswerWithin => Deadlines.AnswerWithinWorkingDays;

    /// <summary>First day of the first and last day of the last month whose income is averaged.</summary>
    public Period LookBackFor(DateOnly acceptedOn) => LookBack.For(acceptedOn);

    public ProgrammeRule? Find(Programme programme) => Programmes.FirstOrDefault(p => p.Programme == programme);
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

/// <summary>A kind of fact and the values it may have; <c>*</c> at either end of a value stands for anything.</summary>
public sealed record FactPattern(string Kind, IReadOnlyList<string> Values)
{
    public bool Matches(string kind, string value)
    {
        if (!string.Equals(Kind, kind, StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var pattern in Values)
        {
            var matches = pattern[^1] == '*' ? value.AsSpan().StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.Ordinal)
                : pattern[0] == '*' ? value.AsSpan().EndsWith(pattern.AsSpan(1), StringComparison.Ordinal)
                : string.Equals(pattern, value, StringComparison.Ordinal);
            if (matches)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Which evidence is income, and how the sum is rounded.</summary>
public sealed record IncomeRule(IReadOnlyList<IncomeItem> Items, LawValue<Rounding> PerHeadRounding)
{
    private readonly IncomeItem?[] _byKind = ByKind(Items);

    /// <summary>The item of income this kind of evidence belongs to, or null when it is not income.</summary>
    public IncomeItem? ItemOf(EvidenceKind kind) => _byKind[(int)kind];

    private static IncomeItem?[] ByKind(IReadOnlyList<IncomeItem> items)
    {
        var byKind = new IncomeItem?[Enum.GetValues<EvidenceKind>().Length];
        foreach (var item in items)
        {
            foreach (var kind in item.Kinds)
            {
                byKind[(int)kind] = item;
            }
        }

        return byKind;
    }
}

/// <summary>One of the items of income the law names, with the evidence that shows it.</summary>
/// <param name="Code">As in declarations: wage, flexible, business, property, transfer.</param>
/// <param name="Kinds">Evidence summed into the item.</param>
/// <param name="FromWork">A person with such a record is not one without any record of work.</param>
/// <param name="Article">Document and article.</param>
public sealed record IncomeItem(string Code, IReadOnlyList<EvidenceKind> Kinds, bool FromWork, string? Article);

/// <summary>A person of the household who is not counted.</summary>
/// <param name="Reason">Code, e.g. <c>composition.serving_sentence</c>.</param>
/// <param name="Fact">Kind of stated fact that claims it, or null.</param>
/// <param name="Evidence">Kind of registry evidence that proves it, or null.</param>
/// <param name="Details">Details of that evidence that count; empty: any.</param>
/// <param name="Years">Years the state must have lasted.</param>
/// <param name="Article">Document and article, or null when assumed.</param>
public sealed record NotCountedRule(
    string Reason, string? Fact, EvidenceKind? Evidence, IReadOnlyList<string> Details, int Years, string? Article);

/// <summary>How far declared and found amounts may differ before it is said, as shares of the larger one.</summary>
public sealed record DiscrepancyRule(LawValue<decimal> IgnoreBelow, LawValue<decimal> SmallBelow, LawValue<decimal> MediumBelow);

/// <summary>Time limits.</summary>
public sealed record DeadlineRule(
    LawValue<int> AnswerWithin, LawValue<int> ValidMonths, LawValue<int> QuestionDays, LawValue<int> HumanStepDays, LawValue<int> RemedyDays)
{
    public int AnswerWithinWorkingDays => AnswerWithin.Value;
}

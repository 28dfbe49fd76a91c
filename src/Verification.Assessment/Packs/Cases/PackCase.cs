using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Cases;

/// <summary>A numeric case of law kept beside the rules it tests (cases: in a pack file).</summary>
/// <remarks>Every source of the pack has answered unless named in <see cref="Silent"/>.</remarks>
public sealed record PackCase
{
    public required string Name { get; init; }

    /// <summary>File and line it stands in.</summary>
    public string At { get; init; } = "";

    /// <summary>The file alone.</summary>
    public string File => At.LastIndexOf('(') is > 0 and var end ? At[..end] : At;

    public required string County { get; init; }

    public required DateOnly AcceptedOn { get; init; }

    /// <summary>Day verified; null: the day of acceptance.</summary>
    public DateOnly? AsOf { get; init; }

    public required IReadOnlyList<CaseMember> Members { get; init; }

    public IReadOnlyList<CaseMember> Obligors { get; init; } = [];

    public IReadOnlyList<CaseThing> Property { get; init; } = [];

    public Circumstances Circumstances { get; init; } = Circumstances.None;

    /// <summary>Sources that gave no answer, with their kind of silence.</summary>
    public IReadOnlyList<(string Source, Silence Why)> Silent { get; init; } = [];

    /// <summary>What is measured of sources; one that is not named is measured just as good as the law wants.</summary>
    public IReadOnlyList<(string Source, decimal? Completeness, int? LagDays)> Measured { get; init; } = [];

    /// <summary>Which provinces are expected to be covered and asked; null: not compared.</summary>
    public ExpectedProvinces? Provinces { get; init; }

    /// <summary>What is expected of each programme; never empty.</summary>
    public required IReadOnlyList<CaseExpectation> Expect { get; init; }
}

/// <summary>What a verdict says of provinces (协查).</summary>
/// <param name="Covered">Codes of provinces whose registers were asked.</param>
/// <param name="Asked">What other provinces are asked for.</param>
/// <param name="DueDays">Days from the verdict until what is asked is due; null: not compared.</param>
public sealed record ExpectedProvinces(IReadOnlyList<string> Covered, IReadOnlyList<ExpectedAssistance> Asked, int? DueDays);

/// <param name="Province">Its code.</param>
/// <param name="Members">Places of the persons registered there, from 1.</param>
/// <param name="Sources">Sources of ours that know nothing of them.</param>
/// <param name="Accepts">What settles it.</param>
public sealed record ExpectedAssistance(string Province, IReadOnlyList<string> Members, IReadOnlyList<string> Sources, IReadOnlyList<string> Accepts);

/// <summary>One person of a case.</summary>
public sealed record CaseMember(string Relation, int? Age)
{
    public Sex? Sex { get; init; }

    /// <summary>Yuan a month by item of income.</summary>
    public IReadOnlyDictionary<string, Money> Income { get; init; } = new Dictionary<string, Money>();

    /// <summary>Yuan of each month of the look-back, the earliest first, by item of income.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Money>> IncomeByMonth { get; init; } = new Dictionary<string, IReadOnlyList<Money>>();

    /// <summary>Yuan a month by item of expense.</summary>
    public IReadOnlyDictionary<string, Money> Expenses { get; init; } = new Dictionary<string, Money>();

    /// <summary>Declared yuan a month by the word of declarations.</summary>
    public IReadOnlyDictionary<string, Money> Declared { get; init; } = new Dictionary<string, Money>();

    public Money? Deposit { get; init; }

    /// <summary>Where the person is registered; null: not stated.</summary>
    public RegionCode? Registered { get; init; }

    public IReadOnlyList<(string Kind, string Value)> Facts { get; init; } = [];

    public IReadOnlyList<CaseRecord> Evidence { get; init; } = [];

    public int ContributedMonths { get; init; }

    /// <summary>What sources tell beside their records.</summary>
    public IReadOnlyList<CaseSignal> Signals { get; init; } = [];
}

/// <summary>A signal beside the records of a source.</summary>
public sealed record CaseSignal(SignalKind Kind, Money? Size, DateOnly? From, DateOnly? To);

/// <summary>A record a registry shows.</summary>
public sealed record CaseRecord(EvidenceKind Kind, string? Detail, DateOnly? From, DateOnly? To)
{
    public Money? Amount { get; init; }

    /// <summary>Id of the payment or settlement it is about, shared with other records of the same.</summary>
    public string? ObjectId { get; init; }

    /// <summary>Number of who paid; null: the source does not say.</summary>
    public string? Payer { get; init; }

    /// <summary>The source that shows it; null: the one that usually does.</summary>
    public string? Source { get; init; }

    /// <summary>The kind of paper it rests on, noted as the answer to a question; null: the source's register.</summary>
    public string? Paper { get; init; }

    /// <summary>Code of the question the paper answers.</summary>
    public string Answers { get; init; } = QuestionCodes.StatedLess;
}

/// <summary>A thing somebody owns.</summary>
/// <param name="Of">Place of the holder among the members, from 1.</param>
/// <param name="Share">Null: the share is not known.</param>
public sealed record CaseThing(EvidenceKind Kind, Money? Value, string? Detail, string? Use, DateOnly? BoughtOn, decimal? Area, int Of, decimal? Share);

/// <summary>What a case expects of one programme; an absent member is not compared.</summary>
public sealed record CaseExpectation(Programme Programme, string Outcome)
{
    public int? Counted { get; init; }

    public Money? PerHead { get; init; }

    public Money? Payable { get; init; }

    /// <summary>Payable if everything open turns out well.</summary>
    public Money? High { get; init; }

    /// <summary>Paid once for months before the law was published.</summary>
    public Money? Arrears { get; init; }

    public string? FirstReason { get; init; }

    public string? MainCause { get; init; }

    public string? FirstQuestion { get; init; }

    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>What a visit to the household asks about, the most worth first, each topic once; null: not compared.</summary>
    public IReadOnlyList<string>? Asks { get; init; }

    /// <summary>Yuan a year a visit is expected to change.</summary>
    public Money? Yield { get; init; }
}

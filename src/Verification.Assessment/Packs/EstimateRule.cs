using Verification.Vocabulary;

namespace Verification.Assessment.Packs;

/// <summary>A method of estimating income in force at a place: when it may be used, with which numbers, and how often it holds.</summary>
/// <param name="Code">Name of the entry, e.g. <c>day-labour</c>.</param>
/// <param name="Channel">The way the money comes in.</param>
/// <param name="Terms">Its numbers.</param>
/// <param name="Coverage">Share of the persons it is meant for whose true income lies inside, above 0 and at most 1.</param>
/// <param name="Article">Document and article, or null when assumed.</param>
public sealed record EstimateRule(string Code, EstimateMethod Method, Channel Channel, Text Means, EstimateUse Use, EstimateTerms Terms, decimal Coverage, string? Article)
{
    /// <summary>Channels in which money of this work may show as well: what they show bounds it from below.</summary>
    public IReadOnlyList<Channel> AlsoSeenIn { get; init; } = [];

    /// <summary>The item of income it belongs to; null: what no record shows.</summary>
    public MoneyItem? Into { get; init; }

    /// <summary>The name by which verdicts list it among assumed law.</summary>
    public string LawName => $"estimates.{Code}";
}

/// <summary>Who a method may be used for: somebody who states such work or of whom there is such a record, and all else holds.</summary>
/// <param name="Work">Words of work, the first names the work; with no evidence either: anybody.</param>
/// <param name="Evidence">Records that show it.</param>
/// <param name="Without">Records of which there is none.</param>
/// <param name="NeedsAble">Only for able adults of working age.</param>
/// <param name="FromAge">First age it is for; 0: any.</param>
/// <param name="BeforeAge">First age it is no longer for; 0: none.</param>
public sealed record EstimateUse(
    IReadOnlyList<string> Work, IReadOnlyList<EvidencePattern> Evidence, IReadOnlyList<EvidencePattern> Without, bool NeedsAble, int FromAge, int BeforeAge)
{
    /// <summary>Stands for a person who states no work at all.</summary>
    public const string NothingStated = "unstated";
}

/// <summary>A kind of evidence, and details that count; no details: any.</summary>
public sealed record EvidencePattern(EvidenceKind Kind, IReadOnlyList<string> Details)
{
    public bool Takes(EvidenceItem record) =>
        record.Kind == Kind && (Details.Count == 0 || (record.Detail is { } detail && WordPattern.AnyMatches(Details, detail)));
}

/// <summary>Two numbers between which something lies.</summary>
public readonly record struct Spread(decimal Low, decimal High);

/// <summary>The numbers of a method; those it does not use are zero.</summary>
public sealed record EstimateTerms
{
    /// <summary>Yuan of a day.</summary>
    public Spread Rate { get; init; }

    /// <summary>Days worked in a month.</summary>
    public Spread Days { get; init; }

    /// <summary>Yuan of a month.</summary>
    public Spread Pay { get; init; }

    /// <summary>Months worked of every twelve.</summary>
    public Spread Months { get; init; }

    /// <summary>Calendar months of the season, 1 to 12.</summary>
    public IReadOnlyList<int> Season { get; init; } = [];

    /// <summary>Share of turnover that is cost.</summary>
    public Spread Cost { get; init; }

    /// <summary>Share of what tasks brought that a platform keeps.</summary>
    public Spread Fee { get; init; }

    /// <summary>Share of a payout without tasks, where others have tasks, that may not be pay.</summary>
    public decimal Unmatched { get; init; }

    /// <summary>Counts the month of the tasks instead of that of the payout.</summary>
    public bool ByService { get; init; }

    /// <summary>Full months after a quarter before it can be known.</summary>
    public int LagMonths { get; init; }

    /// <summary>Share of the unexplained inflow that is income.</summary>
    public Spread Share { get; init; }

    /// <summary>Details of inflows that are not new income.</summary>
    public IReadOnlyList<string> Netted { get; init; } = [];

    /// <summary>Contributions as a share of their base.</summary>
    public decimal ContributionShare { get; init; }

    /// <summary>Least and largest base of contributions, yuan a month.</summary>
    public Spread Base { get; init; }

    /// <summary>How far above its base a pay may lie, as a share.</summary>
    public decimal Band { get; init; }

    /// <summary>Words under which its income is declared; empty: declarations are not used.</summary>
    public IReadOnlyList<string> Declared { get; init; } = [];

    /// <summary>How far a declared amount of an honest family lies above (low) and below (high) the truth, as shares.</summary>
    public Spread Error { get; init; }
}

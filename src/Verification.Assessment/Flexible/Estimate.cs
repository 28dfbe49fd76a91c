using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment.Flexible;

/// <summary>What one method says of one person, or why it says nothing.</summary>
internal sealed record Estimate(EstimateRule Rule)
{
    /// <summary>Null: the method declines.</summary>
    public EstimateRange? Range { get; init; }

    /// <summary>Code of why it declines; see <see cref="Declines"/>.</summary>
    public string? Declines { get; init; }

    /// <summary>The stated work it is about; empty: what its channel shows, whatever the work.</summary>
    public string Work { get; init; } = "";

    /// <summary>The records it was made from.</summary>
    public IReadOnlyList<EvidenceItem> Inputs { get; init; } = [];

    /// <summary>Numbers on the way, by their names, in order.</summary>
    public IReadOnlyList<(string Name, decimal Value)> Notes { get; init; } = [];

    /// <summary>The part of it the items of income hold already, yuan.</summary>
    public decimal Counted { get; init; }

    /// <summary>A registered business whose standing a person has to establish.</summary>
    public bool AsksOfBusiness { get; init; }

    /// <summary>Share of persons for whom it holds: evidence alone always does.</summary>
    public decimal Coverage => Range is { IsShown: true } ? 1m : Rule.Coverage;

    /// <summary>Papers say less than it: both views stand.</summary>
    public bool Contradicts { get; init; }

    public static Estimate Declined(EstimateRule rule, string why) => new(rule) { Declines = why };
}

/// <summary>Why a method says nothing; a code for readers and counts.</summary>
internal static class Declines
{
    /// <summary>No record within the months counted, or nothing left of them.</summary>
    public const string NothingLeft = "nothing_left";

    /// <summary>A registration tells that a business exists, never what it yields.</summary>
    public const string ExistenceOnly = "existence_only";

    /// <summary>Filed as zero: that is no income of zero.</summary>
    public const string ZeroFiling = "zero_filing";

    public const string Dormant = "dormant";

    /// <summary>A company's turnover is not its owner's income.</summary>
    public const string Company = "company";

    /// <summary>The base lies at its floor or ceiling: the pay may lie anywhere beyond.</summary>
    public const string Censored = "censored";

    /// <summary>Paid by the person: the base was chosen.</summary>
    public const string ChosenBase = "chosen_base";

    /// <summary>Wages are on record: they say more than contributions.</summary>
    public const string WageSeen = "wage_seen";

    /// <summary>Papers say what was earned.</summary>
    public const string Answered = "answered";

    /// <summary>No month in which this work was stated is counted.</summary>
    public const string NoMonths = "no_months";
}

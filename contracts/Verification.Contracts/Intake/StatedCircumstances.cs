namespace Verification.Contracts.Intake;

/// <summary>What the office states of the household's circumstances (困难情形): urgency, length, what it receives, what a person overrode.</summary>
public sealed record StatedCircumstances
{
    /// <summary>Months the difficulty lasts: temporary assistance for expenditure (支出型临时救助).</summary>
    [WholeNumberRule(1, 12)]
    public int? MonthsOfDifficulty { get; init; }

    /// <summary>An urgent need (急难): a verdict may be issued before every source has answered, the verification follows.</summary>
    public UrgentStated? Urgent { get; init; }

    [ListRule(0, 10)]
    public IReadOnlyList<BenefitStated>? Receiving { get; init; }

    [ListRule(0, 20)]
    public IReadOnlyList<OverrideStated>? Overrides { get; init; }
}

/// <summary>Why the need is urgent, and which officer says so.</summary>
public sealed record UrgentStated
{
    [OneOf("accident", "fire", "sudden-illness", "disaster", "stranded", "other")]
    public required string Ground { get; init; }

    /// <summary>The submitter's reference of an officer, never a name.</summary>
    [TextRule(80)]
    public required string Author { get; init; }
}

/// <summary>Assistance the household receives now.</summary>
public sealed record BenefitStated
{
    [TextRule(40, Pattern = "^[a-z][a-z0-9-]{0,39}$")]
    public required string Programme { get; init; }

    /// <summary>Yuan a month for the household.</summary>
    [Yuan]
    public required string MonthlyAmount { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>First day on which income was above the limit; absent: it is not.</summary>
    public DateOnly? OverSince { get; init; }

    /// <summary>What lifted the income above the limit.</summary>
    [OneOf("employment", "other")]
    public string? OverBy { get; init; }
}

/// <summary>A rule a person set aside for this household, with the reason.</summary>
public sealed record OverrideStated
{
    /// <summary>For whom; absent: the whole household.</summary>
    [TextRule(40, Pattern = "^[A-Za-z0-9._-]{1,40}$")]
    public string? MemberRef { get; init; }

    /// <summary>The rule, e.g. <c>imputation</c>: no wage is imputed to somebody who truly cannot find work.</summary>
    [TextRule(40, Pattern = "^[a-z][a-z0-9_.-]{0,39}$")]
    public required string Rule { get; init; }

    [TextRule(200)]
    public required string Ground { get; init; }

    /// <summary>The submitter's reference of an officer, never a name.</summary>
    [TextRule(80)]
    public required string Author { get; init; }

    public required DateOnly On { get; init; }
}

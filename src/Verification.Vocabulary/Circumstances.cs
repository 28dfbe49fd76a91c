namespace Verification.Vocabulary;

/// <summary>What the office states of a household's circumstances (困难情形) beyond persons and declaration.</summary>
public sealed record Circumstances
{
    /// <summary>Nothing is stated.</summary>
    public static readonly Circumstances None = new();

    /// <summary>Months the difficulty lasts, 1…12; null: not stated.</summary>
    public int? MonthsOfDifficulty { get; init; }

    /// <summary>The urgent need (急难), or null.</summary>
    public UrgentNeed? Urgent { get; init; }

    /// <summary>Assistance the household receives now.</summary>
    public IReadOnlyList<BenefitReceived> Receiving { get; init; } = [];

    /// <summary>Rules a person set aside for this household.</summary>
    public IReadOnlyList<RuleOverride> Overrides { get; init; } = [];

    // A generated ToString would carry amounts and grounds into any text that mentions the household.
    public override string ToString() => nameof(Circumstances);
}

/// <summary>Why a need is urgent, and which officer says so.</summary>
/// <param name="Ground">accident, fire, sudden-illness, disaster, stranded or other.</param>
/// <param name="Author">The submitter's reference of an officer.</param>
public sealed record UrgentNeed(string Ground, string Author);

/// <summary>Assistance a household receives.</summary>
/// <param name="OverSince">First day on which income was above the limit; null: it is not.</param>
/// <param name="OverBy">employment or other; null: not stated.</param>
public sealed record BenefitReceived(Programme Programme, Money MonthlyAmount, DateOnly From, DateOnly? OverSince, string? OverBy)
{
    public override string ToString() => $"benefit of {Programme}";
}

/// <summary>A rule a person set aside with a reason, e.g. no imputed wage for somebody who truly cannot find work (民政部通知 2022-10-20 §1).</summary>
/// <param name="MemberRef">For whom; null: the whole household.</param>
/// <param name="Rule">The rule's code, e.g. <c>imputation</c>.</param>
/// <param name="Author">The submitter's reference of an officer.</param>
public sealed record RuleOverride(string? MemberRef, string Rule, string Ground, string Author, DateOnly On)
{
    public override string ToString() => $"override of {Rule}";
}

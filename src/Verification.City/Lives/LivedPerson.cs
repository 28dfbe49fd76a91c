using Verification.Vocabulary;

namespace Verification.City.Lives;

/// <summary>One person and what was true of this person in the months lived.</summary>
internal sealed record LivedPerson
{
    /// <summary>Number in the household, from 1; the applicant is 1.</summary>
    public required int Number { get; init; }

    public required string Relation { get; init; }

    public required string Name { get; init; }

    public required Sex Sex { get; init; }

    public required DateOnly BornOn { get; init; }

    /// <summary>Resident id, or null for a newborn without one.</summary>
    public string? Document { get; init; }

    public DateOnly? DiedOn { get; init; }

    public Period? Custody { get; init; }

    public DateOnly? MarriedOn { get; init; }

    /// <summary>Belongs to the household in the law's sense; who works away and comes back does.</summary>
    public bool LivesHere { get; init; } = true;

    /// <summary>Whether the request names the person.</summary>
    public bool Named { get; init; } = true;

    /// <summary>Coded disability of the federation's register, e.g. <c>physical-2</c>.</summary>
    public string? Disability { get; init; }

    public string? Illness { get; init; }

    public string? Study { get; init; }

    public IReadOnlyList<Job> Jobs { get; init; } = [];

    public IReadOnlyList<Earning> Earnings { get; init; } = [];

    public IReadOnlyList<Holding> Holdings { get; init; } = [];

    /// <summary>Whether payment accounts of this person are known to the payment institutions that answer.</summary>
    public bool HasKnownAccount { get; init; }

    public Concealed Conceals { get; init; }

    /// <summary>What arrives by account arrives on the account of somebody outside the household.</summary>
    public bool UsesOthersAccount { get; init; }

    public string MemberRef => $"m{Number}";

    public int AgeOn(DateOnly day) => day.Year - BornOn.Year - (day.DayOfYear < BornOn.DayOfYear ? 1 : 0);

    /// <summary>Age on the day the registers are read out.</summary>
    public int Age => AgeOn(LivesCalendar.ReadOn);

    public bool CountsOn(DateOnly day) => LivesHere && !(DiedOn <= day) && !(Custody?.Contains(day) ?? false);

    /// <summary>True yuan of the look-back, of these kinds.</summary>
    public decimal Year(Func<IncomeKind, bool> kinds) =>
        Earnings.Where(e => LivesCalendar.IsInLookBack(e.Month) && kinds(e.Kind)).Sum(e => e.Amount);
}

/// <summary>What a person or household keeps from the office; several at once.</summary>
[Flags]
internal enum Concealed
{
    Nothing = 0,
    Income = 1,
    Work = 2,
    Property = 4,
    Membership = 8,
}

/// <summary>True net income of one month from one job, or from none.</summary>
/// <param name="Job">Index of the job; −1: not from work.</param>
/// <param name="Month">Index from January 2019.</param>
internal readonly record struct Earning(int Job, int Month, IncomeKind Kind, Channel Channel, decimal Amount);

/// <summary>Financial property by who it truly belongs to.</summary>
/// <param name="Kind">deposit, security or insurance-value.</param>
/// <param name="InOthersName">Registered in the name of somebody outside the household.</param>
/// <param name="Hidden">Kept from the office, in whoever's name.</param>
internal sealed record Holding(EvidenceKind Kind, decimal Value, bool InOthersName = false, bool Hidden = false);

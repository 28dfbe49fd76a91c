namespace Verification.City.Lives;

/// <summary>A person's work over a stretch of months.</summary>
internal sealed record Job
{
    public required IncomeKind Kind { get; init; }

    public required int FirstMonth { get; init; }

    public required int LastMonth { get; init; }

    /// <summary>Net yuan of a typical month with work.</summary>
    public required int Level { get; init; }

    /// <summary>Per mille of <see cref="Level"/> earned in each calendar month, January first.</summary>
    public required IReadOnlyList<int> Season { get; init; }

    /// <summary>How it is paid.</summary>
    public required Pay Pay { get; init; }

    /// <summary>Number of the platform, employer or market; 0 where there is none to name.</summary>
    public int Payer { get; init; }

    /// <summary>The payer tells a register: an employer who files, a platform that is connected, a trader who takes invoices.</summary>
    public bool PayerReports { get; init; }

    /// <summary>Most of the year's pay is owed until just before the Spring Festival.</summary>
    public bool PaidLate { get; init; }

    public bool IsFlexible => LifeWords.IsFlexible(Kind);
}

/// <summary>Shares of pay by channel, in per mille; the rest is cash.</summary>
internal readonly record struct Pay(int Employer, int Platform, int Invoiced, int Account)
{
    public int Cash => 1_000 - Employer - Platform - Invoiced - Account;

    /// <summary>With the cash share at so many per cent of what it was, the other channels sharing the difference.</summary>
    public Pay WithCash(int percent)
    {
        var (others, cash) = (1_000 - Cash, Math.Min(1_000, Cash * percent / 100));
        return others == 0
            ? new(0, 0, 0, 1_000 - cash)
            : new(Employer * (1_000 - cash) / others, Platform * (1_000 - cash) / others, Invoiced * (1_000 - cash) / others, Account * (1_000 - cash) / others);
    }
}

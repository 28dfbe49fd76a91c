namespace Verification.Vocabulary;

/// <summary>What a submission says of a household (家庭): who, where, when, why, and what it declares.</summary>
/// <remarks>Facts carry personal data: they live in memory and in sealed rows only.</remarks>
public sealed record HouseholdFacts
{
    public required VerificationId Id { get; init; }

    public required SubmitterId Submitter { get; init; }

    public required string RequestId { get; init; }

    public required string CaseNo { get; init; }

    public required string HouseholdRef { get; init; }

    public required string Purpose { get; init; }

    /// <summary>initial, periodic, change, reported or objection.</summary>
    public required string Kind { get; init; }

    /// <summary>Programmes asked for, in the order given; never empty.</summary>
    public required IReadOnlyList<Programme> Programmes { get; init; }

    /// <summary>County (6 digits).</summary>
    public required RegionCode Region { get; init; }

    /// <summary>Street or township (9 digits).</summary>
    public required RegionCode Street { get; init; }

    /// <summary>Day the office accepted the application: its month is the month of application.</summary>
    public required DateOnly AcceptedOn { get; init; }

    /// <summary>Day for which the household's state is verified.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>When the submitter wants the verdict at the latest; null: the pack's <c>answer_within</c>.</summary>
    public DateTimeOffset? Deadline { get; init; }

    public VerificationId? Previous { get; init; }

    public bool KinOfStaff { get; init; }

    public bool Reported { get; init; }

    /// <summary>Persons of the household by ordinal 1…n; composition decides who is counted.</summary>
    public required IReadOnlyList<Person> Members { get; init; }

    /// <summary>Persons outside with a maintenance duty, ordinals after the members'.</summary>
    public IReadOnlyList<Person> Obligors { get; init; } = [];

    public Declaration Declared { get; init; } = Declaration.Nothing;

    public Circumstances Circumstances { get; init; } = Circumstances.None;

    /// <summary>Members, then obligors.</summary>
    public IEnumerable<Person> Everyone => Members.Concat(Obligors);

    // Generated ToStrings would carry personal data into any text that mentions a household or a person.
    public override string ToString() => $"household {Id}";
}

/// <summary>One person of a verification.</summary>
public sealed record Person
{
    /// <summary>1…n over members then obligors; 0 is the household itself.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The submitter's own name for the person; the only one a verdict carries.</summary>
    public required string MemberRef { get; init; }

    /// <summary>applicant, spouse, child, parent, grandparent, grandchild, sibling, other (Vocabulary does not interpret it).</summary>
    public required string Relation { get; init; }

    public required string Name { get; init; }

    public required IdentityDocument Document { get; init; }

    public IReadOnlyList<string> FormerNames { get; init; } = [];

    public DateOnly? BornOn { get; init; }

    public RegionCode? RegisteredRegion { get; init; }

    public RegionCode? ResidenceRegion { get; init; }

    /// <summary>The province of registration when it is not that of <paramref name="region"/>; null: the same, or not stated.</summary>
    public RegionCode? ProvinceOutside(RegionCode region) =>
        RegisteredRegion is { } registered && !registered.Code.AsSpan(0, 2).SequenceEqual(region.Code.AsSpan(0, 2)) ? registered.Province : null;

    /// <summary>Marital, work, study, disability, illness and other stated facts with their validity.</summary>
    public IReadOnlyList<MemberFact> Facts { get; init; } = [];

    public string? GuardianRef { get; init; }

    public Consent? Consent { get; init; }

    public override string ToString() => $"person {Ordinal}";
}

/// <summary>A stated fact of a person, e.g. kind <c>disability</c>, value <c>physical-2</c>.</summary>
public sealed record MemberFact(string Kind, string Value, Period Validity);

/// <summary>A signed authorisation (授权书): no authorisation, no query.</summary>
/// <param name="DocumentNo">Number of the paper.</param>
/// <param name="Digest">SHA-256 of the scan, hexadecimal.</param>
/// <param name="Scope">Source ids covered, or <c>*</c> for all.</param>
/// <param name="Validity">Days on which a question may be asked, both included.</param>
public sealed record Consent(string DocumentNo, string Digest, IReadOnlyList<string> Scope, Period Validity)
{
    /// <summary>Whether a question to this source may be asked on this day.</summary>
    public bool Covers(SourceId source, DateOnly day)
    {
        if (!Validity.Contains(day))
        {
            return false;
        }

        for (var i = 0; i < Scope.Count; i++)
        {
            if (Scope[i] == "*" || Scope[i] == source.Code)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>What the household itself says of income, property and expenses (申报).</summary>
public sealed record Declaration(
    IReadOnlyList<DeclaredIncome> Income, IReadOnlyList<DeclaredProperty> Property, IReadOnlyList<DeclaredExpense> Expenses)
{
    public static readonly Declaration Nothing = new([], [], []);
}

/// <summary>A declared monthly income of one member.</summary>
public sealed record DeclaredIncome(string MemberRef, string Kind, Money MonthlyAmount, Period Period);

/// <summary>A declared object of property.</summary>
public sealed record DeclaredProperty(string Kind, Money? Value, IReadOnlyList<Holding> Holders, string? Description)
{
    /// <summary>living, livelihood, business or idle; null: not stated.</summary>
    public string? Use { get; init; }

    public DateOnly? BoughtOn { get; init; }

    public decimal? AreaSquareMetres { get; init; }
}

/// <summary>A declared expense of one member.</summary>
public sealed record DeclaredExpense(string MemberRef, string Kind, Money Amount, Period Period);

/// <summary>Who holds a thing, and which share of it; a share that is not known is [0, 1].</summary>
/// <param name="MemberOrdinal">The holder among the persons of the verification, or null for somebody else.</param>
/// <param name="Share">Between 0 and 1; <see cref="JointUndivided"/> says the share is of an undivided whole.</param>
public sealed record Holding(int? MemberOrdinal, Interval<decimal> Share, bool JointUndivided = false)
{
    public static Holding Whole(int memberOrdinal) => new(memberOrdinal, Interval<decimal>.Point(1m));

    public static Holding UnknownShare(int? memberOrdinal) => new(memberOrdinal, Interval<decimal>.Between(0m, 1m));
}

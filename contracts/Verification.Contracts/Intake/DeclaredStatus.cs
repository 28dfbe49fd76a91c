using System.Text.Json.Serialization;

namespace Verification.Contracts.Intake;

/// <summary>What the household declares (申报).</summary>
public sealed record DeclaredStatus
{
    [ListRule(0, 200)]
    public IReadOnlyList<IncomeDeclared>? Income { get; init; }

    [ListRule(0, 200)]
    public IReadOnlyList<PropertyDeclared>? Property { get; init; }

    [ListRule(0, 200)]
    public IReadOnlyList<ExpenseDeclared>? Expenses { get; init; }
}

/// <summary>A declared monthly income of one member.</summary>
public sealed record IncomeDeclared
{
    [TextRule(40, Pattern = "^[A-Za-z0-9._-]{1,40}$")]
    public required string MemberRef { get; init; }

    [OneOf("wage", "flexible", "business", "property", "transfer", "other")]
    public required string Kind { get; init; }

    /// <summary>Yuan a month.</summary>
    [Yuan]
    public required string MonthlyAmount { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }
}

/// <summary>A declared object of property with its holders.</summary>
public sealed record PropertyDeclared
{
    [OneOf("deposit", "security", "insurance-value", "real-estate", "vehicle", "vessel", "farm-machine", "company-share", "other")]
    public required string Kind { get; init; }

    [Yuan]
    public string? Value { get; init; }

    [TextRule(200)]
    public string? Description { get; init; }

    [ListRule(1, 30)]
    public required IReadOnlyList<PropertyHolder> Holders { get; init; }

    /// <summary>What the object serves for.</summary>
    [OneOf("living", "livelihood", "business", "idle")]
    public string? Use { get; init; }

    public DateOnly? BoughtOn { get; init; }

    /// <summary>Up to two decimals, e.g. <c>"58.5"</c>.</summary>
    [TextRule(10, Pattern = @"^(0|[1-9][0-9]{0,6})(\.[0-9]{1,2})?$")]
    public string? AreaSquareMetres { get; init; }
}

/// <summary>A holder and the share: known, of an undivided whole, or not known (neither is given).</summary>
public sealed record PropertyHolder
{
    /// <summary>A member or obligor; absent: somebody outside the request.</summary>
    [TextRule(40, Pattern = "^[A-Za-z0-9._-]{1,40}$")]
    public string? MemberRef { get; init; }

    /// <summary>Share in per cent with two decimals, e.g. <c>"50.00"</c>.</summary>
    [TextRule(6, Pattern = @"^(100\.00|[1-9]?[0-9]\.[0-9]{2})$")]
    public string? SharePercent { get; init; }

    /// <summary>Held jointly without shares (共同共有); then no share is given.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool JointUndivided { get; init; }
}

/// <summary>A declared expense of one member.</summary>
public sealed record ExpenseDeclared
{
    [TextRule(40, Pattern = "^[A-Za-z0-9._-]{1,40}$")]
    public required string MemberRef { get; init; }

    [OneOf("medical", "education", "rehabilitation", "care", "other")]
    public required string Kind { get; init; }

    [Yuan]
    public required string Amount { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }
}

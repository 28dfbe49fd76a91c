namespace Verification.Sources.Kit;

/// <summary>How the columns of a table of records are called; null: the table has no such column.</summary>
/// <remarks>
/// Setting <c>columns.NAME: other</c> renames one, <c>columns.NAME: "-"</c> says that it is not there.
/// The standard names are those of the city format: a table that uses them needs no setting.
/// </remarks>
public sealed record RecordColumns
{
    /// <summary>Number of the person's document; standard <c>document</c>.</summary>
    public required string Document { get; init; }

    /// <summary>The source's id of the record; standard <c>record_id</c>.</summary>
    public required string RecordId { get; init; }

    /// <summary>Kind of evidence; standard <c>kind</c>. Without it every record is of the one kind the source gives.</summary>
    public string? Kind { get; init; }

    /// <summary>First day the record speaks of; standard <c>from</c>.</summary>
    public string? From { get; init; }

    /// <summary>Last day, included; standard <c>to</c>.</summary>
    public string? To { get; init; }

    /// <summary>Yuan; standard <c>amount</c>.</summary>
    public string? Amount { get; init; }

    /// <summary>The person's share, 0…1; standard <c>share</c>.</summary>
    public string? Share { get; init; }

    /// <summary>Whether it is held jointly without shares; standard <c>joint</c>.</summary>
    public string? Joint { get; init; }

    /// <summary>Id of the object; standard <c>object_id</c>.</summary>
    public string? ObjectId { get; init; }

    /// <summary>Coded detail; standard <c>detail</c>.</summary>
    public string? Detail { get; init; }

    /// <summary>The source's number of who paid; none unless the setting names one.</summary>
    public string? Payer { get; init; }

    /// <summary>Name of the person in the register; none unless the setting names one.</summary>
    public string? Name { get; init; }

    /// <summary>The person's day of birth in the register; none unless the setting names one.</summary>
    public string? BornOn { get; init; }

    /// <summary>Every column that is there.</summary>
    public IReadOnlyList<string> All =>
        [.. new[] { Document, RecordId, Kind, From, To, Amount, Share, Joint, ObjectId, Detail, Payer, Name, BornOn }.OfType<string>()];

    /// <summary>Reads the keys <c>columns.*</c>.</summary>
    public static RecordColumns Of(AdapterSettings settings) => new()
    {
        Document = settings.Optional("columns.document") ?? "document",
        RecordId = settings.Optional("columns.record_id") ?? "record_id",
        Kind = Column(settings, "kind"),
        From = Column(settings, "from"),
        To = Column(settings, "to"),
        Amount = Column(settings, "amount"),
        Share = Column(settings, "share"),
        Joint = Column(settings, "joint"),
        ObjectId = Column(settings, "object_id"),
        Detail = Column(settings, "detail"),
        Payer = settings.Optional("columns.payer"),
        Name = settings.Optional("columns.name"),
        BornOn = settings.Optional("columns.born_on"),
    };

    private static string? Column(AdapterSettings settings, string name) =>
        (settings.Optional($"columns.{name}") ?? name) is var column && column != "-" ? column : null;
}

using Verification.Sources.Kit;

namespace Verification.Sources.Http;

/// <summary>How the members of questions and replies are called; null: there is no such member.</summary>
/// <remarks>
/// Setting <c>request.NAME: other</c> or <c>reply.NAME: other</c> renames one, <c>"-"</c> says that it is not there.
/// The members of a record are renamed by <c>columns.*</c>, as in every adapter.
/// </remarks>
public sealed record WireNames
{
    private static readonly string[] QuestionMembers =
        ["key", "name", "document_type", "document", "region", "from", "to", "as_of", "consent", "purpose", "programmes", "folded_name", "born_on", "registered_region"];

    /// <summary>Our word for a member of a question to theirs, in the order they are sent.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Question { get; init; }

    /// <summary>Name of the list of questions in a bulk request; standard <c>questions</c>.</summary>
    public required string Questions { get; init; }

    /// <summary>Name under which the cursor of the next page is sent back; standard <c>cursor</c>.</summary>
    public required string Cursor { get; init; }

    /// <summary>Name of the list of answers in a bulk reply; standard <c>answers</c>.</summary>
    public required string Answers { get; init; }

    /// <summary>The question's key in an answer; standard <c>key</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The number of the person's document in an answer; standard <c>document</c>. When named, every answer has to repeat it.</summary>
    public string? Document { get; init; }

    /// <summary>What the source found the person by, words parted by commas; standard <c>matched_on</c>. Read where it was asked by name.</summary>
    public string? MatchedOn { get; init; }

    /// <summary>Name of the person the source found; standard <c>name</c>. Read where it was asked by name; so are the next two.</summary>
    public string? Name { get; init; }

    /// <summary>That person's day of birth; standard <c>born_on</c>.</summary>
    public string? BornOn { get; init; }

    /// <summary>Where that person is registered; standard <c>region</c>.</summary>
    public string? Region { get; init; }

    /// <summary>What there is to know; standard <c>status</c>. Without it every answer is one.</summary>
    public string? Status { get; init; }

    /// <summary>Day for which the records are complete; standard <c>as_of</c>. Without it the day of asking.</summary>
    public string? AsOf { get; init; }

    /// <summary>First day covered; standard <c>covered_from</c>.</summary>
    public string? CoveredFrom { get; init; }

    /// <summary>Last day covered; standard <c>covered_to</c>.</summary>
    public string? CoveredTo { get; init; }

    /// <summary>The list of records; standard <c>records</c>.</summary>
    public required string Records { get; init; }

    /// <summary>What to ask the interface by later; standard <c>ticket</c>.</summary>
    public string? Ticket { get; init; }

    /// <summary>Link or cursor of the next page; standard <c>next</c>.</summary>
    public string? Next { get; init; }

    /// <summary>Their word for a status to ours; settings <c>status.answered</c>, <c>status.no-record</c> and so on.</summary>
    public required IReadOnlyDictionary<string, WireStatus> Statuses { get; init; }

    /// <summary>Reads the keys <c>request.*</c>, <c>reply.*</c> and <c>status.*</c>.</summary>
    /// <param name="plural">Whether lists have a name of their own; else each of their entries has one, in the singular.</param>
    public static WireNames Of(AdapterSettings settings, bool plural) => new()
    {
        Question = [.. QuestionMembers.Select(name => (name, Member(settings, "request", name))).Where(n => n.Item2 is not null).Select(n => KeyValuePair.Create(n.name, n.Item2!))],
        Questions = settings.Optional("request.questions") ?? (plural ? "questions" : "question"),
        Cursor = settings.Optional("request.cursor") ?? "cursor",
        Answers = settings.Optional("reply.answers") ?? (plural ? "answers" : "answer"),
        Key = settings.Optional("reply.key") ?? "key",
        Document = Member(settings, "reply", "document"),
        MatchedOn = Member(settings, "reply", "matched_on"),
        Name = Member(settings, "reply", "name"),
        BornOn = Member(settings, "reply", "born_on"),
        Region = Member(settings, "reply", "region"),
        Status = Member(settings, "reply", "status"),
        AsOf = Member(settings, "reply", "as_of"),
        CoveredFrom = Member(settings, "reply", "covered_from"),
        CoveredTo = Member(settings, "reply", "covered_to"),
        Records = settings.Optional("reply.records") ?? (plural ? "records" : "record"),
        Ticket = Member(settings, "reply", "ticket"),
        Next = Member(settings, "reply", "next"),
        Statuses = WireStatuses.Of(settings),
    };

    /// <summary>Adds a fault for each member without which nobody searched for by name could ever be found.</summary>
    public void CheckSearch(SourceDescription source, ICollection<string> faults)
    {
        (string Name, string? Theirs)[] needed = [("matched_on", MatchedOn), ("name", Name), ("born_on", BornOn), ("region", Region)];
        foreach (var (name, _) in needed.Where(n => source.SearchesByName && n.Theirs is null))
        {
            faults.Add($"reply.{name}: a source searched by name, birth and region says whom it found and by what");
        }
    }

    private static string? Member(AdapterSettings settings, string side, string name) =>
        (settings.Optional($"{side}.{name}") ?? name) is var theirs && theirs != "-" ? theirs : null;
}

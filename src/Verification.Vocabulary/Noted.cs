namespace Verification.Vocabulary;

/// <summary>On which paper a record rests that no register gave (材料、入户调查记录): who noted it, and when.</summary>
/// <param name="Document">Kind of document, e.g. <c>disability-card</c>; of a visit <see cref="HomeVisit"/>.</param>
/// <param name="DocumentId">SHA-256 of its scan, hexadecimal.</param>
/// <param name="Author">The submitter's reference of who took it in; of a visit those of all visitors. Never a name.</param>
/// <param name="On">Day on which it was noted; the day for which it speaks is the record's as-of.</param>
public sealed record Noted(string Document, string DocumentId, string Author, DateOnly On)
{
    /// <summary>The open question it answers about this person and this kind of record; null: it was not asked for.</summary>
    public AnsweredQuestion? Answers { get; init; }

    /// <summary>The paper every visit leaves.</summary>
    public const string HomeVisit = "home-visit-record";

    public override string ToString() => $"{Document} noted {On:O}";
}

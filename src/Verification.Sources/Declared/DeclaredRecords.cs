using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Sources.Declared;

/// <summary>A record and the paper that shows it.</summary>
internal sealed record DeclaredRecord(HandedIn Paper, SourceRecord Record);

/// <summary>Decides which records of a person's papers count.</summary>
internal static class DeclaredRecords
{
    /// <summary>What the source gives and the law takes from that kind of document; of two papers of one kind about the same thing, the newer.</summary>
    /// <remarks>A statement handed in again a year later would otherwise count the same wages twice.</remarks>
    public static IReadOnlyList<DeclaredRecord> Of(Question question, IReadOnlyList<HandedIn> papers, IReadOnlyList<EvidenceKind> gives)
    {
        var standing = new List<DeclaredRecord>();
        foreach (var paper in papers.OrderByDescending(p => p.AsOf).ThenByDescending(p => p.Noted.On))
        {
            // Compared with other papers only: one paper may well show two payments of one month.
            var newer = standing.ToArray();
            standing.AddRange(paper.Records
                .Where(record => gives.Contains(record.Kind) && IsTaken(question, paper.Noted.Document, record.Kind))
                .Select(record => new DeclaredRecord(paper, record))
                .Where(record => !newer.Any(other => Replaces(other, record))));
        }

        return standing;
    }

    private static bool IsTaken(Question question, string document, EvidenceKind kind) =>
        question.Settles is not { } settles || settles.GetValueOrDefault(document)?.Contains(kind) == true;

    private static bool Replaces(DeclaredRecord newer, DeclaredRecord older) =>
        newer.Paper.Noted.Document == older.Paper.Noted.Document && newer.Paper.Noted.DocumentId != older.Paper.Noted.DocumentId
        && newer.Record.Kind == older.Record.Kind && newer.Record.ObjectId == older.Record.ObjectId && newer.Record.Period.Overlaps(older.Record.Period);
}

using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Sources.Declared;

/// <summary>A record and the paper that shows it.</summary>
/// <param name="MayBeSame">It may be what a newer paper shows; nothing in them says so or the contrary.</param>
internal sealed record DeclaredRecord(HandedIn Paper, SourceRecord Record, bool MayBeSame);

/// <summary>Decides which records of a person's papers count.</summary>
internal static class DeclaredRecords
{
    /// <summary>What the source gives and the law takes from that kind of document; of two papers of one kind about the same thing, the newer.</summary>
    /// <remarks>
    /// A statement handed in again a year later would otherwise count the same wages twice. Whether two papers are about the same thing only
    /// their object ids can tell: without them the newer stands, and the older may or may not be a second one.
    /// </remarks>
    public static IReadOnlyList<DeclaredRecord> Of(Question question, IReadOnlyList<HandedIn> papers, IReadOnlyList<EvidenceKind> gives)
    {
        var standing = new List<DeclaredRecord>();
        var empty = new List<HandedIn>();
        // Of two of one day the one that came last is the newer.
        foreach (var paper in papers.Reverse().OrderByDescending(p => p.AsOf).ThenByDescending(p => p.Noted.On))
        {
            // Compared with other papers only: one paper may well show two payments of one month.
            var newer = standing.ToArray();
            foreach (var record in paper.Records.Where(r => gives.Contains(r.Kind) && IsTaken(question, paper.Noted.Document, r.Kind)))
            {
                if (!empty.Exists(none => SaysThereIsNone(none, paper, record)) && Told.Of(newer, paper, record) is not Telling.Again and var telling)
                {
                    standing.Add(new(paper, record, telling == Telling.PerhapsAgain));
                }
            }

            if (paper.Records.Count == 0)
            {
                empty.Add(paper);
            }
        }

        return standing;
    }

    private static bool IsTaken(Question question, string document, EvidenceKind kind) =>
        question.Settles is not { } settles || settles.GetValueOrDefault(document)?.Contains(kind) == true;

    // What was paid before the day it speaks for was paid all the same.
    private static bool SaysThereIsNone(HandedIn newer, HandedIn older, SourceRecord record) =>
        newer.Noted.Document == older.Noted.Document && !(Told.IsPayment(record.Kind) && record.Period.To < newer.AsOf);
}

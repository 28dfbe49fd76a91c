using Verification.City.Scoring.Reading;
using Verification.Vocabulary;

namespace Verification.City.Scoring.Settling;

/// <summary>What a person owns, proven by titles and agreements.</summary>
internal static class Ownership
{
    private static readonly Dictionary<EvidenceKind, string> Kinds = new()
    {
        [EvidenceKind.Deposit] = "deposit", [EvidenceKind.Security] = "security", [EvidenceKind.InsuranceValue] = "insurance-value",
    };

    /// <summary>Null when nothing is told of the person's life.</summary>
    public static CityCase? Of(CityCase one, int ordinal) => one.Lives.Of(one.Facts.Members[ordinal - 1].MemberRef) is { } life
        ? one with { Answers = [.. one.Answers.Select(a => a.MemberOrdinal == ordinal && a is Answer.Answered said ? Owned(one, said, life) : a)] }
        : null;

    private static Answer Owned(CityCase one, Answer.Answered said, LifeOfPerson life)
    {
        var kinds = said.Items.Select(i => i.Kind).Where(Kinds.ContainsKey).Distinct().ToList();
        var owned = kinds.SelectMany(k => TrueRecords.Holdings(one, said.Source, said.MemberOrdinal, life, Kinds[k], k));
        return TrueRecords.Of(one, said.Source, said.MemberOrdinal, [.. said.Items.Where(i => !Kinds.ContainsKey(i.Kind)), .. owned]);
    }
}

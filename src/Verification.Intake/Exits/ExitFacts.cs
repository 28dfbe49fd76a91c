using Verification.Contracts.Exits;
using Verification.Contracts.Intake;
using Verification.Intake.Reading;
using Verification.Vocabulary;

namespace Verification.Intake.Exits;

/// <summary>Turns what a supplement or an objection brings into the words the steps speak.</summary>
public static class ExitFacts
{
    /// <summary>References of persons the household does not have, each with its place.</summary>
    public static IReadOnlyList<string> UnknownPersons(
        HouseholdFacts facts, IReadOnlyList<QuestionAnswer>? answers, VisitFinding? visit, DeclaredStatus? declared)
    {
        var known = facts.Everyone.Select(p => p.MemberRef).ToHashSet(StringComparer.Ordinal);
        var named = (answers ?? []).SelectMany((a, i) => Named(a.About, $"$.answers[{i}]"))
            .Concat(visit is null ? [] : Named(visit.About, "$.visit"))
            .Concat(Named(declared));
        return [.. named.Where(n => n.Ref is { } name && !known.Contains(name)).Select(n => n.Path)];
    }

    /// <summary>What begins every record id of an exit: the digest of its message, so that reading it again gives the same records.</summary>
    public static string Mark(ReadOnlySpan<byte> bodyDigest) => Convert.ToHexStringLower(bodyDigest[..8]);

    /// <summary>The evidence given, person by person; every person named is one of the household.</summary>
    /// <param name="authorRef">Who brings it.</param>
    /// <param name="givenOn">Day on which it was taken in.</param>
    /// <param name="mark">Begins every record id: <see cref="Mark"/>.</param>
    public static IReadOnlyList<GivenEvidence> Given(
        HouseholdFacts facts, IReadOnlyList<QuestionAnswer>? answers, VisitFinding? visit, string authorRef, DateOnly givenOn, string mark)
    {
        var ordinals = facts.Everyone.ToDictionary(p => p.MemberRef, p => p.Ordinal, StringComparer.Ordinal);
        var given = (answers ?? []).SelectMany(a => a.About.Select(m => new GivenEvidence(
            a.Question, a.Accepted, a.AsOf, ordinals[m.MemberRef], Records(m, ordinals, $"{mark}:{a.Question}"))
        {
            Noted = new(a.Accepted, a.DocumentDigest, authorRef, givenOn),
        }));
        var seen = (visit?.About ?? []).Select(m => new GivenEvidence(
            null, null, visit!.VisitedOn, ordinals[m.MemberRef], Records(m, ordinals, $"{mark}:visit"))
        {
            Noted = new(Noted.HomeVisit, visit.DocumentDigest, string.Join(' ', visit.VisitorRefs), visit.VisitedOn),
        });
        return [.. given, .. seen];
    }

    private static IReadOnlyList<GivenRecord> Records(MemberEvidence about, Dictionary<string, int> ordinals, string mark) =>
    [
        .. about.Items.Select((item, i) => new GivenRecord(
            EvidenceWords.Kinds[item.Kind], $"{mark}:{ordinals[about.MemberRef]}:{i}", new(item.From, item.To),
            item.Amount is { } amount ? RequestFacts.Yuan(amount) : null,
            [.. (item.Holders ?? []).Select(h => RequestFacts.HoldingFrom(h, ordinals))], item.ObjectRef, item.Detail)
        {
            Use = item.Use,
            BoughtOn = item.BoughtOn,
            AreaSquareMetres = RequestFacts.SquareMetres(item.AreaSquareMetres),
        }),
    ];

    private static IEnumerable<(string? Ref, string Path)> Named(IReadOnlyList<MemberEvidence> about, string path) =>
        about.SelectMany((m, i) => m.Items.SelectMany((item, j) => (item.Holders ?? []).Select(
                (holder, h) => (holder.MemberRef, $"{path}.about[{i}].items[{j}].holders[{h}].memberRef")))
            .Prepend((m.MemberRef, $"{path}.about[{i}].memberRef")));

    private static IEnumerable<(string? Ref, string Path)> Named(DeclaredStatus? declared) =>
        (declared?.Income ?? []).Select((d, i) => ((string?)d.MemberRef, $"$.declared.income[{i}].memberRef"))
            .Concat((declared?.Expenses ?? []).Select((d, i) => ((string?)d.MemberRef, $"$.declared.expenses[{i}].memberRef")))
            .Concat((declared?.Property ?? []).SelectMany((d, i) => d.Holders.Select(
                (holder, h) => (holder.MemberRef, $"$.declared.property[{i}].holders[{h}].memberRef"))));
}

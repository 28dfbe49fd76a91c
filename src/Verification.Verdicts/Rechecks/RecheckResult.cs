using System.Text.Json;
using Verification.Contracts;
using Verification.Contracts.Rechecks;
using Verification.Vocabulary;

namespace Verification.Verdicts.Rechecks;

/// <summary>What the places of a recheck come to: changes and what is undecided, everything else as a number.</summary>
public sealed record RecheckResult(RecheckCounts Counts, IReadOnlyList<RecheckChange> Changes, IReadOnlyList<RecheckUndecided> Undecided)
{
    public static RecheckResult Of(IReadOnlyList<RecheckedItem> items)
    {
        var changes = items.Where(i => i.State == "changed").Select(ChangesOf).ToList();
        int First(string kind) => changes.Count(c => c[0].Change == kind);
        int In(string state) => items.Count(i => i.State == state);
        return new(
            new()
            {
                Asked = items.Count,
                Over = First("over"),
                Under = First("under"),
                Amount = First("amount"),
                Composition = First("composition"),
                Unchanged = In("unchanged"),
                Review = In("review"),
                Waiting = In(RecheckItem.Asked),
                Closed = In("closed"),
                Refused = In(RecheckItem.Refused),
            },
            [.. changes.SelectMany(c => c)],
            [.. items.Where(i => i.State is not ("changed" or "unchanged")).Select(UndecidedOf)]);
    }

    private static IReadOnlyList<RecheckChange> ChangesOf(RecheckedItem item) =>
        JsonSerializer.Deserialize(item.Changes ?? "[]", ContractJson.Wire.IReadOnlyListRecheckChange) is { Count: > 0 } changes
            ? changes
            : throw new BrokenPromise("what has changed says how");

    private static RecheckUndecided UndecidedOf(RecheckedItem item) => new()
    {
        State = item.State == RecheckItem.Asked ? "waiting" : item.State,
        EarlierVerification = item.EarlierId,
        Verification = item.VerificationId,
        CaseNo = item.CaseNo,
        Codes = item.Codes,
        Path = item.State == RecheckItem.Refused ? item.Path : null,
    };
}

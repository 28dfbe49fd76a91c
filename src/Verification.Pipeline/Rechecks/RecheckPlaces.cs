using Verification.Contracts.Intake;
using Verification.Contracts.Rechecks;
using Verification.Intake.Faults;
using Verification.Intake.Rechecks;
using Verification.Pipeline.Receiving;
using Verification.Platform.Database;
using Verification.Verdicts.Rechecks;
using Verification.Vocabulary;
using FaultKind = Verification.Intake.Faults.FaultKind;

namespace Verification.Pipeline.Rechecks;

/// <summary>What every place of a recheck stands for.</summary>
/// <param name="Faults">Of the places that stand for nothing.</param>
public sealed record SettledPlaces(IReadOnlyList<RecheckItem> Items, IReadOnlyList<RequestFault> Faults, RowScope Scope);

/// <summary>Finds the earlier verifications a recheck names; one that is unknown, another's, undecided or named twice is refused alone.</summary>
public sealed class RecheckPlaces(RecheckStore rechecks)
{
    private const string Purpose = "recheck";

    public async Task<SettledPlaces> Settle(RecheckVerifications recheck, Scope caller, CancellationToken ct)
    {
        var (ids, cases) = ((recheck.Verifications ?? []).Select(Guid.Parse).ToList(), recheck.CaseNos ?? []);
        var byId = (await rechecks.Earlier(recheck.Submitter, ids, ct)).ToDictionary(e => e.VerificationId);
        var byCase = (await rechecks.EarlierOfCases(recheck.Submitter, cases, ct)).ToDictionary(e => e.CaseNo!, StringComparer.Ordinal);
        var named = ids.Select((id, i) => (Path: $"$.verifications[{i}]", CaseNo: (string?)null, Found: byId.GetValueOrDefault(id)))
            .Concat(cases.Select((no, i) => (Path: $"$.caseNos[{i}]", CaseNo: (string?)no, Found: byCase.GetValueOrDefault(no))));
        var (items, faults, found, seen) = (new List<RecheckItem>(), new List<RequestFault>(), new List<EarlierVerification>(), new HashSet<Guid>());
        foreach (var (path, caseNo, earlier) in named)
        {
            if (FaultOf(earlier, caller, seen) is { } kind)
            {
                faults.Add(kind.At(path));
                items.Add(new(items.Count, path, caseNo, null, null, RecheckItem.Refused, [kind.Code]));
                continue;
            }

            var id = new VerificationId(earlier!.VerificationId);
            found.Add(earlier);
            items.Add(new(
                items.Count, path, earlier.CaseNo, id, RecheckRequest.VerificationOf(recheck.Submitter, recheck.BatchId, id), RecheckItem.Asked, []));
        }

        return new(items, faults, ScopeOf(recheck.Submitter, found, caller));
    }

    private static FaultKind? FaultOf(EarlierVerification? earlier, Scope caller, HashSet<Guid> seen) => earlier switch
    {
        null => RecheckFaults.Unknown,
        _ when !earlier.Region.StartsWith(caller.RegionPrefix, StringComparison.Ordinal) => RecheckFaults.Unknown,
        { State: "closed" } => RecheckFaults.Closed,
        { HasVerdict: false } => RecheckFaults.WithoutVerdict,
        _ => seen.Add(earlier.VerificationId) ? null : RecheckFaults.Repeated,
    };

    /// <summary>A recheck is seen by whoever may see all its households: their programmes, the region all of them lie in.</summary>
    private static RowScope ScopeOf(string submitter, List<EarlierVerification> found, Scope caller) => new(
        submitter, [.. found.SelectMany(e => e.Programmes).Distinct(StringComparer.Ordinal)],
        found.Count == 0 ? caller.RegionPrefix : CommonRegion.Of(found.Select(e => e.Region)), Purpose);
}

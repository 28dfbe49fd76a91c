using Verification.Assessment.Concealment;
using Verification.Contracts;
using Verification.Contracts.Api;
using Verification.Contracts.Exits;
using Verification.Intake.Exits;
using Verification.Intake.Keeping;
using Verification.Pipeline.Exits;
using Verification.Platform.Database;
using Verification.Platform.Exits;
using Verification.Platform.Vault;
using Verification.Verdicts.Visits;
using Verification.Vocabulary;

namespace Verification.Pipeline.Visits;

/// <summary>Opens the households of a list, within the scope of whoever asks.</summary>
public sealed class VisitContents(HouseholdQueries households, DataKeyQueries keyRows, ExitQueries exits, RegionRegister regions, Vault vault)
{
    /// <summary>The page of a household; null when its personal data was erased.</summary>
    public async Task<VisitSheet?> Of(Scope caller, ListedHousehold listed, CancellationToken ct)
    {
        var id = new VerificationId(listed.VerificationId);
        using var keys = vault.Unwrap(id, await keyRows.Of(caller, id, ct));
        if (!keys.Has(0) || await households.Find(caller, id, ct) is not { } household)
        {
            return null;
        }

        var facts = household.Facts(keys);
        if (!facts.Everyone.All(p => keys.Has(p.Ordinal)))
        {
            return null;
        }

        var applied = await exits.OpenedRounds(caller, id, listed.Round, ct);
        return SheetComposer.Compose(new(
            listed, facts, AlertRow.Open(listed.Round, listed.Sealed, keys), [.. applied.SelectMany(Settlements)], NameOf(listed.Street)));
    }

    /// <summary>What a place is called, or null.</summary>
    public string? NameOf(string place) => RegionCode.TryParse(place, out var region) ? regions.FullNameZh(region) : null;

    private IEnumerable<Settlement> Settlements(AppliedExit exit)
    {
        if (ExitKinds.Parse(exit.Kind) is not ExitKind.Supplement)
        {
            return [];
        }

        var given = ExitReader.Stored(vault.OpenBody(exit.Key.SealRow, ExitDesk.SealName, exit.SealedBody), ContractJson.Wire.SubmitSupplement);
        return (given.Answers ?? []).SelectMany(a => a.About.Select(m => new Settlement(m.MemberRef, a.AsOf, a.Accepted, KindsOf(m), given.AuthorRef)))
            .Concat(given.Visit is { } visit ? visit.About.Select(m => OfVisit(visit, m)) : []);
    }

    private static Settlement OfVisit(VisitFinding visit, MemberEvidence about) =>
        new(about.MemberRef, visit.VisitedOn, "home-visit-record", KindsOf(about), string.Join(' ', visit.VisitorRefs));

    private static string[] KindsOf(MemberEvidence about) => [.. about.Items.Select(i => i.Kind).Distinct(StringComparer.Ordinal)];
}

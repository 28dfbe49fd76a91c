using Verification.Evidence;
using Verification.Intake.Keeping;
using Verification.Platform.Vault;
using Verification.Verdicts.Exits;
using Verification.Vocabulary;

namespace Verification.Pipeline.Corrections;

/// <summary>Finds the verifications whose evidence holds a disputed record.</summary>
/// <remarks>
/// Evidence lies sealed and no record is indexed. A record is told of a person: whoever shares a person with the household that objects is
/// looked at, by the keyed hash of the document, and the evidence of the latest round is opened to see whether the record is in it.
/// </remarks>
public sealed class CorrectionReach(HouseholdStore households, DataKeyStore keyStore, BlindIndexStore index, StandingStore standings, EvidenceStore evidence, Vault vault)
{
    private const int CandidatesMax = 1_000;

    /// <summary>The verifications that rest on the record, the one that objects not among them.</summary>
    public async Task<IReadOnlyList<VerificationId>> Of(StoredCorrection correction, CancellationToken ct)
    {
        var objecting = new VerificationId(correction.VerificationId);
        if ((await households.Load([objecting], ct)).SingleOrDefault() is not { } household
            || (await keyStore.Load([objecting], ct)).GetValueOrDefault(objecting) is not { } rows)
        {
            return [];
        }

        using var keys = vault.Unwrap(objecting, rows);
        var persons = PersonIndex.Of(household.Facts(keys), vault);
        var found = await index.Find(PersonIndex.Field, [.. persons.Select(p => p.Value)], CandidatesMax, ct);
        var candidates = found.Select(f => new VerificationId(f.VerificationId)).Distinct().Where(id => id != objecting).ToList();
        var (resting, followed) = (new List<VerificationId>(), new HashSet<VerificationId>());
        foreach (var candidate in await households.Load(candidates, ct))
        {
            if (await Held(candidate, correction, ct) is { } facts)
            {
                resting.Add(candidate.Id);
                followed.UnionWith(facts.Previous is { } earlier ? [earlier] : []);
            }
        }

        // What was rechecked since stands for itself no more: its latest recheck does.
        return [.. resting.Where(id => !followed.Contains(id))];
    }

    /// <summary>The household of a candidate whose evidence holds the record, or null.</summary>
    private async Task<HouseholdFacts?> Held(StoredHousehold candidate, StoredCorrection correction, CancellationToken ct)
    {
        if ((await standings.Find(candidate.Scope.Submitter, candidate.Id, ct))?.Latest is not { } latest
            || (await keyStore.Load([candidate.Id], ct)).GetValueOrDefault(candidate.Id) is not { } rows)
        {
            return null;
        }

        using var keys = vault.Unwrap(candidate.Id, rows);
        var region = RegionCode.Parse(candidate.Scope.Region);
        var answers = await evidence.Load(new(candidate.Id, candidate.ReceivedMonth, latest.Round, candidate.Scope), keys, ct);
        return answers.OfType<Answer.Answered>().Where(a => a.Source.Code == correction.Source).SelectMany(a => a.Items)
            .Any(i => new NamedRecord(i.Source, i.RecordId).Index(region, vault).AsSpan().SequenceEqual(correction.RecordIndex))
            ? candidate.Facts(keys)
            : null;
    }
}

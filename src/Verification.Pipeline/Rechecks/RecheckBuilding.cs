using Microsoft.Extensions.Logging;
using Verification.Contracts.Intake;
using Verification.Contracts.Rechecks;
using Verification.Intake.Faults;
using Verification.Intake.Keeping;
using Verification.Intake.Reading;
using Verification.Intake.Rechecks;
using Verification.Pipeline.Exits;
using Verification.Pipeline.Receiving;
using Verification.Pipeline.Telling;
using Verification.Platform.Exits;
using Verification.Platform.Submissions;
using Verification.Platform.Telemetry;
using Verification.Platform.Vault;
using Verification.Verdicts.Rechecks;
using Verification.Vocabulary;

namespace Verification.Pipeline.Rechecks;

/// <summary>Opens the sealed households of earlier verifications, makes requests of them, and stores these as a batch stores its own.</summary>
public sealed class RecheckBuilding(
    HouseholdStore households, DataKeyStore keyStore, ExitStore exits, Vault vault, RequestReader reader, Reception reception,
    ILogger<RecheckBuilding> log)
{
    /// <summary>Stores one transaction's worth of places and takes them on; answers those whose household is no request any more.</summary>
    public async Task<IReadOnlyList<RefusedPlace>> Store(
        RecheckVerifications recheck, IReadOnlyList<RecheckedItem> places, DateTimeOffset now, CancellationToken ct)
    {
        var (arrivals, refused) = await Build(recheck, places, now, ct);
        if (arrivals.Count == 0)
        {
            return refused;
        }

        var outcomes = await reception.Receive([.. arrivals.Select(a => a.Arrival)], recheck.BatchId, ct);
        foreach (var (place, outcome) in arrivals.Zip(outcomes))
        {
            if (outcome is ReceiveOutcome.OtherBody)
            {
                refused.Add(new(place.Item.Place, place.Arrival.Facts.Id, [RoadFaults.OtherBody with { Path = place.Item.Path }]));
            }
        }

        return refused;
    }

    private async Task<(List<(RecheckedItem Item, Arrival Arrival)> Arrivals, List<RefusedPlace> Refused)> Build(
        RecheckVerifications recheck, IReadOnlyList<RecheckedItem> places, DateTimeOffset now, CancellationToken ct)
    {
        var earlier = places.Select(p => new VerificationId(p.EarlierId!.Value)).ToList();
        var stored = (await households.Load(earlier, ct)).ToDictionary(h => h.Id);
        var wrapped = await keyStore.Load(earlier, ct);
        var corrected = await exits.WithOpenedRounds(earlier, ct);
        var (arrivals, refused) = (new List<(RecheckedItem, Arrival)>(), new List<RefusedPlace>());
        foreach (var place in places)
        {
            var id = new VerificationId(place.EarlierId!.Value);
            if (TryOpen(id, stored.GetValueOrDefault(id), wrapped.GetValueOrDefault(id)) is not { } earlierRequest)
            {
                refused.Add(new(place.Place, new(place.VerificationId!.Value), [RecheckFaults.Unknown.At(place.Path)]));
                continue;
            }

            // A household that corrected its declaration since is asked for with the correction.
            var declared = corrected.Contains(id) ? Brought.LastDeclared(await exits.OpenedRounds(id, ct), vault) : null;
            var request = RecheckRequest.Of(id, earlierRequest, declared, recheck.BatchId, recheck.AsOf, recheck.StandingConsent);
            switch (reader.Read(RecheckRequest.Body(request), RequestHeaders.None))
            {
                case RequestReading.Readable readable:
                    arrivals.Add((place, Arrival.OfStored(readable, Door.Batch, now)));
                    break;
                case RequestReading.Refused faulty:
                    refused.Add(new(place.Place, new(place.VerificationId!.Value), [.. faulty.Faults.Select(f => f with { Path = place.Path })]));
                    break;
            }
        }

        return (arrivals, refused);
    }

    /// <summary>The request of an earlier household; null when it was erased or no key of ours opens it, which holds up no other of the recheck.</summary>
    private SubmitVerification? TryOpen(VerificationId id, StoredHousehold? household, IReadOnlyList<DataKeyRow>? rows)
    {
        if (household is null || rows is null)
        {
            return null;
        }

        try
        {
            using var keys = vault.Unwrap(id, rows);
            return household.Request(keys);
        }
        catch (NotOurEnvelope fault)
        {
            PipelineLog.LeftOut(log, id.Value, FaultText.Of(fault));
            return null;
        }
    }
}

using Microsoft.Extensions.Logging;
using Verification.Sources.Kit;

namespace Verification.Evidence;

/// <summary>Takes what fed sources were delivered; run now and then by due work, by any number of processes.</summary>
public sealed class Deliveries(SourceCatalogue catalogue, ILogger<Deliveries> log)
{
    /// <summary>Takes every waiting delivery of every fed source; one source's fault keeps no other from its own.</summary>
    public async Task<IReadOnlyList<Delivery>> TakeAll(CancellationToken ct)
    {
        var all = new List<Delivery>();
        foreach (var source in catalogue.All.Select(s => s.Source).OfType<IFedSource>())
        {
            try
            {
                var taken = await source.TakeDeliveries(ct);
                all.AddRange(taken);
                Tell(taken);
            }
            catch (Exception fault) when (!ct.IsCancellationRequested)
            {
                EvidenceLog.DeliveriesFailed(log, source.Description.Id.Code, fault.GetType().Name);
            }
        }

        return all;
    }

    private void Tell(IReadOnlyList<Delivery> deliveries)
    {
        foreach (var delivery in deliveries)
        {
            switch (delivery)
            {
                case Delivery.Taken taken:
                    EvidenceLog.DeliveryTaken(log, taken.Source.Code, taken.SnapshotId, taken.Records);
                    break;
                case Delivery.Refused refused:
                    EvidenceLog.DeliveryRefused(log, refused.Source.Code, refused.SnapshotId, refused.Faults.Count > 0 ? refused.Faults[0].Code : "unknown");
                    break;
            }
        }
    }
}

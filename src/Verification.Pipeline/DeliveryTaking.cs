using Microsoft.Extensions.Logging;
using Verification.Sources.Kit;

namespace Verification.Pipeline;

/// <summary>Lets a file-fed source take what has been delivered; a damaged delivery is told and changes nothing.</summary>
public sealed class DeliveryTaking(IFedSource source, ILogger<DeliveryTaking> log)
{
    public async Task<bool> Round(CancellationToken ct)
    {
        foreach (var delivery in await source.TakeDeliveries(ct))
        {
            switch (delivery)
            {
                case Delivery.Taken taken:
                    PipelineLog.DeliveryTaken(log, taken.Source.Code, taken.SnapshotId, taken.Records);
                    break;
                case Delivery.Refused refused:
                    PipelineLog.DeliveryRefused(log, refused.Source.Code, refused.SnapshotId, string.Join(' ', refused.Faults.Select(f => f.Code).Distinct()));
                    break;
            }
        }

        return false;
    }
}

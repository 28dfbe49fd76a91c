using Microsoft.Extensions.Logging;
using Verification.Sources.Kit;

namespace Verification.Pipeline.Receiving;

/// <summary>Lets a file-fed source take what has been delivered; a damaged drop is told and changes nothing.</summary>
public sealed class DropTaking(IFedSource source, ILogger<DropTaking> log)
{
    public async Task<bool> Round(CancellationToken ct)
    {
        foreach (var drop in await source.TakeDrops(ct))
        {
            switch (drop)
            {
                case Drop.Taken taken:
                    PipelineLog.DropTaken(log, taken.Source.Code, taken.SnapshotId, taken.Records);
                    break;
                case Drop.Refused refused:
                    PipelineLog.DropRefused(log, refused.Source.Code, refused.SnapshotId, string.Join(' ', refused.Faults.Select(f => f.Code).Distinct()));
                    break;
            }
        }

        return false;
    }
}

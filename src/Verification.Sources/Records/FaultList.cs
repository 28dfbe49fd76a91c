using System.Collections.ObjectModel;
using Verification.Sources.Kit;

namespace Verification.Sources.Records;

/// <summary>The first faults of a file; a damaged file of a million rows must not fill the memory.</summary>
public sealed class FaultList : Collection<DropFault>
{
    public const int FaultsMax = 100;

    /// <summary>How many there were, those not kept included.</summary>
    public int Seen { get; private set; }

    protected override void InsertItem(int index, DropFault item)
    {
        Seen++;
        if (index >= FaultsMax)
        {
            return;
        }

        // What is about the whole file is put in front of its rows, however many of them are wrong.
        base.InsertItem(index, item);
        if (Count > FaultsMax)
        {
            RemoveAt(FaultsMax);
        }
    }
}

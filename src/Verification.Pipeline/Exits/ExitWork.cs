using Microsoft.Extensions.Logging;
using Verification.Pipeline.Commit;
using Verification.Pipeline.Fencing;
using Verification.Pipeline.Receiving;
using Verification.Platform.Exits;
using Verification.Platform.Telemetry;
using Verification.Platform.Vault;
using Verification.Vocabulary;

namespace Verification.Pipeline.Exits;

/// <summary>Applies what follows on verifications, from its rows; any number of processes may.</summary>
/// <remarks>
/// Each kind moves the row <c>exit</c> in the transaction that does what it asks: a second run finds it moved and does nothing. The row
/// counts the claims that came to no end; they make it a suspect at the fence, and a fault of ours lets it rest after as many.
/// </remarks>
public sealed class ExitWork(
    ExitStore exits, NextRounds rounds, Withdrawals withdrawals, DecisionKeeping decisions, Vault vault, GroupCommit commit, Fence fence,
    TimeProvider clock, ILogger<ExitWork> log)
{
    private const int LimitPerRound = 50;

    /// <summary>What waits for the verdict before it to leave is looked at again after this.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(5);

    private readonly RowPassing<ExitKey> _rows = new(fence, clock, log);

    public async Task<bool> Round(CancellationToken ct)
    {
        var claimed = await exits.Claim(LimitPerRound, Lease, ct);
        var blameless = new List<ExitKey>();
        foreach (var exit in claimed)
        {
            if (await TryTake(exit, ct))
            {
                blameless.Add(exit.Key);
            }
        }

        if (blameless.Count > 0)
        {
            await exits.GiveBack(blameless, ct);
        }

        return claimed.Count == LimitPerRound;
    }

    /// <summary>Passes one exit through the fence; true when its claim ended without a fault of ours, or is still in hand since an earlier one.</summary>
    private async Task<bool> TryTake(ClaimedExit exit, CancellationToken ct)
    {
        if (_rows.Has(exit.Key))
        {
            return true;
        }

        if (TryOpen(exit) is not { } origin)
        {
            return false;
        }

        var end = await _rows.Pass(
            exit.Key, origin,
            new($"applying a {exit.Kind} to {exit.VerificationId}", passed => Apply(exit, passed, ct), (rest, passed) => commit.Rest(RestOf(exit, rest, passed))),
            ct);
        return end != RowEnd.Failed && !_rows.Has(exit.Key);
    }

    /// <summary>What no key of ours opens is told again and again: laid to rest, nobody could send it again.</summary>
    private Delivery? TryOpen(ClaimedExit exit)
    {
        try
        {
            return new()
            {
                Body = vault.OpenBody(exit.Key.SealRow, ExitDesk.SealName, exit.SealedBody),
                Queue = ExitKinds.Parse(exit.Kind).Queue(),
                MessageId = exit.RequestId,
                IsRow = true,
                SeenBefore = exit.Tries - 1,
            };
        }
        catch (Exception fault)
        {
            PipelineLog.WorkFailed(log, $"opening a {exit.Kind} to {exit.VerificationId}", FaultText.Of(fault));
            return null;
        }
    }

    private async Task Apply(ClaimedExit exit, Settle settle, CancellationToken ct)
    {
        switch (ExitKinds.Parse(exit.Kind))
        {
            case ExitKind.Supplement or ExitKind.Objection:
                await rounds.Open(exit, settle, ct);
                return;
            case ExitKind.Decision:
                await decisions.Apply(exit, ct);
                break;
            case ExitKind.Withdrawal:
                await withdrawals.Apply(exit, ct);
                break;
            default:
                throw new BrokenPromise($"nobody applies the exit {exit.Kind}");
        }

        await settle();
    }

    /// <summary>Its row says that it was refused, so that it is taken up again when its message is.</summary>
    private static RestingCase RestOf(ClaimedExit exit, Rest rest, Settle settle) => new(settle, rest.From(exit.Submitter)) { Exit = exit.Key };
}

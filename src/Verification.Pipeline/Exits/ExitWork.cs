using Microsoft.Extensions.Logging;
using Verification.Platform.Exits;
using Verification.Platform.Telemetry;
using Verification.Vocabulary;

namespace Verification.Pipeline.Exits;

/// <summary>Applies what follows on verifications, from its rows; any number of processes may.</summary>
/// <remarks>Each kind moves the row <c>exit</c> in the transaction that does what it asks: a second run finds it moved and does nothing.</remarks>
public sealed class ExitWork(ExitStore exits, NextRounds rounds, Withdrawals withdrawals, Decisions decisions, ILogger<ExitWork> log)
{
    private const int LimitPerRound = 50;

    /// <summary>What waits for the verdict before it to leave is looked at again after this.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(5);

    public async Task<bool> Round(CancellationToken ct)
    {
        var claimed = await exits.Claim(LimitPerRound, Lease, ct);
        foreach (var exit in claimed)
        {
            await TryApply(exit, ct);
        }

        return claimed.Count == LimitPerRound;
    }

    /// <summary>A fault of ours on one exit holds up no other; its lease passes and it is tried again.</summary>
    private async Task TryApply(ClaimedExit exit, CancellationToken ct)
    {
        try
        {
            await Apply(exit, ct);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            PipelineLog.WorkFailed(log, $"applying a {exit.Kind} to {exit.VerificationId}", FaultText.Of(fault));
        }
    }

    private Task Apply(ClaimedExit exit, CancellationToken ct) => ExitKinds.Parse(exit.Kind) switch
    {
        ExitKind.Supplement or ExitKind.Objection => rounds.Open(exit, ct),
        ExitKind.Decision => decisions.Apply(exit, ct),
        ExitKind.Withdrawal => withdrawals.Apply(exit, ct),
        _ => throw new BrokenPromise($"nobody applies the exit {exit.Kind}"),
    };
}

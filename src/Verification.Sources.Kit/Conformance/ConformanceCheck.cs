using Verification.Vocabulary;

namespace Verification.Sources.Kit.Conformance;

/// <summary>One thing every adapter must do.</summary>
/// <param name="Name">Stable name, as reports carry it: <c>silence.refused</c>.</param>
/// <param name="Meaning">The promise, as a sentence.</param>
/// <param name="Run">Tries it; false: the situation cannot arise with this adapter.</param>
/// <exception cref="CheckFailed">By <paramref name="Run"/>, when the promise is not kept.</exception>
/// <exception cref="CannotArise">By <paramref name="Run"/>, when the trial says that the interface has no room for it.</exception>
public sealed record ConformanceCheck(string Name, Text Meaning, Func<SourceTrial, CancellationToken, Task<bool>> Run)
{
    /// <summary>Longest check; a source that makes one take longer fails it.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public override string ToString() => Name;

    /// <summary>Runs the check to its end; faults are told, not thrown.</summary>
    public async Task<CheckOutcome> Try(SourceTrial trial, CancellationToken ct)
    {
        try
        {
            var possible = await Run(trial, ct).WaitAsync(Longest, ct);
            return possible ? new(Name, CheckResult.Passed, null) : new(Name, CheckResult.NotPossible, trial.WhyNot(Name));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
        catch (CannotArise cannot)
        {
            return new(Name, CheckResult.NotPossible, cannot.Message);
        }
        catch (CheckFailed failed)
        {
            return new(Name, CheckResult.Failed, failed.Message);
        }
        catch (Exception fault)
        {
            return new(Name, CheckResult.Failed, fault is TimeoutException ? "it took too long" : $"it threw {fault.GetType().Name}: {fault.Message}");
        }
    }
}

/// <summary>What came of one check.</summary>
/// <param name="Check">Its name.</param>
/// <param name="Why">
/// What was found instead; why it cannot arise, in the trial's words, or null where it gives none; null when it passed.
/// </param>
public sealed record CheckOutcome(string Check, CheckResult Result, string? Why);

/// <summary>Whether a promise is kept.</summary>
public enum CheckResult
{
    Passed,
    Failed,

    /// <summary>The trial has no such situation, or says that the interface has no room for it.</summary>
    NotPossible,
}

/// <summary>The interface has no room for what a check would try.</summary>
/// <param name="why">As a clause: <c>it carries no shares</c>.</param>
public sealed class CannotArise(string why) : Exception(why);

/// <summary>A promise is not kept.</summary>
public sealed class CheckFailed(string what) : Exception(what)
{
    /// <summary>Fails unless this holds.</summary>
    public static void Unless(bool holds, string what)
    {
        if (!holds)
        {
            throw new CheckFailed(what);
        }
    }
}

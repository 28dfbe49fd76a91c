using Verification.Vocabulary;

namespace Verification.TestKit.Checking;

/// <summary>
/// P1: a request answered 2xx or confirmed exists for ever; each reaches exactly one verdict per round, the first no later than 60 s after
/// its deadline, unless it was withdrawn.
/// </summary>
public static class P01_every_request_ends
{
    private const string Promise = "P1";
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    public static IEnumerable<Violation> Check(RunRecord run) =>
        Exist(run).Concat(HaveVerdicts(run)).Concat(OneVerdictPerRound(run)).Concat(InTime(run));

    private static IEnumerable<Violation> Exist(RunRecord run)
    {
        var stored = run.Stored.Submissions.Select(s => (s.Submitter, s.RequestId)).ToHashSet();
        var expired = ExpiredRequests.Of(run);
        return run.Journal.Sent
            .Where(r => r is { Outcome: SentOutcome.Promised, IsBad: false } && !expired.Contains(Convert.ToHexStringLower(r.RawDigest)) && !stored.Contains((r.Submitter, r.RequestId)))
            .Select(r => new Violation(Promise, $"{r.RequestId} was promised ({r.By}) and is not stored"));
    }

    private static IEnumerable<Violation> HaveVerdicts(RunRecord run)
    {
        var decided = run.Stored.Verdicts.Where(v => v.Round == 1).Select(v => v.VerificationId).ToHashSet();
        foreach (var submission in run.Stored.Submissions)
        {
            var has = decided.Contains(submission.VerificationId);
            if (submission.State == "decided" && !has)
                yield return new(Promise, $"{submission.RequestId} is decided without a verdict");
            if (submission.State is "received" or "gathering")
                yield return new(Promise, $"{submission.RequestId} is still {submission.State}{(has ? " though it has a verdict" : "")}");
            if (submission.State == "closed" && !has && !MayEndWithout(run, submission))
                yield return new(Promise, $"{submission.RequestId} was closed without a verdict and nobody withdrew it");
        }
    }

    /// <summary>Withdrawn, or its own body was injected to rest.</summary>
    private static bool MayEndWithout(RunRecord run, StoredSubmission submission) =>
        run.Withdrawn.Contains(submission.VerificationId)
        || run.Journal.Sent.Any(r => r.IsBad && r.RequestId == submission.RequestId && r.Submitter == submission.Submitter);

    private static IEnumerable<Violation> OneVerdictPerRound(RunRecord run)
    {
        foreach (var twice in run.Stored.Verdicts.GroupBy(v => (v.VerificationId, v.Round)).Where(g => g.Count() > 1))
            yield return new(Promise, $"{twice.Key.VerificationId} has {twice.Count()} verdicts in round {twice.Key.Round}");
        var rounds = run.Stored.Rounds.Select(r => (r.VerificationId, r.Round)).ToHashSet();
        var verdicts = run.Stored.Verdicts.Select(v => (v.VerificationId, v.Round)).ToHashSet();
        foreach (var (verification, round) in rounds.Except(verdicts))
            yield return new(Promise, $"round {round} of {verification} was opened and has no verdict");
        foreach (var (verification, round) in verdicts.Except(rounds))
            yield return new(Promise, $"round {round} of {verification} has a verdict and was never opened");
        foreach (var gap in verdicts.GroupBy(v => v.VerificationId).Where(g => g.Max(v => v.Round) != g.Count()))
            yield return new(Promise, $"{gap.Key} has a gap in its rounds");
        foreach (var wrong in run.Stored.Verdicts.Where(v => VerdictId.Derive(new(v.VerificationId), v.Round).Value != v.VerdictId))
            yield return new(Promise, $"verdict {wrong.VerdictId} does not bear the id of its round");
    }

    private static IEnumerable<Violation> InTime(RunRecord run)
    {
        var deadlines = run.Stored.Submissions.Where(s => s.Deadline is not null).DistinctBy(s => s.VerificationId).ToDictionary(s => s.VerificationId, s => s.Deadline!.Value);
        return run.Stored.Verdicts
            .Where(v => v.Round == 1 && deadlines.TryGetValue(v.VerificationId, out var deadline) && v.IssuedAt > deadline + Grace)
            .Select(v => new Violation(Promise, $"{v.VerificationId} was decided {v.IssuedAt - deadlines[v.VerificationId]} after its deadline"));
    }
}

namespace Verification.TestKit.Checking;

/// <summary>
/// P3: a stored verdict is published at least once, never before it is stored, in order of rounds per verification, droppable by message id.
/// </summary>
public static class P03_verdicts_are_published
{
    private const string Promise = "P3";
    private const string Verdict = "VerdictIssued";

    public static IEnumerable<Violation> Check(RunRecord run) =>
        AtLeastOnce(run).Concat(NeverBeforeStored(run)).Concat(InOrder(run)).Concat(Droppable(run));

    private static IEnumerable<Violation> AtLeastOnce(RunRecord run)
    {
        var heard = Heard(run).GroupBy(m => m.MessageId).ToDictionary(g => g.Key, g => g.First());
        foreach (var verdict in run.Stored.Verdicts)
        {
            if (!heard.TryGetValue(verdict.VerdictId, out var message))
                yield return new(Promise, $"verdict {verdict.VerdictId} is stored and was never published");
            else if (!message.BodyDigest.AsSpan().SequenceEqual(verdict.BodyDigest))
                yield return new(Promise, $"verdict {verdict.VerdictId} was published with other bytes than it is stored with");
        }
    }

    private static IEnumerable<Violation> NeverBeforeStored(RunRecord run)
    {
        var stored = run.Stored.Verdicts.Select(v => v.VerdictId).ToHashSet();
        foreach (var verdict in Heard(run).Select(m => m.MessageId).Distinct().Where(id => !stored.Contains(id)))
            yield return new(Promise, $"verdict {verdict} was published and is not stored");
        foreach (var verdict in run.Journal.HeardBeforeStored)
            yield return new(Promise, $"verdict {verdict} was heard before it was stored");
    }

    private static IEnumerable<Violation> InOrder(RunRecord run)
    {
        foreach (var verification in Heard(run).OrderBy(m => m.At).DistinctBy(m => m.MessageId).GroupBy(m => m.VerificationId))
        {
            var rounds = verification.Select(m => m.Round).ToList();
            if (!rounds.SequenceEqual(rounds.Order()))
                yield return new(Promise, $"rounds of {verification.Key} arrived in the order {string.Join(", ", rounds)}");
        }
    }

    private static IEnumerable<Violation> Droppable(RunRecord run)
    {
        // A refusal of the same body told again says when it was told again; a verdict is the same in every byte.
        foreach (var other in Heard(run).GroupBy(m => m.MessageId).Where(g => g.DistinctBy(m => Convert.ToHexString(m.BodyDigest)).Skip(1).Any()))
            yield return new(Promise, $"message {other.Key} came twice with different content");
        foreach (var twice in Heard(run).GroupBy(m => (m.VerificationId, m.Round)).Where(g => g.DistinctBy(m => m.MessageId).Skip(1).Any()))
            yield return new(Promise, $"round {twice.Key.Round} of {twice.Key.VerificationId} was published under two message ids");
    }

    private static IEnumerable<HeardMessage> Heard(RunRecord run) => run.Journal.Heard.Where(m => m.Type == Verdict);
}

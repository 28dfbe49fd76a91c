using Verification.Pipeline.Receiving;

namespace Verification.Pipeline.Commit;

/// <summary>One case of a batch with the repetitions that settle with it.</summary>
public sealed record FoldedCase(FinishedCase First, IReadOnlyList<Settle> Repetitions)
{
    /// <summary>Everybody who waits for this case.</summary>
    public IEnumerable<Settle> Settles => Repetitions.Prepend(First.Settle);

    /// <summary>Whether anything simpler can be stored in its place; when not, the database or we are at fault and the road is held.</summary>
    public bool CanRest => First is TakenCase or CompletedCase or KnownOnlyCase or RestingCase { Rest.Row.IsBare: false };

    /// <summary>The same case as work that rests, because the database cannot hold its rows.</summary>
    public FoldedCase ToRest(string reason) => new(
        First switch
        {
            TakenCase taken => new RestingCase(taken.Settle, taken.IfBad(reason)) { Ends = taken.IsStored ? taken.Submission.Id : null },
            CompletedCase completed => new RestingCase(completed.Settle, completed.IfBad(reason))
            {
                Ends = completed.Exit is null ? completed.Verification : null,
                Exit = completed.Exit,
            },
            KnownOnlyCase known => new RestingCase(known.Settle, known.IfUnknown),
            RestingCase { Rest.Row.IsBare: false } resting => resting with { Rest = new(resting.Rest.Row.Bare(), Told: null) },
            // Rows of our own making that the database refuses are our bug, and health says so.
            _ => throw new Verification.Vocabulary.BrokenPromise("a resting case can always be stored"),
        },
        Repetitions);
}

/// <summary>Folds a batch before any row is written: within one transaction nobody can lose to himself.</summary>
public static class CaseFold
{
    /// <summary>
    /// By submitter and request id the first delivery stays, one with the same digest settles with it, one with another digest is refused
    /// unless it turns out to be the request stored before.
    /// A round is completed once, however many lanes found it ready.
    /// </summary>
    public static IReadOnlyList<FoldedCase> Fold(IReadOnlyList<FinishedCase> batch)
    {
        var folded = new List<FoldedCase>(batch.Count);
        var places = new Dictionary<object, int>(batch.Count);
        foreach (var finished in batch)
        {
            if (KeyOf(finished) is not { } key || places.TryAdd(key, folded.Count))
            {
                folded.Add(new(finished, []));
                continue;
            }

            var first = folded[places[key]];
            if (finished is TakenCase taken && first.First is TakenCase standing
                && !taken.Submission.BodyDigest.AsSpan().SequenceEqual(standing.Submission.BodyDigest))
            {
                // Only the row can tell which body is the request: this one may be its redelivery, and the first here the impostor.
                folded.Add(new(
                    new KnownOnlyCase(
                        taken.Settle, taken.Submission.Scope.Submitter, taken.Submission.RequestId, taken.Submission.BodyDigest, taken.IfOtherBody()),
                    []));
                continue;
            }

            folded[places[key]] = first with { Repetitions = [.. first.Repetitions, finished.Settle] };
        }

        return folded;
    }

    private static object? KeyOf(FinishedCase finished) => finished switch
    {
        // A stored request moves its own row; folded behind a delivery that finds the row there, it would wait for the sweep.
        TakenCase taken => (taken.Submission.Scope.Submitter, taken.Submission.RequestId, taken.IsStored),
        CompletedCase completed => (completed.Verification, completed.Round),
        RestingCase resting => resting.Rest.Row.Id,
        _ => null,
    };
}

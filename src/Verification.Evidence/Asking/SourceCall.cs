using Microsoft.Extensions.Logging;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>One call of one source, checked answer by answer; faults come back as values.</summary>
internal static class SourceCall
{
    /// <summary>Never throws: a failed or cancelled call has no answers at all.</summary>
    public static Task<CallResult> Run(
        ISource source, IReadOnlyList<Question> questions, EvidenceMetrics metrics, ILogger log, CancellationToken ct) =>
        Run(source, new AnswerSheet(questions), metrics, log, ct);

    /// <summary>The same onto a sheet the caller may look at meanwhile.</summary>
    public static async Task<CallResult> Run(ISource source, AnswerSheet believed, EvidenceMetrics metrics, ILogger log, CancellationToken ct)
    {
        var id = source.Description.Id;
        var questions = believed.Questions;
        try
        {
            await foreach (var answer in source.Ask(questions, ct).WithCancellation(ct))
            {
                if (ct.IsCancellationRequested)
                {
                    metrics.Dropped(id, "late", believed.Taken + 1);
                    return CallResult.Failed(LaterCause.TimedOut);
                }

                if (believed.Take(answer) is { } fault)
                {
                    metrics.Dropped(id, Codes.Of(fault), believed.Taken + 1);
                    EvidenceLog.AnswerNotBelieved(log, id.Code, Codes.Of(fault), questions.Count);
                    return CallResult.Failed(LaterCause.Untrusted);
                }
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return CallResult.Failed(LaterCause.TimedOut);
        }
        catch (TimeoutException)
        {
            // A deadline of the adapter's own, shorter than the lane's.
            EvidenceLog.CallFailed(log, id.Code, nameof(TimeoutException), questions.Count);
            return CallResult.Failed(LaterCause.TimedOut);
        }
        catch (Exception fault)
        {
            // The text of a foreign exception may quote what was asked; only its type is told.
            EvidenceLog.CallFailed(log, id.Code, fault.GetType().Name, questions.Count);
            return CallResult.Failed(LaterCause.Failed);
        }

        if (ct.IsCancellationRequested)
        {
            metrics.Dropped(id, "late", believed.Taken);
            return CallResult.Failed(LaterCause.TimedOut);
        }

        return new(believed.Answers, LaterCause.Unanswered);
    }
}

/// <summary>The end of one call: an answer by question where there is one and why not elsewhere, or none at all.</summary>
internal sealed record CallResult(Answer?[] Answers, LaterCause Why)
{
    public bool IsFailure => Answers.Length == 0;

    public static CallResult Failed(LaterCause why) => new([], why);
}

/// <summary>Puts answers beside their questions.</summary>
internal sealed class AnswerSheet(IReadOnlyList<Question> questions)
{
    private Dictionary<(VerificationId, int), int>? _byPerson;
    private int _next;

    public IReadOnlyList<Question> Questions => questions;

    public Answer?[] Answers { get; } = new Answer?[questions.Count];

    public int Taken { get; private set; }

    /// <summary>Takes the answer, or says why it cannot be one.</summary>
    public AnswerFault? Take(Answer answer)
    {
        if (answer is null || PlaceOf(answer) is not { } place)
        {
            return AnswerFault.Foreign;
        }

        if (Answers[place] is not null)
        {
            return AnswerFault.Duplicate;
        }

        if (AnswerDecision.FaultOf(answer, questions[place]) is { } fault)
        {
            return fault;
        }

        Answers[place] = answer;
        Taken++;
        return null;
    }

    // Most sources answer in the order asked; the index is built only for those that do not.
    private int? PlaceOf(Answer answer)
    {
        if (_next < questions.Count && AnswerDecision.BelongsTo(answer, questions[_next]))
        {
            return _next++;
        }

        _byPerson ??= Enumerable.Range(0, questions.Count).ToDictionary(i => (questions[i].Verification, questions[i].MemberOrdinal));
        return _byPerson.TryGetValue((answer.Verification, answer.MemberOrdinal), out var place) ? place : null;
    }
}

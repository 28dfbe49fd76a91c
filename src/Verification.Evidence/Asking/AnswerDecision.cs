using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>Decides whether what a source said may be believed to answer what was asked.</summary>
/// <remarks>A single answer that fails here fails its whole call: a source that mixes up persons is not half right.</remarks>
public static class AnswerDecision
{
    /// <summary>Whether this answer ends its question; a promise, silence without a reason or nothing at all leaves it open.</summary>
    public static bool Closes(Answer? answer) => answer is Answer.Answered or Answer.Silent { Why: not Silence.NoAnswer };

    /// <summary>The fault of an answer to this question, or null.</summary>
    public static AnswerFault? FaultOf(Answer answer, Question question)
    {
        if (!BelongsTo(answer, question))
        {
            return AnswerFault.Foreign;
        }

        if (answer.Received.Length > Answer.ReceivedBytesMax)
        {
            return AnswerFault.Oversize;
        }

        return answer is Answer.Answered answered ? FaultOf(answered) : null;
    }

    /// <summary>Whether the answer names the question's verification, source and person.</summary>
    public static bool BelongsTo(Answer answer, Question question) =>
        answer.MemberOrdinal == question.MemberOrdinal && answer.Verification == question.Verification && answer.Source == question.Source;

    private static AnswerFault? FaultOf(Answer.Answered answered)
    {
        if (answered.AsOf == default)
        {
            return AnswerFault.NoAsOf;
        }

        if (answered.Items.Count > EvidenceLimits.ItemsPerAnswerMax || answered.Signals.Count > EvidenceLimits.SignalsPerAnswerMax)
        {
            return AnswerFault.Oversize;
        }

        // An indexed loop: this runs for every record of every person and must not allocate.
        for (var i = 0; i < answered.Items.Count; i++)
        {
            if (FaultOf(answered.Items[i], answered) is { } fault)
            {
                return fault;
            }
        }

        for (var i = 0; i < answered.Signals.Count; i++)
        {
            if (FaultOf(answered.Signals[i], answered) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    // Nothing rests on a signal; still, it is kept and shown to an officer.
    private static AnswerFault? FaultOf(SignalItem signal, Answer.Answered answered) =>
        signal.MemberOrdinal != answered.MemberOrdinal || signal.Source != answered.Source ? AnswerFault.Foreign
        : signal.AsOf == default ? AnswerFault.NoAsOf
        : string.IsNullOrEmpty(signal.RecordId) || signal.Period.From > signal.Period.To || !Enum.IsDefined(signal.Kind) ? AnswerFault.Unreadable
        : signal.RecordId.Length > EvidenceLimits.CodeLengthMax || (signal.Size is { } size && (size > Money.Max || size < -Money.Max)) ? AnswerFault.Oversize
        : null;

    private static AnswerFault? FaultOf(EvidenceItem item, Answer.Answered answered)
    {
        if (item.MemberOrdinal != answered.MemberOrdinal || item.Source != answered.Source)
        {
            return AnswerFault.Foreign;
        }

        if (item.AsOf == default)
        {
            return AnswerFault.NoAsOf;
        }

        if (string.IsNullOrEmpty(item.RecordId) || item.Period.From > item.Period.To || !Enum.IsDefined(item.Kind))
        {
            return AnswerFault.Unreadable;
        }

        var oversize = item.RecordId.Length > EvidenceLimits.CodeLengthMax
            || item.ObjectId?.Length > EvidenceLimits.CodeLengthMax
            || item.Payer?.Length > EvidenceLimits.CodeLengthMax
            || item.Detail?.Length > EvidenceLimits.CodeLengthMax
            || item.Use?.Length > EvidenceLimits.CodeLengthMax
            || item.Holders.Count > EvidenceLimits.HoldersPerItemMax
            || (item.Amount is { } amount && (amount > Money.Max || amount < -Money.Max));
        return oversize ? AnswerFault.Oversize : null;
    }
}

/// <summary>Why an answer is not believed.</summary>
public enum AnswerFault
{
    /// <summary>Another verification, person or source than asked.</summary>
    Foreign,

    /// <summary>The second answer to one question.</summary>
    Duplicate,

    /// <summary>No day for which it speaks.</summary>
    NoAsOf,

    /// <summary>More records, longer codes or larger amounts than any honest answer has.</summary>
    Oversize,

    /// <summary>A record without an id, of an unknown kind, or ending before it begins.</summary>
    Unreadable,
}

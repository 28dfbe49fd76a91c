using Verification.Vocabulary;

namespace Verification.Sources.Kit.Conformance;

/// <summary>What a check found otherwise than it must be, each with what was expected and what came; told all at once.</summary>
internal sealed class Differences
{
    private readonly List<string> _told = [];

    public void Same<T>(string what, T expected, T came)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, came))
        {
            _told.Add($"{what}: expected {Words(expected)}, came {Words(came)}");
        }
    }

    public void That(bool holds, string what)
    {
        if (!holds)
        {
            _told.Add(what);
        }
    }

    /// <summary>What must be true of an item that this record became.</summary>
    public void Came(Carried carried, SourceRecord held, EvidenceItem item, Question question)
    {
        var name = $"record {held.RecordId}";
        if (carried.RecordIds)
        {
            Same($"{name}, id", held.RecordId, item.RecordId);
        }

        Same($"{name}, kind", held.Kind, item.Kind);
        Same($"{name}, days", held.Period, item.Period);
        Same($"{name}, amount", carried.Amounts == CarriedAmounts.None ? null : held.Amount, item.Amount);
        Same($"{name}, person", question.MemberOrdinal, item.MemberOrdinal);
        Same($"{name}, source", question.Source, item.Source);
        Same($"{name}, as of", carried.DayOf(question), item.AsOf);
        Said($"{name}, object id", carried.ObjectIds, nameof(Carried.ObjectIds), held.ObjectId, item.ObjectId);
        Said($"{name}, detail", carried.Details is not { Count: 0 }, nameof(Carried.Details), held.Detail, item.Detail);
    }

    /// <exception cref="CheckFailed">When anything was told.</exception>
    public void Tell()
    {
        if (_told.Count > 0)
        {
            throw new CheckFailed(string.Join("; ", _told));
        }
    }

    private void Said(string what, bool carries, string part, string? expected, string? came)
    {
        if (carries)
        {
            Same(what, expected, came);
        }
        else
        {
            That(came is null || came != expected, $"{what}: the trial says that there is no room for it ({nameof(Carried)}.{part}), but it came back");
        }
    }

    private static string Words<T>(T value) => value switch
    {
        null => "nothing",
        EvidenceKind kind => EvidenceWords.Of(kind),
        Period period => $"{period.From:yyyy-MM-dd}…{period.To:yyyy-MM-dd}",
        DateOnly day => $"{day:yyyy-MM-dd}",
        Answer answer => Words(answer),
        IEnumerable<Answer> answers => answers.Any() ? string.Join(", ", answers.Select(Words)) : "no answer",
        _ => $"{value}",
    };

    /// <summary>An answer in words; the suite's persons are nobody's, so it may be told.</summary>
    public static string Words(Answer answer) => answer switch
    {
        Answer.Answered answered =>
            $"member {answer.MemberOrdinal} answered as of {answered.AsOf:yyyy-MM-dd} with [{string.Join(", ", answered.Items.Select(i => i.RecordId))}]"
            + (answered.Signals.Count > 0 ? $" and signals [{string.Join(", ", answered.Signals.Select(s => s.RecordId))}]" : ""),
        Answer.Silent { AsOf: { } day } silent => $"member {answer.MemberOrdinal} silent: {SilenceChecks.Word(silent.Why)} as of {day:yyyy-MM-dd}",
        Answer.Silent silent => $"member {answer.MemberOrdinal} silent: {SilenceChecks.Word(silent.Why)}",
        Answer.Later => $"member {answer.MemberOrdinal} later",
        _ => $"member {answer.MemberOrdinal} {answer.GetType().Name}",
    };

    public static string Words(IReadOnlyList<Answer> answers) => Words<IEnumerable<Answer>>(answers);
}

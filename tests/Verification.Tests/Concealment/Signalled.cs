using Verification.Vocabulary;

namespace Verification.Tests.Concealment;

/// <summary>Answers with signals put beside what they say.</summary>
internal static class Signalled
{
    public static SignalItem Signal(Answer beside, SignalKind kind, string? size = "30000.00", DateOnly? from = null, DateOnly? to = null) => new()
    {
        Kind = kind,
        Source = beside.Source,
        RecordId = $"s-{kind}-{beside.MemberOrdinal}-{size}",
        MemberOrdinal = beside.MemberOrdinal,
        Period = new(from, to),
        Size = size is null ? null : Money.Of(decimal.Parse(size, System.Globalization.CultureInfo.InvariantCulture)),
        AsOf = new(2020, 6, 1),
    };

    /// <summary>The same answer with every kind of signal beside it; a source that knew nothing now answers with signals alone.</summary>
    public static Answer Beside(Answer answer) => answer switch
    {
        Answer.Answered known => known with { Signals = All(known) },
        Answer.Silent { Why: Silence.NoRecord, AsOf: { } day } none => new Answer.Answered(
            none.Verification, none.Source, none.MemberOrdinal, [], day, Coverage.Unstated) { Signals = All(none) },
        _ => answer,
    };

    private static SignalItem[] All(Answer answer) => [.. Enum.GetValues<SignalKind>().Select(kind => Signal(answer, kind))];
}

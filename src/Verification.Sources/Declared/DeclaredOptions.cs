using Verification.Sources.Kit;

namespace Verification.Sources.Declared;

/// <summary>How long what was handed in is still spoken of.</summary>
public sealed record DeclaredOptions
{
    /// <summary>Days after which a document or a visit no longer counts, by the day it was noted and by the day it speaks for; setting <c>days_max</c>, 1…3660, default 366.</summary>
    public int DaysMax { get; init; } = 366;

    /// <summary>Most questions in one look-up; 1…1000, default 100.</summary>
    public int QuestionsAtOnceMax { get; init; } = 100;

    /// <summary>Reads the settings; adds every fault.</summary>
    public static DeclaredOptions Of(AdapterSettings settings) => new()
    {
        DaysMax = settings.Whole("days_max", 366, 1, 3_660),
        QuestionsAtOnceMax = settings.Whole("questions_at_once_max", 100, 1, 1_000),
    };
}

using System.Diagnostics.CodeAnalysis;

namespace Verification.Vocabulary;

/// <summary>Why nothing is known; nine different things, none of them an amount.</summary>
public enum Silence
{
    /// <summary>The source looked and holds no record of the person. Not zero: others may.</summary>
    NoRecord,

    /// <summary>The person could not be found under the identity given.</summary>
    NotMatched,

    /// <summary>No answer arrived in time.</summary>
    NoAnswer,

    /// <summary>The source, or the lack of a consent, refused the question.</summary>
    Refused,

    /// <summary>The source does not cover this person, place or period.</summary>
    NotCovered,

    /// <summary>The answer is older than the pack accepts.</summary>
    Stale,

    /// <summary>The source cannot look for a person by the documents that person has; never a refusal.</summary>
    NotSearchable,

    /// <summary>The source holds records of which it is not sure that they are this person's; a person has to look before anything rests on them.</summary>
    WeakMatch,

    /// <summary>The question was spared: whatever a supporting source had said could change no outcome and no amount.</summary>
    NotAsked,
}

/// <summary>What is known of one thing: a value, its absence, or a kind of silence.</summary>
public abstract record Finding<T>
{
    private Finding()
    {
    }

    /// <summary>A value and the record it rests on.</summary>
    public sealed record Known(T Value, string RecordId) : Finding<T>;

    /// <summary>The source says there is nothing.</summary>
    public sealed record Absent(SourceId AskedOf) : Finding<T>;

    /// <summary>Nobody could say.</summary>
    public sealed record Unknown(Silence Why) : Finding<T>;

    /// <summary>The value, when there is one; absence and silence are not zero and give none.</summary>
    public bool TryGetValue([MaybeNullWhen(false)] out T value)
    {
        value = this is Known known ? known.Value : default;
        return this is Known;
    }

    /// <summary>The finding of something computed from the value; absence and silence stay what they are.</summary>
    public Finding<TOther> Map<TOther>(Func<T, TOther> compute) =>
        Match<Finding<TOther>>(
            known => new Finding<TOther>.Known(compute(known.Value), known.RecordId),
            absent => new Finding<TOther>.Absent(absent.AskedOf),
            unknown => new Finding<TOther>.Unknown(unknown.Why));

    /// <summary>One of three answers, so that no caller forgets one.</summary>
    public TResult Match<TResult>(Func<Known, TResult> known, Func<Absent, TResult> absent, Func<Unknown, TResult> unknown) => this switch
    {
        Known found => known(found),
        Absent none => absent(none),
        Unknown silent => unknown(silent),
        _ => throw new BrokenPromise("a finding is known, absent or unknown"),
    };
}

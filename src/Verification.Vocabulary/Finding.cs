namespace Verification.Vocabulary;

/// <summary>Why nothing is known; six different things, none of them an amount.</summary>
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
}

namespace Verification.Vocabulary;

/// <summary>One question (查询): one person, one source, one verification.</summary>
/// <remarks>Holds personal data: never logged, kept only in memory or sealed. An adapter sends of it what the interface needs, and no more.</remarks>
public sealed record Question
{
    /// <summary>Whose verification it belongs to; says nothing of the person. With <see cref="MemberOrdinal"/> it tells questions of one call apart.</summary>
    public required VerificationId Verification { get; init; }

    /// <summary>The source asked: the id under <c>sources:</c>.</summary>
    public required SourceId Source { get; init; }

    /// <summary>Which person of the household it is about, from 1; obligors come after the members.</summary>
    public required int MemberOrdinal { get; init; }

    /// <summary>Name as the household states it; may differ from the register's.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Type and number of the document to search by. The number of a <c>resident-id</c> has 18 characters, digits and at the end perhaps <c>X</c>,
    /// and is right; <see cref="IdentityDocument.Number"/> is null where the person has none, which <c>Replies.Part</c> answers before.
    /// </summary>
    public required IdentityDocument Document { get; init; }

    /// <summary>Names the person bore before, as the household states them.</summary>
    public IReadOnlyList<string> FormerNames { get; init; } = [];

    /// <summary>Day of birth as stated; a resident id has it too.</summary>
    public DateOnly? BornOn { get; init; }

    /// <summary>Where the person is registered (户籍地), when it is stated.</summary>
    public RegionCode? RegisteredRegion { get; init; }

    /// <summary>Where the household applied: six digits of a county, nine of a street, twelve of a community; for sources that answer by region.</summary>
    public required RegionCode Region { get; init; }

    /// <summary>Days asked about, both ends included; records outside may be left out by the source.</summary>
    public required Period LookBack { get; init; }

    /// <summary>
    /// The day the household is verified for, in China; today or some days ago, months ago in a later round. For an interface that is sent a day and
    /// answers for that one; the as-of of an answer is whatever day the source speaks for.
    /// </summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Number of the consent document that covers this question.</summary>
    public required string ConsentNo { get; init; }

    /// <summary>Which kinds of evidence each kind of document settles by the law in force; null: the law does not say, and any does.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<EvidenceKind>>? Settles { get; init; }

    /// <summary>Who asks and what for; null where the question stands alone, as in an adapter's test.</summary>
    public Asker? Asker { get; init; }

    // A generated ToString would carry name and document into any text that mentions the question.
    public override string ToString() => $"question {Verification} {Source} {MemberOrdinal}";
}

/// <summary>On whose behalf a question is asked: exchange interfaces want the purpose, and our own enrolments tell the asker from others.</summary>
public sealed record Asker(SubmitterId Submitter, IReadOnlyList<Programme> Programmes, string Purpose);

/// <summary>What came back to one question (反馈).</summary>
public abstract record Answer(VerificationId Verification, SourceId Source, int MemberOrdinal)
{
    /// <summary>Most bytes kept of one answer as it was received.</summary>
    public const int ReceivedBytesMax = 64 * 1024;

    /// <summary>What the source sent about this person, byte by byte; empty: it came without bytes of its own, or with too many to keep.</summary>
    /// <remarks>Sealed with the answer and never read again by the engine: a person may later be shown what was really said.</remarks>
    public ReadOnlyMemory<byte> Received { get; init; }

    /// <summary>What was measured of the source when it was asked, where the law names limits; null elsewhere and while nothing is measured.</summary>
    public MeasuredSource? Measured { get; init; }

    /// <summary>A paper accepted in its place says all of it: how the source was measured is nothing to it.</summary>
    public bool StandsIn { get; init; }

    /// <summary>The source holds records of the person; the list may not be empty.</summary>
    public sealed record Answered(
        VerificationId Verification, SourceId Source, int MemberOrdinal,
        IReadOnlyList<EvidenceItem> Items, DateOnly AsOf, Coverage Coverage) : Answer(Verification, Source, MemberOrdinal)
    {
        /// <summary>What travels beside the records (线索); with these alone the source has answered and says nothing of evidence.</summary>
        public IReadOnlyList<SignalItem> Signals { get; init; } = [];
    }

    /// <summary>Nothing is known, and why.</summary>
    public sealed record Silent(
        VerificationId Verification, SourceId Source, int MemberOrdinal, Silence Why, DateOnly? AsOf = null)
        : Answer(Verification, Source, MemberOrdinal)
    {
        /// <summary>The days of which the source says that it has no record; open where it did not say. Of other silences nothing.</summary>
        public Period Covered { get; init; }
    }

    /// <summary>What the answer says of evidence: the same with and without signals; signals alone are no record.</summary>
    public Answer AsEvidence() =>
        this is not Answered { Signals.Count: > 0 } signalled ? this
        : signalled.Items.Count > 0 ? signalled with { Signals = [] }
        : new Silent(Verification, Source, MemberOrdinal, Silence.NoRecord, signalled.AsOf) { Measured = Measured, StandsIn = StandsIn, Covered = signalled.Coverage.Days };

    /// <summary>The signals beside the records, or none.</summary>
    public IReadOnlyList<SignalItem> SignalsBeside => this is Answered answered ? answered.Signals : [];

    /// <summary>The source will answer later: the ask becomes a row.</summary>
    public sealed record Later(
        VerificationId Verification, SourceId Source, int MemberOrdinal, string? Ticket, DateTimeOffset? Expected)
        : Answer(Verification, Source, MemberOrdinal);
}

/// <summary>Which days and regions an answer speaks for.</summary>
/// <param name="Days">Of these days it says everything it holds; an open end: nothing was left out on that side.</param>
/// <param name="Regions">Of these regions; none: of every one.</param>
public sealed record Coverage(Period Days, IReadOnlyList<RegionCode> Regions)
{
    /// <summary>The source does not say which: taken to speak for all days and regions.</summary>
    public static readonly Coverage Unstated = new(new Period(null, null), []);
}

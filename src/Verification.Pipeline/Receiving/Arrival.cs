using Verification.Intake.Reading;
using Verification.Platform.Database;
using Verification.Platform.Submissions;
using Verification.Vocabulary;

namespace Verification.Pipeline.Receiving;

/// <summary>A readable request on its way: what every door hands to the road.</summary>
/// <param name="Facts">What it says, in our words.</param>
/// <param name="Body">The request as re-serialised: what is sealed and kept.</param>
/// <param name="BodyDigest">SHA-256 of the record as re-serialised: same digest, same request.</param>
/// <param name="ReceivedAt">When we first held it; deadlines count from here.</param>
/// <param name="Origin">The delivery itself, kept for the case that its rows cannot be stored.</param>
public sealed record Arrival(
    HouseholdFacts Facts, ReadOnlyMemory<byte> Body, byte[] BodyDigest, Door Door, DateTimeOffset ReceivedAt, Delivery Origin)
{
    /// <summary>A request that is stored before it is taken on.</summary>
    public static Arrival OfStored(RequestReading.Readable readable, Door door, DateTimeOffset receivedAt) =>
        new(readable.Facts, readable.Body, readable.BodyDigest, door, receivedAt, Delivery.OverHttp(readable.Body));

    /// <summary>Whose rows they will be; made once, it stands in every one of them.</summary>
    public RowScope Scope { get; } = new(Facts.Submitter.Code, Facts.Programmes.Select(p => p.Code).ToArray(), Facts.Region.Code, Facts.Purpose);

    /// <summary>First day of the month of receipt in Asia/Shanghai, as partitions are made.</summary>
    public DateOnly ReceivedMonth => YearMonth.Of(ChinaTime.DayOf(ReceivedAt)).FirstDay;
}

using Verification.Platform.Database;

namespace Verification.Platform.FailedWork;

/// <summary>Bodies suspected of ending the process that works on them: who has one in hand, and how many lone tries did not return.</summary>
/// <remarks>
/// While nobody has a body in hand, every lone try that is noted of it belongs to a process that is gone: whoever outlives a try takes it
/// back before it lets go.
/// </remarks>
public sealed class SuspectStore(RoadDatabase road, TimeProvider clock)
{
    /// <summary>Lone tries that did not return after which a body rests in failed work.</summary>
    public const int LoneTriesMax = 3;

    private const string Set = """
        insert into suspect (body_digest, lone_tries, first_at, last_at) values (@digest, @tries, now(), now())
        on conflict (body_digest) do update set lone_tries = excluded.lone_tries, last_at = now()
        """;

    private const string Begun = "select lone_tries from suspect where body_digest = @digest";

    private const string Remove = "delete from suspect where body_digest = any(@digests)";

    /// <summary>How long a body stays in the hand of a process that says nothing to the database.</summary>
    public TimeSpan SilenceMax { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Takes a body in hand, over all processes; null while another has it, or this one already.</summary>
    public async Task<SuspectInHand?> TryTake(byte[] bodyDigest, CancellationToken ct) =>
        await SuspectInHand.TryTake(await road.Source.OpenConnectionAsync(ct), bodyDigest, SilenceMax, clock, ct);

    /// <summary>How many lone tries of this body began and have not returned.</summary>
    public async Task<int> LoneTries(byte[] bodyDigest, CancellationToken ct) =>
        (await road.InBatch(batch => batch.Query<int>(Begun, new { digest = bodyDigest }, ct), ct)).SingleOrDefault();

    /// <summary>Commits how many lone tries have not returned; for whoever has the body in hand. A second run changes nothing.</summary>
    public Task<int> SetLoneTries(byte[] bodyDigest, int tries, CancellationToken ct) => road.InBatch(
        batch => tries > 0 ? batch.Execute(Set, new { digest = bodyDigest, tries }, ct) : Clear(batch, [bodyDigest], ct), ct);

    /// <summary>Forgets bodies that came through or went to rest.</summary>
    public Task<int> Clear(Batch batch, IReadOnlyList<byte[]> bodyDigests, CancellationToken ct) =>
        batch.Execute(Remove, new { digests = bodyDigests.ToArray() }, ct);
}

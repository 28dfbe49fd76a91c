using Verification.Platform.Database;

namespace Verification.Platform.FailedWork;

/// <summary>Bodies suspected of killing the process that works on them, and how often they were tried alone.</summary>
public sealed class SuspectStore(RoadDatabase road)
{
    /// <summary>Lone tries that did not return after which a body rests in failed work.</summary>
    public const int LoneTriesMax = 3;

    private const string Count = """
        insert into suspect (body_digest, lone_tries, first_at, last_at) values (@digest, 1, now(), now())
        on conflict (body_digest) do update set lone_tries = suspect.lone_tries + 1, last_at = now()
        returning lone_tries
        """;

    private const string Begun = "select lone_tries from suspect where body_digest = @digest";

    private const string Remove = "delete from suspect where body_digest = any(@digests)";

    /// <summary>Commits that a lone try begins, before it begins, and says the how many-th it is.</summary>
    public async Task<int> BeginLoneTry(byte[] bodyDigest, CancellationToken ct) =>
        (await road.InBatch(batch => batch.Query<int>(Count, new { digest = bodyDigest }, ct), ct)).Single();

    /// <summary>How many lone tries of this body began and did not return.</summary>
    public async Task<int> LoneTries(byte[] bodyDigest, CancellationToken ct) =>
        (await road.InBatch(batch => batch.Query<int>(Begun, new { digest = bodyDigest }, ct), ct)).SingleOrDefault();

    /// <summary>Forgets bodies that came through or went to rest.</summary>
    public Task<int> Clear(Batch batch, IReadOnlyList<byte[]> bodyDigests, CancellationToken ct) =>
        batch.Execute(Remove, new { digests = bodyDigests.ToArray() }, ct);
}

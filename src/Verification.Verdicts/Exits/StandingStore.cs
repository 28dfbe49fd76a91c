using System.Text.Json;
using Verification.Contracts;
using Verification.Platform.Database;
using Verification.Platform.Submissions;
using Verification.Vocabulary;

namespace Verification.Verdicts.Exits;

/// <summary>Looks up how verifications stand, for the road; a person asks through <see cref="Rounds.VerdictQueries"/>.</summary>
public sealed class StandingStore(RoadDatabase road)
{
    // One statement, one snapshot: a round and the outbox row that carries it are seen together or not at all.
    private const string One = """
        select submission.verification_id, submission.request_id, submission.state, submission.received_month, submission.submitter,
               submission.programmes, submission.region, submission.purpose, verdict.body,
               exists (select from outbox where message_ids is null or verdict.verdict_id = any(message_ids)) as leaving, verdict.round,
               array(select number || ' ' || programme from report
                     where report.verification_id = submission.verification_id and report.round = verdict.round order by programme) as reports
        from submission left join verdict using (verification_id, received_month)
        where submission.verification_id = @id and submission.submitter = @submitter
        order by verdict.round desc
        limit @limit
        """;

    /// <summary>How the submitter's verification stands, or null when it has none with this id.</summary>
    public async Task<StandingVerification?> Find(string submitter, VerificationId id, CancellationToken ct)
    {
        var args = new { id = id.Value, submitter, limit = VerdictId.RoundsMax };
        var rows = await road.InBatch(batch => batch.Query<Row>(One, args, ct), ct);
        return rows.Count == 0 ? null : rows[0].ToStanding(rows);
    }

    /// <summary>One row per verdict, the latest first, or one without any.</summary>
    private sealed record Row(
        Guid VerificationId, string RequestId, string State, DateOnly ReceivedMonth, string Submitter, string[] Programmes, string Region,
        string Purpose, byte[]? Body, bool Leaving, int? Round, string[] Reports)
    {
        public StandingVerification ToStanding(IReadOnlyList<Row> rows) => new(
            new(VerificationId), RequestId, SubmissionStates.Parse(State), ReceivedMonth, new(Submitter, Programmes, Region, Purpose),
            [.. rows.Reverse().Select(r => r.Body).OfType<byte[]>().Select(body => JsonSerializer.Deserialize(body, ContractJson.Wire.VerdictIssued)!)],
            rows.Any(r => r.Body is not null && r.Leaving))
        {
            Reports = [.. rows.SelectMany(r => r.Reports.Select(report => report.Split(' ')).Select(parts => new StandingReport(parts[0], parts[1], r.Round!.Value)))],
        };
    }
}

using Verification.Intake.Reading;
using Verification.Vocabulary;

namespace Verification.TestKit.Checking;

/// <summary>P2: same submitter, request id and body → same verification; another body is refused with a coded fault.</summary>
public static class P02_one_id_one_request
{
    private const string Promise = "P2";
    private const string OtherBodyFault = "VR-ROAD-001";

    /// <summary>Name under which an impostor rests.</summary>
    public const string OtherBodyReason = "request_id_used_for_another_body";

    public static IEnumerable<Violation> Check(RunRecord run) => DerivedIds(run).Concat(Impostors(run));

    private static IEnumerable<Violation> DerivedIds(RunRecord run)
    {
        foreach (var wrong in run.Stored.Submissions.Where(s => IdOf(s.Submitter, s.RequestId) != s.VerificationId))
            yield return new(Promise, $"{wrong.RequestId} is stored as a verification that is not derived from it");
        foreach (var twice in run.Stored.Submissions.GroupBy(s => (s.Submitter, s.RequestId)).Where(g => g.Count() > 1))
            yield return new(Promise, $"{twice.Key.RequestId} is stored {twice.Count()} times");
        foreach (var heard in run.Journal.Heard.Where(m => m is { VerificationId: not null, RequestId: not null }))
        {
            if (IdOf(heard.Submitter, heard.RequestId!) != heard.VerificationId)
                yield return new(Promise, $"{heard.Type} speaks of {heard.RequestId} as another verification");
        }
    }

    private static IEnumerable<Violation> Impostors(RunRecord run)
    {
        var stored = run.Stored.Submissions.DistinctBy(s => (s.Submitter, s.RequestId)).ToDictionary(s => (s.Submitter, s.RequestId), s => Hex(s.BodyDigest));
        var resting = run.Stored.Resting.Where(r => r.Reason == OtherBodyReason).Select(r => Hex(r.BodyDigest)).ToHashSet();
        var told = run.Journal.Heard.Where(m => m.Faults.Contains(OtherBodyFault)).Select(m => (m.Submitter, m.RequestId)).ToHashSet();
        foreach (var id in run.Journal.Sent.GroupBy(r => (r.Submitter, r.RequestId)).Where(g => g.DistinctBy(r => Hex(r.RawDigest)).Skip(1).Any()))
        {
            if (!stored.TryGetValue(id.Key, out var winner))
                continue; // that it should exist is P1's to say
            foreach (var sent in id.Where(r => DigestOf(r) is { } digest && digest != winner))
            {
                if (sent.By == SentBy.Http && sent.Outcome == SentOutcome.Promised)
                    yield return new(Promise, $"{sent.RequestId}: a second content was answered 2xx");
                if (sent.By == SentBy.Amqp && sent.Outcome == SentOutcome.Promised && !resting.Contains(Hex(sent.RawDigest)))
                    yield return new(Promise, $"{sent.RequestId}: a second content was taken and does not rest");
                if (sent.By == SentBy.Amqp && sent.Outcome == SentOutcome.Promised && !told.Contains(id.Key))
                    yield return new(Promise, $"{sent.RequestId}: nobody was told that its second content was refused");
            }

            if (!id.Any(r => DigestOf(r) == winner))
                yield return new(Promise, $"{id.Key.RequestId} is stored with a content nobody sent");
        }
    }

    /// <summary>The digest we compare requests by; null for a body that is no request.</summary>
    private static string? DigestOf(SentRequest sent) => new RequestReader(TimeProvider.System).Read(sent.Body, RequestHeaders.None) switch
    {
        RequestReading.Readable readable => Hex(readable.BodyDigest),
        RequestReading.Refused { IfKnown: { } late } => Hex(late.BodyDigest),
        _ => null,
    };

    private static Guid IdOf(string submitter, string requestId) => VerificationId.Derive(submitter, requestId).Value;

    private static string Hex(byte[] digest) => Convert.ToHexStringLower(digest);
}

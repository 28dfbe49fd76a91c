using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Verification.Contracts;
using Verification.Contracts.Intake;
using Verification.Contracts.Rechecks;
using Verification.Evidence;
using Verification.Platform.Messaging;
using Verification.Platform.Outbox;
using Verification.Platform.Submissions;
using Verification.Verdicts.Rechecks;
using Verification.Vocabulary;

namespace Verification.Pipeline.Telling;

/// <summary>Messages that tell a submitter how its verification stands; ids are derived, so that a second copy can be dropped.</summary>
public static class Acknowledgements
{
    /// <summary>The case is stored and waits for sources.</summary>
    public static OutgoingMessage Accepted(HouseholdFacts facts, Gate.Parked parked, CountedDeadline deadline, DateTimeOffset now) => Message(
        facts.Submitter.Code, facts.RequestId, $"accepted/{facts.Id}", now,
        new VerificationAccepted
        {
            VerificationId = facts.Id.Value,
            Submitter = facts.Submitter.Code,
            RequestId = facts.RequestId,
            CaseNo = facts.CaseNo,
            OpenSources = [.. parked.Open.Select(o => o.Source.Code).Distinct()],
            Deadline = parked.Deadline,
            DeadlineProvisional = deadline.Provisional,
            At = now,
        },
        ContractJson.Wire.VerificationAccepted);

    /// <summary>One more source of a parked verification answered or lapsed.</summary>
    public static OutgoingMessage Progressed(
        ClosedAsk closed, string requestId, IEnumerable<SourceId> open, DateTimeOffset now) => Message(
        closed.Round.Scope.Submitter, requestId, $"progressed/{closed.Round.Verification}/{closed.Round.Round}/{closed.Source}", now,
        new VerificationProgressed
        {
            VerificationId = closed.Round.Verification.Value,
            Submitter = closed.Round.Scope.Submitter,
            RequestId = requestId,
            Source = closed.Source.Code,
            State = closed.Answered ? "answered" : "lapsed",
            OpenSources = [.. open.Select(o => o.Code)],
            At = now,
        },
        ContractJson.Wire.VerificationProgressed);

    /// <summary>A verification ends without a verdict because we could not store one; operators find it in <c>failed_work</c>.</summary>
    public static OutgoingMessage Voided(HouseholdFacts facts, DateTimeOffset now) =>
        Voided(facts.Submitter.Code, facts.Id, facts.RequestId, now);

    /// <summary>The same where the facts cannot be opened.</summary>
    public static OutgoingMessage Voided(string submitter, VerificationId id, string requestId, DateTimeOffset now) =>
        Closed(submitter, id, requestId, "voided", now);

    /// <summary>A verification ends because its submitter withdrew it.</summary>
    public static OutgoingMessage Withdrawn(string submitter, VerificationId id, string requestId, DateTimeOffset now) =>
        Closed(submitter, id, requestId, "withdrawn", now);

    /// <summary>Every request of a batch has come to an end.</summary>
    public static OutgoingMessage Closed(FinishedBatch batch, DateTimeOffset now) => Message(
        batch.Submitter, batch.BatchId, $"batch-closed/{batch.Submitter}/{batch.BatchId}", now,
        new BatchClosed
        {
            Submitter = batch.Submitter,
            BatchId = batch.BatchId,
            Received = batch.Received + batch.Refused,
            Verdicts = batch.Decided,
            Refused = batch.Refused,
            Closed = batch.Closed,
            At = now,
        },
        ContractJson.Wire.BatchClosed);

    private static OutgoingMessage Closed(string submitter, VerificationId id, string requestId, string why, DateTimeOffset now) => Message(
        submitter, requestId, $"closed/{id}", now,
        new VerificationClosed { VerificationId = id.Value, Submitter = submitter, RequestId = requestId, Why = why, At = now },
        ContractJson.Wire.VerificationClosed);

    /// <summary>Every household of a recheck has come to an end.</summary>
    public static OutgoingMessage Closed(StoredRecheck recheck, RecheckResult result, DateTimeOffset now) => Message(
        recheck.Submitter, recheck.BatchId, $"recheck-closed/{recheck.Submitter}/{recheck.BatchId}", now,
        new RecheckClosed
        {
            Submitter = recheck.Submitter,
            BatchId = recheck.BatchId,
            AsOf = recheck.AsOf,
            Counts = result.Counts,
            Changes = result.Changes,
            Undecided = result.Undecided,
            At = now,
        },
        ContractJson.Wire.RecheckClosed);

    private static OutgoingMessage Message<T>(
        string submitter, string correlation, string key, DateTimeOffset now, T body, JsonTypeInfo<T> shape) => new(
        Topology.Acknowledgements, submitter, [], DerivedId.Of(Encoding.UTF8.GetBytes(key)), typeof(T).Name, correlation, submitter, now,
        JsonSerializer.SerializeToUtf8Bytes(body, shape));
}

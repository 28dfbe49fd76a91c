using System.Security.Cryptography;
using Verification.Contracts.Intake;
using Verification.Intake.Reading;
using Verification.Pipeline.Commit;
using Verification.Pipeline.Telling;
using Verification.Platform.Crashes;
using Verification.Platform.Database;
using Verification.Platform.FailedWork;
using Verification.Platform.Outbox;
using Verification.Platform.Submissions;

namespace Verification.Pipeline.Receiving;

/// <summary>How a batch was taken.</summary>
public abstract record BatchTaken
{
    /// <summary>Its good requests are stored; each fault of the others is named by its place in the batch.</summary>
    public sealed record Stored(string BatchId, int Received, IReadOnlyList<RequestFault> Faults, bool KnownBefore) : BatchTaken;

    /// <summary>The batch id stands for another content.</summary>
    public sealed record OtherBody(string Submitter, string BatchId) : BatchTaken;
}

/// <summary>Splits a batch into stored requests, 200 in a transaction, whichever door it came by.</summary>
/// <remarks>
/// A process that dies in the middle is followed by a redelivery or a second call: the row <c>batch</c> and each row <c>submission</c> are
/// found then, and only the missing ones are written.
/// </remarks>
public sealed class BatchTaking(
    RoadDatabase road, BatchStore batches, Reception reception, FailedWorkStore failed, OutboxStore outbox, Dispatch dispatch)
{
    /// <summary>Requests stored in one transaction, of a recheck as well.</summary>
    internal const int TransactionMax = 200;

    public async Task<BatchTaken> Take(BatchReading.Readable reading, Delivery origin, DateTimeOffset now, CancellationToken ct)
    {
        var arrivals = reading.Items.OfType<RequestReading.Readable>().Select(r => Arrival.OfStored(r, Door.Batch, now)).ToList();
        var refused = reading.Items.OfType<RequestReading.Refused>().ToList();
        var row = new BatchRow(
            reading.BatchId, reading.BatchDigest, now, [.. arrivals.Select(a => a.Facts.Id)], refused.Count, ScopeOf(reading, arrivals));
        var outcome = await road.InBatch(batch => batches.Receive(batch, row, ct), ct);
        if (outcome == BatchOutcome.OtherBody)
        {
            return new BatchTaken.OtherBody(reading.Submitter, reading.BatchId);
        }

        await RestRefused(refused, origin, reading.Submitter, now, ct);
        var others = new List<Arrival>();
        foreach (var chunk in arrivals.Chunk(TransactionMax))
        {
            var outcomes = await reception.Receive(chunk, reading.BatchId, ct);
            others.AddRange(chunk.Where((_, place) => outcomes[place] is ReceiveOutcome.OtherBody));
            CrashPoints.Pass(CrashPoint.InBatch);
        }

        await RestOthers(others, row, origin, now, ct);
        await road.InBatch(batch => failed.Succeeded(batch, [SHA256.HashData(origin.Body.Span)], ct), ct);
        return new BatchTaken.Stored(
            reading.BatchId, arrivals.Count - others.Count,
            [.. refused.SelectMany(r => r.Faults), .. others.Select(_ => RoadFaults.OtherBody)], outcome == BatchOutcome.Known);
    }

    /// <summary>Requests whose id stands for another body are refused one by one and belong to the batch no more.</summary>
    private async Task RestOthers(List<Arrival> others, BatchRow row, Delivery origin, DateTimeOffset now, CancellationToken ct)
    {
        if (others.Count == 0)
        {
            return;
        }

        var rests = others.Select(o => Refusals.OfPart(
            origin, o.Body, o.Facts.RequestId, o.Facts.Submitter.Code, o.Facts.RequestId, [RoadFaults.OtherBody], now)).ToList();
        var outboxRow = await road.InBatch(async batch =>
        {
            await batches.Leave(batch, row, [.. others.Select(o => o.Facts.Id)], ct);
            await failed.Rest(batch, [.. rests.Select(r => r.Row)], ct);
            return await outbox.Put(batch, [.. rests.Select(r => r.Told).OfType<OutgoingMessage>()], ct);
        }, ct);
        await dispatch.AfterCommit(new([], outboxRow), ct);
    }

    /// <summary>The batch is seen by whoever may see its households: all their programmes, the region all of them lie in.</summary>
    private static RowScope ScopeOf(BatchReading.Readable reading, IReadOnlyList<Arrival> arrivals) => new(
        reading.Submitter,
        [.. arrivals.SelectMany(a => a.Scope.Programmes).Distinct(StringComparer.Ordinal)],
        CommonRegion.Of(arrivals.Select(a => a.Scope.Region)),
        arrivals.Select(a => a.Facts.Purpose).FirstOrDefault(""));

    /// <summary>Each bad request of a batch is refused on its own; the good ones go on.</summary>
    private async Task RestRefused(
        IReadOnlyList<RequestReading.Refused> refused, Delivery origin, string submitter, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var chunk in refused.Chunk(TransactionMax))
        {
            var rests = chunk.Select(r => Refusals.OfItem(origin, submitter, r, now)).ToList();
            var row = await road.InBatch(async batch =>
            {
                await failed.Rest(batch, [.. rests.Select(r => r.Row)], ct);
                return await outbox.Put(batch, [.. rests.Select(r => r.Told).OfType<OutgoingMessage>()], ct);
            }, ct);
            await dispatch.AfterCommit(new([], row), ct);
        }
    }
}

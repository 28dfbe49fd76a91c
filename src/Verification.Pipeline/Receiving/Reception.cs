using Verification.Pipeline.Commit;
using Verification.Platform.Submissions;
using Verification.Platform.Vault;

namespace Verification.Pipeline.Receiving;

/// <summary>Stores requests before anybody is answered, and goes on with those that are new.</summary>
/// <remarks>Only a single request over AMQP comes past here: the broker holds it until its rows are there.</remarks>
public sealed class Reception(Vault vault, ReceiveCommit receive, OnwardWork onward)
{
    /// <summary>Whether a request that came now could not be stored soon: it is refused before it is read.</summary>
    public bool IsFull => receive.IsFull;

    /// <summary>Stores the request and goes on with it once it is stored, whoever still waits for that; false when there is no room.</summary>
    public bool TryReceive(Arrival arrival, out Task<ReceiveOutcome> outcome) =>
        receive.TryReceive(RowOf(arrival, null), () => onward.TryGoOn(arrival), out outcome);

    /// <summary>Stores the requests of one batch in one transaction and goes on with what is new; what stands already is on its way or swept up.</summary>
    /// <returns>How each was taken, in their order.</returns>
    public async Task<IReadOnlyList<ReceiveOutcome>> Receive(IReadOnlyList<Arrival> arrivals, string batchId, CancellationToken ct)
    {
        var outcomes = await receive.Receive([.. arrivals.Select(a => RowOf(a, batchId))], ct);
        foreach (var (arrival, outcome) in arrivals.Zip(outcomes))
        {
            if (outcome is ReceiveOutcome.Stored)
            {
                onward.TryGoOn(arrival);
            }
        }

        return outcomes;
    }

    /// <summary>The row that makes the request durable.</summary>
    internal ReceivedSubmission RowOf(Arrival arrival, string? batchId) => new(
        arrival.Facts.RequestId, arrival.Facts.Id, arrival.BodyDigest, arrival.ReceivedMonth, arrival.ReceivedAt, arrival.Door, batchId,
        vault.SealBody(arrival.Facts.Id.Value, "submission", arrival.Origin.Body.Span), arrival.Scope);
}

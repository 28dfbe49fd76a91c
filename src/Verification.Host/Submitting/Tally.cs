using System.Text.Json;
using Verification.Contracts;
using Verification.Contracts.Intake;
using Verification.Contracts.Verdicts;

namespace Verification.Host.Submitting;

/// <summary>Counts what became of submitted requests; each is settled by its first verdict, refusal or closing.</summary>
/// <remarks>Answers to requests that are not ours are ignored: another process may submit under the same name.</remarks>
public sealed class Tally(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<RequestKey, long> _waiting = [];
    private readonly HashSet<RequestKey> _parked = [];
    private readonly List<SettledRequest> _settled = [];
    private readonly TaskCompletionSource _allSettled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _began;
    private int _expected;

    /// <summary>Completes when every expected request is settled.</summary>
    public Task AllSettled => _allSettled.Task;

    /// <summary>How many are settled.</summary>
    public int Settled
    {
        get { lock (_gate) return _settled.Count; }
    }

    /// <summary>How many the run will submit; call before the first one leaves.</summary>
    public void Expect(IReadOnlyCollection<Request> requests)
    {
        _expected = requests.Select(request => request.Key).Distinct().Count();
        _began = clock.GetTimestamp();
    }

    /// <summary>Starts the request's time.</summary>
    public void Leaves(RequestKey key)
    {
        lock (_gate)
            _waiting.TryAdd(key, clock.GetTimestamp());
    }

    /// <summary>Takes a verdict.</summary>
    public void TakeVerdict(ReadOnlySpan<byte> body)
    {
        if (JsonSerializer.Deserialize(body, ContractJson.Wire.VerdictIssued) is { } verdict)
            Settle(new RequestKey(verdict.Submitter, verdict.RequestId), verdict, null, null);
    }

    /// <summary>Takes an acknowledgement; its kind shows in its members.</summary>
    public void TakeAcknowledgement(ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        var root = json.RootElement;
        if (root.TryGetProperty("faults", out _) && root.Deserialize(ContractJson.Wire.VerificationRefused) is { RequestId: { } id } refused)
            Settle(new RequestKey(refused.Submitter, id), null, refused, null);
        else if (root.TryGetProperty("why", out _) && root.Deserialize(ContractJson.Wire.VerificationClosed) is { } closed)
            Settle(new RequestKey(closed.Submitter, closed.RequestId), null, null, closed);
        else if (root.TryGetProperty("deadline", out _) && root.Deserialize(ContractJson.Wire.VerificationAccepted) is { } accepted)
            Park(new RequestKey(accepted.Submitter, accepted.RequestId));
    }

    /// <summary>What is known so far.</summary>
    public SubmissionSummary Summarise()
    {
        lock (_gate)
            return SubmissionSummary.Of(_expected, _parked.Count(key => _waiting.ContainsKey(key)), [.. _settled]);
    }

    private void Park(RequestKey key)
    {
        lock (_gate)
        {
            if (_waiting.ContainsKey(key))
                _parked.Add(key);
        }
    }

    private void Settle(RequestKey key, VerdictIssued? verdict, VerificationRefused? refused, VerificationClosed? closed)
    {
        lock (_gate)
        {
            if (!_waiting.Remove(key, out var left))
                return;
            var now = clock.GetTimestamp();
            _settled.Add(new SettledRequest(
                verdict, refused, closed, _parked.Contains(key), clock.GetElapsedTime(left, now), clock.GetElapsedTime(_began, now)));
            if (_settled.Count == _expected)
                _allSettled.TrySetResult();
        }
    }
}

/// <summary>One request and its answer: exactly one of verdict, refusal and closing is there.</summary>
/// <param name="Verdict">The first verdict.</param>
/// <param name="Refused">Why it was not taken.</param>
/// <param name="Closed">Why it ended without verdict.</param>
/// <param name="Parked">It had to wait for a source.</param>
/// <param name="Took">From leaving us to the answer.</param>
/// <param name="At">Since the run began.</param>
public sealed record SettledRequest(
    VerdictIssued? Verdict, VerificationRefused? Refused, VerificationClosed? Closed, bool Parked, TimeSpan Took, TimeSpan At);

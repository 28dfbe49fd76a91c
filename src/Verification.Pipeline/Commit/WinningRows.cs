using Verification.Platform.Crashes;
using Verification.Platform.FailedWork;
using Verification.Platform.Outbox;
using Verification.Verdicts.Rounds;
using Verification.Vocabulary;

namespace Verification.Pipeline.Commit;

/// <summary>What a batch writes once its arbiters have spoken.</summary>
internal sealed class WinningRows
{
    private readonly List<OutgoingMessage> _refusals = [];
    private List<(CaseRows Rows, CompletedCase? Completes)> _cases = [];

    public List<FailedMessage> Failed { get; } = [];

    public IReadOnlyList<NewRound> Rounds => [.. _cases.Where(c => c.Rows.Round is not null).Select(c => c.Rows.Round!)];

    /// <summary>Parked rounds that close in this batch.</summary>
    public IReadOnlyList<CompletedCase> Completed => [.. _cases.Select(c => c.Completes).OfType<CompletedCase>()];

    public IReadOnlyList<OutgoingMessage> Messages => [.. _refusals, .. _cases.SelectMany(c => c.Rows.Messages)];

    /// <summary>Verifications that end because their case rests.</summary>
    public List<VerificationId> Ended { get; } = [];

    /// <summary>Bodies as they came of the requests that won.</summary>
    public List<byte[]> RawDigests { get; } = [];

    /// <summary>A crash point counts only batches that write something; a probe writes nothing.</summary>
    public void Pass(CrashPoint point)
    {
        if (_cases.Count + Failed.Count > 0)
        {
            CrashPoints.Pass(point);
        }
    }

    public void Add(CaseRows rows, byte[] rawDigest)
    {
        _cases.Add((rows, null));
        RawDigests.Add(rawDigest);
    }

    public void Add(IEnumerable<CompletedCase> completed) => _cases.AddRange(completed.Select(c => (c.Rows, (CompletedCase?)c)));

    public void Rest(Rest rest)
    {
        Failed.Add(rest.Row);
        Tell(rest.Told);
    }

    /// <summary>What a sender hears though nothing rests.</summary>
    public void Tell(OutgoingMessage? told)
    {
        if (told is not null)
        {
            _refusals.Add(told);
        }
    }

    /// <summary>Drops every case whose round somebody else opened before.</summary>
    public void KeepRounds(IReadOnlySet<(VerificationId Verification, int Round)> opened) =>
        _cases = [.. _cases.Where(c => c.Rows.Round is not { } round || opened.Contains((round.Verification, round.Round)))];

    public IReadOnlyList<T> Of<T>(Func<CaseRows, T?> row)
        where T : class => [.. _cases.Select(c => row(c.Rows)).OfType<T>()];

    public IReadOnlyList<T> Of<T>(Func<CaseRows, IReadOnlyList<T>> rows) => [.. _cases.SelectMany(c => rows(c.Rows))];
}

using System.Text.Json;
using Verification.Platform.Messaging;
using Verification.City;
using Verification.Host.CommandLine;
using Verification.Host.Submitting;
using Verification.Platform.Database;
using Verification.Platform.Submissions;
using Verification.Vocabulary;

namespace Verification.Host.Up;

/// <summary>Submits the demo city once; what was submitted in an earlier run is not asked again, its figures are shown again.</summary>
internal sealed class CityRun(Surroundings around, UpSettings settings, string folder)
{
    private const int IdsAtOnce = 1000;
    private readonly string _kept = Path.Combine(folder, "summary.json");

    /// <summary>Submits what is new and prints the summary; the answer is the exit code.</summary>
    public async Task<int> Run(CancellationToken ct)
    {
        var households = (await File.ReadAllLinesAsync(Path.Combine(folder, "requests.jsonl"), ct)).Length;
        var path = await CityRequests.Prepare(folder, around.Clock.GetUtcNow(), UpSettings.DeadlineMax(households), ct);
        if (await RequestFile.Read(path, ct) is not RequestFile.Readable { Requests: var all })
            throw new InvalidDataException($"{path} holds no requests");
        var fresh = await NotYetSubmitted(all, ct);
        if (fresh.Count == 0)
            return await ShowKept(all.Count, ct);
        var submission = new Submission(new Uri(around.Variable("VERIFICATION_BROKER")!), Topology.KeyOne, around.Clock);
        var summary = await around.Terminal.Watched(
            new Text("核对", "verified"), fresh.Count, around.Clock, progress => submission.SendAndWatch(fresh, settings.Patience, progress, ct));
        if (fresh.Count == all.Count)
            await File.WriteAllTextAsync(_kept, JsonSerializer.Serialize(summary), ct);
        SummaryPage.Print(around.Terminal, summary);
        return summary.Unanswered == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private async Task<IReadOnlyList<Request>> NotYetSubmitted(IReadOnlyList<Request> all, CancellationToken ct)
    {
        await using var door = DoorDatabase.Open(around.Variable("VERIFICATION_DATABASE_DOOR")!);
        var queries = new SubmissionQueries(door);
        var fresh = new List<Request>();
        foreach (var some in all.Chunk(IdsAtOnce))
        {
            var known = await queries.States(Scope.Everything, [.. some.Select(IdOf)], ct);
            fresh.AddRange(some.Where(request => !known.ContainsKey(IdOf(request))));
        }

        return fresh;
    }

    private async Task<int> ShowKept(int requests, CancellationToken ct)
    {
        around.Terminal.Line(new Text(
            $"此城市的 {requests} 户此前已提交,结果如下;换一个 --seed 可得到另一座城市。",
            $"The {requests} households of this city were submitted before, with this result; another --seed gives another city."));
        if (File.Exists(_kept) && JsonSerializer.Deserialize<SubmissionSummary>(await File.ReadAllTextAsync(_kept, ct)) is { } summary)
            SummaryPage.Print(around.Terminal, summary);
        return ExitCode.Done;
    }

    private static VerificationId IdOf(Request request) => VerificationId.Derive(request.Key.Submitter, request.Key.RequestId);
}

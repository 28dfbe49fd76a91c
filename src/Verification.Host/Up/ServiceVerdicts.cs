using System.Text.Json;
using Verification.City.Scoring.Reading;
using Verification.Contracts;
using Verification.Contracts.Verdicts;
using Verification.Host.Submitting;
using Verification.Platform.Database;
using Verification.Verdicts.Rounds;
using Verification.Vocabulary;

namespace Verification.Host.Up;

/// <summary>The first verdicts the service published of a city's requests, read where it keeps them.</summary>
internal static class ServiceVerdicts
{
    private const string Programme = "dibao";

    /// <summary>In the order of the city's requests; who has no verdict yet is left out.</summary>
    /// <param name="door">Connection string of role door.</param>
    public static async Task<IReadOnlyList<VerdictIssued>> Read(string door, string folder, CancellationToken ct)
    {
        if (await RequestFile.Read(Path.Combine(folder, "requests.jsonl"), ct) is not RequestFile.Readable { Requests: var requests })
            return [];
        await using var database = DoorDatabase.Open(door);
        var queries = new FirstVerdictQueries(database);
        var verdicts = new Dictionary<RequestKey, VerdictIssued>();
        foreach (var some in requests.Select(request => request.Key).Chunk(FirstVerdictQueries.IdsMax))
        {
            VerificationId[] ids = [.. some.Select(key => VerificationId.Derive(key.Submitter, key.RequestId))];
            foreach (var found in await queries.Of(Scope.Everything, ids, ct))
            {
                if (JsonSerializer.Deserialize(found.Body, ContractJson.Wire.VerdictIssued) is { } verdict)
                    verdicts[new(found.Submitter, found.RequestId)] = verdict;
            }
        }

        return [.. requests.Select(request => verdicts.GetValueOrDefault(request.Key)).OfType<VerdictIssued>()];
    }

    /// <summary>The same as a measurement takes them.</summary>
    public static PublishedVerdicts Published(IReadOnlyList<VerdictIssued> verdicts) => new([.. verdicts.Select(Published).OfType<PublishedVerdict>()]);

    /// <summary>What the verdict says of 低保; null when it was not asked about.</summary>
    public static ProgrammeVerdict? OfDibao(VerdictIssued verdict) => verdict.Programmes.FirstOrDefault(one => one.Programme == Programme);

    private static PublishedVerdict? Published(VerdictIssued verdict) =>
        OfDibao(verdict) is { } one && PublishedVerdicts.OutcomeOf(one.Outcome) is { } outcome
            ? new(verdict.RequestId, outcome, one.Amount?.Payable is { } yuan && Money.TryParse(yuan, out var payable) ? payable : null)
            : null;
}

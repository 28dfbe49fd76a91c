using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;
using Verification.Contracts;
using Verification.TestKit.Requests;
using Verification.TestKit.Running;

namespace Verification.TestKit.Faults;

/// <summary>What follows on the verifications of a run, so that later rounds and their order are tried as the first ones are.</summary>
public sealed partial class FaultRun
{
    private static readonly TimeSpan FollowPatience = TimeSpan.FromSeconds(60);

    private readonly HashSet<Guid> _followed = [];
    private readonly HashSet<Guid> _withdrawn = [];

    /// <summary>Contests verdicts and withdraws verifications that still wait for a source; each verification is followed on once.</summary>
    /// <remarks>Two exits on one verification could refuse each other, and the refused one would look like an innocent at rest.</remarks>
    /// <returns>How many were sent.</returns>
    public async Task<int> Follow(string name, int objections, int withdrawals)
    {
        await Until(
            $"{objections} verdicts to contest",
            async () => await Stage.Count("select count(*) from verdict where round = 1") >= objections + _followed.Count, FollowPatience);
        var contested = await Some(
            "select verification_id, body from verdict where round = 1 order by verdict_id desc limit $1", objections, r => (byte[])r[1]);
        foreach (var (id, body) in contested)
        {
            var verdict = JsonSerializer.Deserialize(body, ContractJson.Wire.VerdictIssued)!;
            await Send("objection", AnExit.Objection(LoadedStage.Submitter, $"{name}-o-{id:N}", id, verdict.VerdictId, verdict.Programmes.SelectMany(p => p.Reasons).First().Code));
        }

        var withdrawn = await Some(
            "select verification_id from submission where state = 'gathering' order by verification_id limit $1", withdrawals, _ => true);
        foreach (var (id, _) in withdrawn)
        {
            _withdrawn.Add(id);
            await Send("withdrawal", AnExit.Withdrawal(LoadedStage.Submitter, $"{name}-w-{id:N}", id));
        }

        return contested.Count + withdrawn.Count;
    }

    private Task Send(string key, JsonObject exit) => Amqp.SendExit(key, Encoding.UTF8.GetBytes(exit.ToJsonString()), CancellationToken.None);

    /// <summary>Some that nobody has followed on yet.</summary>
    private async Task<IReadOnlyList<(Guid Id, T Row)>> Some<T>(string sql, int count, Func<NpgsqlDataReader, T> row)
    {
        await using var source = NpgsqlDataSource.Create(Stage.Database.Road);
        await using var command = source.CreateCommand(sql);
        command.Parameters.Add(new() { Value = count + _followed.Count });
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<(Guid, T)>();
        while (found.Count < count && await reader.ReadAsync())
        {
            if (_followed.Add(reader.GetGuid(0)))
                found.Add((reader.GetGuid(0), row(reader)));
        }

        return found;
    }
}

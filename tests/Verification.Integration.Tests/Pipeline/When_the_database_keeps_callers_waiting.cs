using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using NUnit.Framework;
using Verification.Host.Serve;
using Verification.TestKit.Requests;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Pipeline;

/// <summary>Whoever asks over HTTP hears soon that it should ask again, and nobody is told so of a fault that will not pass.</summary>
[TestFixture]
public sealed class When_the_database_keeps_callers_waiting : RoadRoom
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    private protected override Roles RolesOfIt => Roles.Api;

    private protected override Task StartIt(WebApplication app) => app.StartAsync();

    private protected override Task StopIt(WebApplication app) => app.StopAsync();

    [Test]
    public async Task An_exit_and_a_look_up_are_answered_503()
    {
        var id = await Decided("kept-waiting");
        using var caller = Caller();
        await using (await Lock("exit"))
        {
            await IsAskedToComeAgain(caller.PostAsync($"/v1/verifications/{id}/supplements", Json(AnExit.Declaration(Submitter, "s", id.Value, "1.00"))));
        }

        await using (await Lock("submission"))
        {
            await IsAskedToComeAgain(caller.GetAsync(new Uri($"/v1/verifications/{id}", UriKind.Relative)));
        }
    }

    [Test]
    public async Task A_request_that_is_stored_only_after_its_caller_was_sent_away_goes_on_all_the_same()
    {
        var request = ARequest.Household("con-01", "stored-late");
        using var caller = Caller();
        await using (await Lock("submission"))
        {
            await IsAskedToComeAgain(caller.PostAsync("/v1/verifications", Json(request.Json)));
        }

        await Until(async () => await Rounds(VerificationId.Derive(Submitter, "stored-late")) == 1);
    }

    [Test]
    public async Task A_fault_of_ours_is_no_request_to_ask_again()
    {
        var id = await Decided("own-fault");
        await Spoil(id);
        using var caller = Caller();
        var recheck = new JsonObject
        {
            ["submitter"] = Submitter, ["batchId"] = "own-fault", ["verifications"] = new JsonArray($"{id}"), ["asOf"] = "2020-12-01",
        };
        using var answer = await caller.PostAsync("/v1/rechecks", Json(recheck));
        Assert.That((int)answer.StatusCode, Is.EqualTo(500));
    }

    private static async Task IsAskedToComeAgain(Task<HttpResponseMessage> asking)
    {
        var since = Stopwatch.GetTimestamp();
        using var answer = await asking;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(((int)answer.StatusCode, answer.Headers.RetryAfter is not null), Is.EqualTo((503, true)));
            Assert.That(Stopwatch.GetElapsedTime(since), Is.LessThan(Soon));
        }
    }

    private HttpClient Caller()
    {
        var caller = new HttpClient { BaseAddress = Address };
        caller.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return caller;
    }

    /// <summary>Nobody can read or write the table until this is disposed.</summary>
    private async Task<IAsyncDisposable> Lock(string table)
    {
        var connection = await OwnerSource.OpenConnectionAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var command = new Npgsql.NpgsqlCommand($"lock table {table} in access exclusive mode", connection, transaction);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    private static ByteArrayContent Json(JsonObject body) =>
        new(Bytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
}

using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Verification.Assessment.Packs;
using Verification.Evidence;
using Verification.Host.Serve;
using Verification.Integration.Tests.Platform;
using Verification.Pipeline.Commit;
using Verification.Pipeline.Doors;
using Verification.Pipeline.Receiving;
using Verification.Platform.Vault;
using Verification.TestKit;
using Verification.TestKit.Requests;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Pipeline;

/// <summary>
/// The road as the service composes it, over a database and a virtual host of its own: no source is connected, so that every verdict is a
/// review, and nothing comes round by itself, so that a test says what runs when.
/// </summary>
public abstract class RoadRoom : MigratedDatabase
{
    protected const string Submitter = "tianshui-dibao";
    protected const string Token = "a-token-of-the-tests-and-of-nobody-else";

    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private WebApplication _app = null!;
    private Vault _vault = null!;

    private protected BrokerRoom Room { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Compose()
    {
        Room = await BrokerRoom.Open();
        var keys = KeyFile.Load(Servers.Keys);
        _vault = new(keys);
        var parts = new Parts(
            Road, DoorSide, keys, _vault, LawOfIt, SourcesOfIt, SubmitterTokens.Parse([$"{Submitter} {Token}", .. OtherTokens]), WorkingDayCalendar.Load());
        _app = ServeHost.Build(Settings, parts, TimeProvider.System);
        await StartIt(_app);
    }

    [OneTimeTearDown]
    public async Task TakeApart()
    {
        await StopIt(_app);
        await _app.DisposeAsync();
        _vault.Dispose();
        await Room.DisposeAsync();
    }

    /// <summary>Only the writers run, unless a fixture wants the whole process.</summary>
    private protected virtual Task StartIt(WebApplication app) => app.Services.GetRequiredService<GroupCommit>().StartAsync(CancellationToken.None);

    private protected virtual Task StopIt(WebApplication app) => app.Services.GetRequiredService<GroupCommit>().StopAsync(CancellationToken.None);

    private protected T The<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    private protected Uri Address => new(_app.Urls.Single());

    private protected RoadState State => The<RoadState>();

    /// <summary>A household with its first verdict.</summary>
    private protected async Task<VerificationId> Decided(string requestId)
    {
        await Deliver("verification.intake", ARequest.Household("con-01", requestId).Bytes);
        var id = VerificationId.Derive(Submitter, requestId);
        Assert.That(await Rounds(id), Is.EqualTo(1));
        return id;
    }

    /// <summary>Lets a door take a message as if it came from its queue; returns when it is settled.</summary>
    private protected async Task Deliver(string queue, byte[] body)
    {
        var settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var delivery = new Delivery { Body = body, Queue = queue };
        await DoorAt(queue)(delivery, () => Settled(settled), CancellationToken.None).WaitAsync(Patience, TimeProvider.System);
        await settled.Task.WaitAsync(Patience, TimeProvider.System);
    }

    private protected Task Deliver(string queue, JsonObject body) => Deliver(queue, Bytes(body));

    private protected static byte[] Bytes(JsonObject body) => Encoding.UTF8.GetBytes(body.ToJsonString());

    private protected Task<long> Rounds(VerificationId id) => Ask<long>($"select count(*) from round where verification_id = '{id}'");

    private protected Task<string> StateOfExit(string requestId) => Ask<string>($"select state from exit where request_id = '{requestId}'");

    /// <summary>What its key opens is no request any more: a fault of ours, whichever version made it.</summary>
    private protected async Task Spoil(VerificationId id)
    {
        using var keys = _vault.Unwrap(id, (await The<DataKeyStore>().Load([id], CancellationToken.None))[id]);
        await Do($"update household set sealed = '\\x{Convert.ToHexString(keys.Seal(0, "household", "no request"u8))}' where verification_id = '{id}'");
    }

    private protected Task LetLeasesPass() => Do("update exit set lease_until = null where state = 'received'");

    private protected async Task Until(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (!await holds())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        }
    }

    private protected static async Task Settled(TaskCompletionSource settled, Task work)
    {
        await work.WaitAsync(Patience, TimeProvider.System);
        await settled.Task.WaitAsync(Patience, TimeProvider.System);
    }

    private protected static ValueTask Settled(TaskCompletionSource settled)
    {
        settled.TrySetResult();
        return ValueTask.CompletedTask;
    }

    private ServeSettings Settings => new()
    {
        DatabaseRoad = RoadConnection, DatabaseDoor = DoorConnection, Broker = Room.Options.Uri.ToString(), Keys = Servers.Keys, Tokens = "", Sources = "",
        Packs = "", Listen = "http://127.0.0.1:0", Edge = "rabbitmq", Roles = RolesOfIt, Quiet = true,
    };

    /// <summary>Lines of the tokens file for callers besides the one of every test.</summary>
    private protected virtual IReadOnlyList<string> OtherTokens => [];

    private protected virtual Roles RolesOfIt => Roles.All;

    private protected virtual PackLibrary LawOfIt => Law();

    private protected virtual SourceCatalogue SourcesOfIt => new([]);

    private Func<Delivery, Settle, CancellationToken, Task> DoorAt(string queue) => queue switch
    {
        "verification.intake" => The<IntakeDoor>().Take,
        "verification.recheck" => The<RecheckDoor>().Take,
        _ => The<ExitDoor>().Take,
    };

    private protected static PackLibrary Law() => PackLibrary.Load(Repository.PathOf("src", "packs")) is PackLibraryResult.Loaded { Library: var library }
        ? library
        : throw new AssertionException("the packs of the checkout do not load");
}

using Verification.Platform.Database;
using Verification.Platform.FailedWork;
using Verification.Platform.Messaging;
using Verification.Platform.Outbox;
using Verification.Platform.Vault;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>What an operator needs at hand to look at failed work and to send it again.</summary>
internal sealed class FailedWorkDesk : IAsyncDisposable
{
    private readonly RoadDatabase _road;
    private readonly Vault _vault;
    private readonly OutboxStore _outbox;
    private readonly BrokerConnection _broker;
    private readonly Publisher _publisher;

    private FailedWorkDesk(string road, string keys, Uri broker, TimeProvider clock)
    {
        _road = RoadDatabase.Open(road);
        _vault = new Vault(KeyFile.Load(keys));
        _outbox = new OutboxStore(_road, clock);
        _broker = new BrokerConnection(new BrokerOptions(broker), clock);
        _publisher = new Publisher(_broker, clock);
        Rows = new FailedWorkStore(_road, _vault, _outbox, clock);
    }

    public FailedWorkStore Rows { get; }

    /// <summary>Lays the desk and works at it; a variable that is missing is named instead.</summary>
    public static async Task<int> At(Surroundings around, Func<FailedWorkDesk, Task<int>> work)
    {
        string[] needed = ["VERIFICATION_DATABASE_ROAD", "VERIFICATION_BROKER", "VERIFICATION_KEYS"];
        if (needed.FirstOrDefault(name => string.IsNullOrEmpty(around.Variable(name))) is { } missing)
            return around.Terminal.Refuse(ExitCode.WrongUse, Missing.Variable(missing));
        if (!Uri.TryCreate(around.Variable("VERIFICATION_BROKER"), UriKind.Absolute, out var broker))
            return around.Terminal.Refuse(ExitCode.WrongUse, Missing.Broker);
        await using var desk = new FailedWorkDesk(around.Variable(needed[0])!, around.Variable(needed[2])!, broker, around.Clock);
        return await work(desk);
    }

    /// <summary>The refusal of an id nobody rests under.</summary>
    public static int NotThere(Surroundings around, Guid id) => around.Terminal.Refuse(ExitCode.Failed, new Text(
        $"没有编号为 {id} 的失败工作,或已处理完毕。", $"No failed work has the id {id}, or it is done."));

    /// <summary>Lets the work be done again; false when there is no such row or it is done.</summary>
    /// <remarks>Should we die between commit and publish, the relay sends it once its lease is over.</remarks>
    public async Task<bool> Retry(Guid id, CancellationToken ct)
    {
        var outcome = await Rows.Retry(id, ct);
        if (outcome is RetryOutcome.Sent { Row: var row })
        {
            await _publisher.Publish(row.Messages, ct);
            await _outbox.Delete(row.Id, ct);
        }

        return outcome is not RetryOutcome.NotThere;
    }

    public async ValueTask DisposeAsync()
    {
        await _publisher.DisposeAsync();
        await _broker.DisposeAsync();
        _vault.Dispose();
        await _road.DisposeAsync();
    }
}

using Npgsql;
using RabbitMQ.Client.Exceptions;
using Verification.Yardstick.Orders;
using Verification.Yardstick.Results;
using Verification.Yardstick.Stage;

namespace Verification.Yardstick.Benches;

/// <summary>Finds the bench that was ordered, runs it and keeps its result.</summary>
internal static class Bench
{
    private const int Failed = 1;
    private const int Interrupted = 130;

    public static async Task<int> Run(Order order, TimeProvider clock, CancellationToken ct)
    {
        var voice = Voice.Of(order);
        try
        {
            await using var ground = await Ground.Set(order, clock, ct);
            var outcome = await Of(order, ground, voice, clock, ct);
            var path = await ResultFile.Write(order, outcome.Figures, clock, ct);
            voice.Line($"结果已写入 {path}", $"results are in {path}");
            foreach (var line in outcome.LastWords)
            {
                voice.Line(line);
            }

            return outcome.Done ? 0 : Failed;
        }
        catch (StageNotSet fault)
        {
            voice.Refuse(new($"无法测量:{fault.Message}", $"nothing can be measured: {fault.Message}"));
            return Failed;
        }
        catch (Exception fault) when (fault is NpgsqlException or BrokerUnreachableException or OperationInterruptedException)
        {
            voice.Refuse(new($"服务器不可用:{fault.Message}", $"a server cannot be used: {fault.Message}"));
            return Failed;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return Interrupted;
        }
    }

    private static Task<BenchOutcome> Of(Order order, Ground ground, Voice voice, TimeProvider clock, CancellationToken ct) => order.Bench switch
    {
        "city" => new CityBench(order, ground, voice, clock).Run(ct),
        "latency" => new LatencyBench(order, ground, voice, clock).Run(ct),
        "hang" => new HangBench(order, ground, voice, clock).Run(ct),
        "memory" => new MemoryBench(order, ground, voice, clock).Run(ct),
        "growth" => new GrowthBench(order, ground, voice, clock).Run(ct),
        "scale" => new ScaleBench(order, ground, voice, clock).Run(ct),
        "start" => new StartBench(order, ground, voice, clock).Run(ct),
        _ => throw new StageNotSet($"there is no bench {order.Bench}"),
    };
}

/// <summary>What a bench found.</summary>
/// <param name="Figures">For the result file.</param>
/// <param name="LastWords">What is said last.</param>
/// <param name="Done">False when the bench refused to say what it was asked for.</param>
internal sealed record BenchOutcome(object Figures, IReadOnlyList<Vocabulary.Text> LastWords, bool Done);

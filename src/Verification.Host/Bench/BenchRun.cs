using System.Diagnostics;
using Verification.Host.CommandLine;
using Verification.Host.Embedded;
using Verification.Vocabulary;

namespace Verification.Host.Bench;

/// <summary>Hands a bench over to the yardstick, on private servers or on those the environment names.</summary>
internal sealed class BenchRun(Surroundings around)
{
    /// <summary>The virtual host of the private broker in which the yardstick measures: a service that runs beside it is not disturbed.</summary>
    private const string VirtualHost = "yardstick";

    private static readonly string[] Needed =
        ["VERIFICATION_DATABASE", "VERIFICATION_DATABASE_ROAD", "VERIFICATION_DATABASE_DOOR", "VERIFICATION_BROKER", "VERIFICATION_KEYS"];

    private readonly PrivateServers _servers = new(around.Variable);

    /// <summary>Runs one bench to its end; the answer is the exit code.</summary>
    /// <param name="words">The bench and its options.</param>
    public async Task<int> Run(IReadOnlyList<string> words, CancellationToken ct)
    {
        if (YardstickProgram.Beside(AppContext.BaseDirectory.TrimEnd('/')) is not { } yardstick)
            return around.Terminal.Refuse(ExitCode.WrongUse, new Text(
                "量尺不随此安装提供:请在源码检出目录中运行。", "The yardstick is not part of this installation: run this in a checkout."));
        if (!yardstick.IsBuilt)
            return around.Terminal.Refuse(ExitCode.WrongUse, new Text(
                $"量尺尚未构建:请运行 {YardstickProgram.Build}。", $"The yardstick is not built: run {YardstickProgram.Build}."));
        foreach (var verb in new[] { "install", "start" })
        {
            if (await _servers.Run(verb, ct) is not ExitCode.Done and var code)
                return code;
        }

        // Asked anew: the servers may have been started just now.
        var variable = new PrivateVariables(around.Variable);
        var missing = Needed.Where(name => variable.Of(name) is null).ToList();
        foreach (var name in missing)
            around.Terminal.Refuse(ExitCode.WrongUse, Missing.Variable(name));
        return missing.Count > 0 ? ExitCode.WrongUse : await Start(yardstick, variable, words, ct);
    }

    private async Task<int> Start(YardstickProgram yardstick, PrivateVariables variable, IReadOnlyList<string> words, CancellationToken ct)
    {
        var broker = variable.Of("VERIFICATION_BROKER")!;
        if (_servers.RunningVariables().ContainsKey("VERIFICATION_SERVERS"))
        {
            if (await _servers.Run(["vhost", VirtualHost], ct) is not ExitCode.Done and var code)
                return code;
            broker = new UriBuilder(broker) { Path = VirtualHost }.Uri.ToString();
        }

        var start = new ProcessStartInfo(yardstick.File, [.. words, .. Own(yardstick)]) { UseShellExecute = false };
        foreach (var name in Needed)
            start.Environment[name] = variable.Of(name)!;
        start.Environment["VERIFICATION_BROKER"] = broker;
        using var process = Process.Start(start) ?? throw new IOException($"{yardstick.File} could not be started");
        // Ctrl-C reaches the yardstick as it reaches us; it ends its own children and then itself.
        await process.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode;
    }

    private IEnumerable<string> Own(YardstickProgram yardstick) =>
    [
        "--verification", Environment.ProcessPath!, "--state", _servers.StateFolder(), "--results", around.Variable("VERIFICATION_RESULTS") ?? yardstick.Results,
        "--lang", around.Terminal.Language switch { Language.Chinese => "zh", Language.English => "en", _ => "both" },
    ];
}

using System.Globalization;
using Verification.Yardstick.Measuring;
using Verification.Yardstick.Orders;
using Verification.Yardstick.Stage;

namespace Verification.Yardstick.Benches;

/// <summary>From the start of the process to the first green <c>/readyz</c>, with the runtime's ways of compiling on and off.</summary>
internal sealed class StartBench(Order order, Ground ground, Voice voice, TimeProvider clock)
{
    private static readonly IReadOnlyList<(string Name, string Variable, string Value)> Ways =
    [
        ("as shipped", "DOTNET_TieredCompilation", "1"),
        ("without tiering", "DOTNET_TieredCompilation", "0"),
        ("without tiered PGO", "DOTNET_TieredPGO", "0"),
        ("without any precompiled code", "DOTNET_ReadyToRun", "0"),
    ];

    public async Task<BenchOutcome> Run(CancellationToken ct)
    {
        // The sources of an office: none holds its records in the service's memory, which would be read at every start.
        var prompt = await PromptCity.Of(ground, ct);
        await ground.Command(["city", "load", prompt], ct);
        var programs = new List<(string Name, string File)> { ("as built", order.Program) };
        if (await Precompiled(ct) is { } compiled)
        {
            programs.Add(("precompiled", compiled));
        }

        var figures = new List<object>();
        var usual = TimeSpan.MaxValue;
        foreach (var (program, file) in programs)
        {
            foreach (var (way, variable, value) in Ways)
            {
                var median = await Median(file, Path.Combine(prompt, "sources.yaml"), variable, value, ct);
                usual = program == "as built" && way == "as shipped" ? median : usual;
                figures.Add(new { program, way, seconds = Math.Round(median.TotalSeconds, 2) });
                voice.Figures(string.Create(CultureInfo.InvariantCulture, $"{program}, {way}: {median.TotalSeconds:0.00} s"));
            }
        }

        return new(
            new { starts = figures, runs = order.Runs, precompiledWasBuilt = programs.Count > 1 },
            [new(
                string.Create(CultureInfo.InvariantCulture, $"就绪用时 {usual.TotalSeconds:0.00} 秒"),
                string.Create(CultureInfo.InvariantCulture, $"ready in {usual.TotalSeconds:0.00} s"))],
            true);
    }

    private async Task<TimeSpan> Median(string program, string sources, string variable, string value, CancellationToken ct)
    {
        var times = new List<double>();
        for (var run = 0; run < order.Runs; run++)
        {
            await using var product = await ProductChild.Start(
                ground, program, sources, order.Edge, clock, ct, new Dictionary<string, string>(StringComparer.Ordinal) { [variable] = value });
            times.Add(product.StartedIn.TotalSeconds);
        }

        return TimeSpan.FromSeconds(Ratio.Median(times));
    }

    /// <summary>The program with its own code precompiled too; null where the compiler for that cannot be had.</summary>
    private async Task<string?> Precompiled(CancellationToken ct)
    {
        var project = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(order.Program)!, "..", "..", "..", "Verification.Host.csproj"));
        var folder = Path.Combine(ground.State, "precompiled");
        try
        {
            await Child.Run(
                "dotnet",
                ["publish", project, "-c", "Release", "-r", "linux-x64", "--self-contained", "false", "-p:PublishReadyToRun=true",
                    "-p:RestoreLockedMode=false", "-p:RestorePackagesWithLockFile=false", "--artifacts-path", folder + "-artifacts", "-o", folder,
                    "-v", "q", "--nologo"],
                new Dictionary<string, string>(StringComparer.Ordinal), ct);
            return Path.Combine(folder, "verification");
        }
        catch (StageNotSet fault)
        {
            voice.Line($"无法预编译:{fault.Message.Split('\n')[^1]}", $"nothing was precompiled: {fault.Message.Split('\n')[^1]}");
            return null;
        }
    }
}

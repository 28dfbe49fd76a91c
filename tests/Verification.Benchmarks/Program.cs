using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Verification.Benchmarks;

// Within this process: nothing is built while measuring, and the whole takes about a minute.
var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(6).WithIterationCount(10).WithMinIterationTime(Perfolizer.Horology.TimeInterval.FromMilliseconds(250));
var config = ManualConfig.CreateEmpty()
    .AddJob(job)
    .AddLogger(ConsoleLogger.Default)
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "verification-benchmarks"));
var summaries = BenchmarkRunner.Run([typeof(Assessing), typeof(WorkingOut)], config);
return EngineResult.Write(summaries, Afresh.Seconds());

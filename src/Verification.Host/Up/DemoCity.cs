using Verification.City;
using Verification.City.Loading;
using Verification.Host.CommandLine;
using Verification.Host.Submitting;
using Verification.Vocabulary;

namespace Verification.Host.Up;

/// <summary>The demo city with its progress shown.</summary>
internal static class DemoCity
{
    /// <summary>The folder in which the file-dropping registries of a city deliver.</summary>
    public const string DropFolder = "drop";

    private const int LoadStepsShown = 15; // sources of the larger city
    private const int ScoreStepsShown = 100; // percent

    /// <summary>A city of lives, or the plain one when the order says so.</summary>
    public static Task<CityFigures> Generate(Terminal terminal, TimeProvider clock, string folder, LivesOrder order, CancellationToken ct) =>
        terminal.Watched(
            new Text("生成城市", "generate the city"), order.Households, clock,
            progress => order.Set == CityOptions.Plain
                ? CityGenerator.Generate(order.Households, order.Seed, folder, new Steps(progress), ct)
                : LivesGenerator.Generate(order, folder, new Steps(progress), ct));

    public static Task<LoadedCity> Load(Terminal terminal, TimeProvider clock, string folder, string owner, RegisterPlaces places, CancellationToken ct) =>
        terminal.Watched(
            new Text("装载数据源", "load the sources"), LoadStepsShown, clock,
            progress => CityLoader.Load(folder, owner, Path.Combine(folder, DropFolder), places, new Steps(progress), ct));

    /// <summary>A measurement of a city while the reader sees how far it has come.</summary>
    public static Task<T> Score<T>(Terminal terminal, TimeProvider clock, Func<IProgress<CityProgress>, Task<T>> measure) =>
        terminal.Watched(new Text("测量", "measure"), ScoreStepsShown, clock, progress => measure(new Parts(progress)));

    /// <summary>The assistance systems that submit this city's requests.</summary>
    public static async Task<IReadOnlyList<string>> Submitters(string folder, CancellationToken ct) =>
        await RequestFile.Read(Path.Combine(folder, "requests.jsonl"), ct) is RequestFile.Readable { Requests: var requests }
            ? [.. requests.Select(request => request.Key.Submitter).Distinct(StringComparer.Ordinal)]
            : [];

    // Progress<T> would post to the thread pool and may report after the end.
    private sealed class Steps(IProgress<long> progress) : IProgress<CityProgress>
    {
        private readonly Dictionary<string, long> _done = new(StringComparer.Ordinal);

        public void Report(CityProgress value)
        {
            _done[value.Step] = value.Done;
            progress.Report(_done.Values.Sum());
        }
    }

    /// <summary>Steps of different length as parts of a hundred.</summary>
    private sealed class Parts(IProgress<long> progress) : IProgress<CityProgress>
    {
        private static readonly string[] Order = ["read", "assess", "assess-without", "settle", "days"];

        public void Report(CityProgress value) =>
            progress.Report((long)(ScoreStepsShown * (Array.IndexOf(Order, value.Step) + ((double)value.Done / value.Total)) / Order.Length));
    }
}

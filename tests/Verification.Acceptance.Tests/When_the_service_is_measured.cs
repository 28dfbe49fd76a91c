using System.Text.Json;
using NUnit.Framework;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests;

/// <summary>A small city through the whole yardstick: both sides as processes of their own, and equal work counted.</summary>
public sealed class When_the_service_is_measured
{
    [Test]
    public async Task A_ratio_is_given_for_work_that_was_counted()
    {
        using var results = new Folder();
        var variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["VERIFICATION_RESULTS"] = results.Path };

        var output = await Executable.Run(variables, "bench", "city", "--households", "60", "--runs", "1", "--brief", "--lang", "en");

        var figures = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(results.Path, "bench-city.json"))).RootElement.GetProperty("figures");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(output.TrimEnd().Split('\n')[^1], Does.Match(@"^ratio \d\.\d\d \(product [\d,]+/s, floor [\d,]+/s\)$"));
            Assert.That(figures.GetProperty("workPerHousehold").GetProperty("rows of verdict").GetDouble(), Is.EqualTo(1));
            Assert.That(figures.GetProperty("workPerHousehold").GetProperty("rows of answer").GetDouble(), Is.EqualTo(13));
            Assert.That(figures.GetProperty("workPerHousehold").GetProperty("verification_messages_published_total").GetDouble(), Is.EqualTo(1));
        }
    }

    private sealed class Folder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("verification-bench-");

        public string Path => _folder.FullName;

        public void Dispose() => _folder.Delete(recursive: true);
    }
}

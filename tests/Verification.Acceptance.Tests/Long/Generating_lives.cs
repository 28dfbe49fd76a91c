using System.Diagnostics;
using NUnit.Framework;
using Verification.City;
using Verification.TestKit;

namespace Verification.Acceptance.Tests.Long;

/// <summary>How long a city of lives of Tianshui's size takes to come into being.</summary>
[LongSuite(Suite, Seed)]
public sealed class Generating_lives
{
    private const string Suite = "lives";
    private const int Seed = 1;
    private const int SecondsMax = 30;

    [Test]
    public async Task Takes_half_a_minute_at_most()
    {
        var folder = Directory.CreateTempSubdirectory("lives").FullName;
        try
        {
            var clock = Stopwatch.StartNew();
            var city = await LivesGenerator.Generate("A", LivesGenerator.HouseholdsUsual, Seed, folder, null, CancellationToken.None);
            var seconds = clock.Elapsed.TotalSeconds;
            LongResults.Write(Suite, Seed, new
            {
                set = "A",
                households = city.Households,
                persons = city.Persons,
                seconds = Math.Round(seconds, 1),
                megabytes = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length) / 1_000_000,
            });

            Assert.That(seconds, Is.LessThanOrEqualTo(SecondsMax));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

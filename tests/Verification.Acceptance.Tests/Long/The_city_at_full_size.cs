using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Npgsql;
using NUnit.Framework;
using Verification.City;
using Verification.TestKit;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Long;

/// <summary>Tianshui's size end to end: real servers, twelve sources, plain JSON through RabbitMQ, against what the city knows to be true.</summary>
[LongSuite(Suite, Seed)]
public sealed class The_city_at_full_size
{
    private const string Suite = "city";
    private const int Households = 19_462;
    private const int Persons = 47_949;
    private const int Seed = 7;

    [Test]
    public async Task Gets_the_verdicts_that_its_lives_deserve()
    {
        var clock = Stopwatch.StartNew();
        await using var service = await RunningService.Start("masstransit", await LoadedStage.Set(Households, Seed));
        var ready = clock.Elapsed;
        var requests = await CityRequests.Prepare(service.Stage.City, TimeProvider.System.GetUtcNow(), CancellationToken.None);
        var summary = JsonDocument.Parse(
            await Executable.Run(service.Stage.Variables, "submit", requests, "--watch", "--patience", "60", "--json")).RootElement;
        var missed = await MissedOutcomes(service.Stage);
        var rows = await service.Stage.Count("select count(*) from verdict");
        var resting = await service.Stage.Count("select count(*) from failed_work");
        LongResults.Write(Suite, Seed, new
        {
            households = Households,
            persons = Persons,
            edge = "masstransit",
            secondsToSetAndStart = Math.Round(ready.TotalSeconds, 1),
            secondsInAll = Math.Round(clock.Elapsed.TotalSeconds, 1),
            verdictRows = rows,
            outcomesOtherThanExpected = missed.Count,
            restingInFailedWork = resting,
            summary,
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(summary.GetProperty("verdicts").GetInt32(), Is.EqualTo(Households));
            Assert.That(rows, Is.EqualTo(Households));
            Assert.That(resting, Is.Zero);
            Assert.That(missed, Is.Empty);
        }
    }

    /// <summary>Requests whose outcome is not the one that follows from what the city's registers can know.</summary>
    private static async Task<IReadOnlyList<string>> MissedOutcomes(LoadedStage stage)
    {
        var truth = await File.ReadAllLinesAsync(Path.Combine(stage.City, "truth.csv"));
        var expected = truth.Skip(1).Select(line => line.Split(','))
            .ToDictionary(fields => fields[0], fields => $"dibao:{fields[7]}", StringComparer.Ordinal);
        var missed = new List<string>();
        await using var source = NpgsqlDataSource.Create(stage.Database.Road);
        await using var command = source.CreateCommand(
            "select submission.request_id, verdict.outcomes[1] from submission join verdict using (verification_id, received_month) order by 1");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var request = reader.GetString(0);
            if (expected.GetValueOrDefault(request) != reader.GetString(1))
            {
                missed.Add(string.Create(CultureInfo.InvariantCulture, $"{request}: {reader.GetString(1)}"));
            }
        }

        return missed;
    }
}

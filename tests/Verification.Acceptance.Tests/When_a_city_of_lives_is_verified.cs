using System.Text.Json;
using Npgsql;
using NUnit.Framework;
using Verification.City;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests;

/// <summary>Flexible work, hidden property and signals through the running service: every kind of adapter, real endpoints, by the commands of an operator.</summary>
public sealed class When_a_city_of_lives_is_verified
{
    private const int Households = 150;

    // Later than the registers that are late by seconds.
    private static readonly TimeSpan DeadlineMax = TimeSpan.FromSeconds(10);

    // One source of each kind of adapter, among those the law of 2020 asks.
    private static readonly string[] OneOfEachKind =
        ["tax-wages", "real-estate", "platform-payouts", "bank-deposits", "civil-registry", "payment-inflows", "housing-fund"];

    private readonly string _city = Directory.CreateTempSubdirectory("lives-served-").FullName;
    private LoadedStage _stage = null!;
    private RegisterProcess _registers = null!;
    private ServiceProcess _service = null!;
    private JsonElement _submitted;
    private JsonElement _published;

    [OneTimeSetUp]
    public async Task Verify_it()
    {
        _stage = await LoadedStage.Set();
        await Executable.Run(_stage.Variables, "city", "generate", _city, "--set", "A", "--seed", "3", "--households", $"{Households}", "--fixed");
        await Executable.Shell(_stage.Variables, $"python3 -B tests/city-truth/truth.py '{_city}' > '{_city}/truth.csv'");
        _registers = await RegisterProcess.Start(_stage.Variables, _city);
        await Executable.Run(_stage.Variables, "city", "load", _city, "--registers", _registers.Address);
        _service = await ServiceProcess.Start(
            _stage, new() { Variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["VERIFICATION_SOURCES"] = Path.Combine(_city, "sources.yaml") } });
        var requests = await CityRequests.Prepare(_city, TimeProvider.System.GetUtcNow(), DeadlineMax, CancellationToken.None);
        _submitted = JsonDocument.Parse(await Executable.Run(_stage.Variables, "submit", requests, "--watch", "--patience", "30", "--json")).RootElement;
        var score = Path.Combine(_city, "score.json");
        await Executable.Run(_stage.Variables, "city", "score", _city, "--verdicts", "service", "--json", score);
        _published = JsonDocument.Parse(await File.ReadAllTextAsync(score)).RootElement.GetProperty("score").GetProperty("published");
    }

    [OneTimeTearDown]
    public async Task Clear_the_stage()
    {
        await _service.DisposeAsync();
        await _registers.DisposeAsync();
        await _stage.DisposeAsync();
        Directory.Delete(_city, recursive: true);
    }

    [Test]
    public void Everybody_gets_a_verdict() => Assert.That(_submitted.GetProperty("verdicts").GetInt32(), Is.EqualTo(Households), _submitted.ToString());

    [Test]
    public void Every_verdict_is_the_engines() => Assert.That(_published.GetProperty("differences").EnumerateArray().Select(d => d.ToString()), Is.Empty);

    [Test]
    public void The_verdicts_are_held_against_the_truth()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_published.GetProperty("published").GetProperty("part").GetInt32(), Is.EqualTo(Households));
            Assert.That(_published.GetProperty("decided").ToString(), Is.EqualTo(_published.GetProperty("engineDecided").ToString()));
            Assert.That(_published.GetProperty("flexible").GetProperty("review").GetProperty("part").GetInt32(), Is.GreaterThan(0));
            Assert.That(_published.GetProperty("flexible").GetProperty("eligible").GetProperty("part").GetInt32(), Is.GreaterThan(0));
        }
    }

    [Test]
    public async Task Every_kind_of_adapter_has_told_something() => Assert.That(
        await Texts("""
            select distinct said ->> 'source' from verdict, jsonb_array_elements(convert_from(body, 'UTF8')::jsonb -> 'sources') as said
            where said ->> 'state' = 'answered'
            """),
        Is.SupersetOf(OneOfEachKind));

    [Test]
    public async Task Incomes_are_estimated() => Assert.That(
        await _stage.Count("""
            select count(*) from verdict, jsonb_array_elements(convert_from(body, 'UTF8')::jsonb -> 'programmes') as one
            where (one -> 'basis' ->> 'estimated')::boolean and one ->> 'outcome' = 'eligible'
            """),
        Is.GreaterThan(10));

    [Test]
    public async Task The_registers_end_when_they_are_told_to()
    {
        await using var other = await RegisterProcess.Start(_stage.Variables, _city);

        Assert.That(await other.Stop(), Is.Zero);
    }

    private async Task<List<string>> Texts(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_stage.Database.Road);
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
            texts.Add(reader.GetString(0));
        return texts;
    }
}

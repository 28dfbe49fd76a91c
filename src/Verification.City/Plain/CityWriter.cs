using System.Globalization;
using System.Text.Json;
using Verification.City.Files;
using Verification.Contracts;

namespace Verification.City.Plain;

/// <summary>Writes the files of a city household by household; nothing is held in memory.</summary>
internal sealed class CityWriter : IAsyncDisposable
{
    private static readonly byte[] NewLine = [(byte)'\n'];

    private readonly FileStream _requests;
    private readonly TextWriter _truth;
    private readonly TextWriter _delays;
    private readonly TextWriter _deadlines;
    private readonly Dictionary<string, TextWriter> _registries;
    private readonly Registers _registers;

    public CityWriter(string folder)
    {
        _requests = new(Path.Combine(folder, CityFiles.Requests), FileMode.Create, FileAccess.Write, FileShare.None, 1 << 18);
        _truth = CityCsv.Open(Path.Combine(folder, CityFiles.Truth), "request_id,household_ref,persons,counted,per_head,financial,entitled,expected,why");
        _delays = CityCsv.Open(Path.Combine(folder, CityFiles.Delays), "source,document,seconds");
        _deadlines = CityCsv.Open(Path.Combine(folder, CityFiles.Deadlines), "request_id,seconds");
        _registries = PlainSources.All.ToDictionary(
            s => s.Id, TextWriter (s) => CityCsv.Open(CityFiles.Registry(folder, s.Id), CityFiles.RecordHeading), StringComparer.Ordinal);
        _registers = new((source, line) => _registries[source].WriteLine(line));
        WriteSources(folder);
    }

    public void Write(CityHousehold household, CityTruth truth)
    {
        _requests.Write(JsonSerializer.SerializeToUtf8Bytes(RequestOf.Household(household), ContractJson.Wire.SubmitVerification));
        _requests.Write(NewLine);
        _registers.Record(household);
        _truth.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{household.RequestId},{household.HouseholdRef},{household.Persons.Count},{truth.Counted},{decimal.Floor(truth.PerHead * 100) / 100:0.00},{truth.Financial:0.00},{(truth.Entitled ? "yes" : "no")},{truth.Expected},{truth.Why}"));
        if (household.Delay is { } delay)
        {
            _delays.WriteLine($"{delay.Source},{household.Persons[0].Document},{delay.Seconds}");
        }

        if (household.DeadlineSeconds is { } seconds)
        {
            _deadlines.WriteLine($"{household.RequestId},{seconds}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _requests.DisposeAsync();
        foreach (var writer in _registries.Values.Append(_truth).Append(_delays).Append(_deadlines))
        {
            await writer.DisposeAsync();
        }
    }

    private static void WriteSources(string folder)
    {
        using var sources = CityCsv.Open(Path.Combine(folder, CityFiles.Sources), CitySource.Heading);
        foreach (var source in PlainSources.All)
        {
            sources.WriteLine(source.Line(CityCalendar.AsOf, CityCalendar.Covered));
        }
    }
}

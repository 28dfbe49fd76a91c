using System.Globalization;
using System.Text;
using System.Text.Json;
using Verification.City.Lives;
using Verification.Contracts;

namespace Verification.City.Files;

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
        _truth = Open(Path.Combine(folder, CityFiles.Truth), "request_id,household_ref,persons,counted,per_head,financial,entitled,expected,why");
        _delays = Open(Path.Combine(folder, CityFiles.Delays), "source,document,seconds");
        _deadlines = Open(Path.Combine(folder, CityFiles.Deadlines), "request_id,seconds");
        _registries = CitySource.All.ToDictionary(
            s => s.Id, TextWriter (s) => Open(CityFiles.Registry(folder, s.Id), CityFiles.RecordHeading), StringComparer.Ordinal);
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
        using var sources = Open(
            Path.Combine(folder, CityFiles.Sources), "source,name_zh,name_en,served_by,as_of,covered_from,covered_to,gives");
        foreach (var source in CitySource.All)
        {
            sources.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{source.Id},{source.Zh},{source.En},{source.ServedBy},{CityCalendar.AsOf:yyyy-MM-dd},{CityCalendar.Covered.From:yyyy-MM-dd},{CityCalendar.Covered.To:yyyy-MM-dd},{string.Join(' ', source.Gives)}"));
        }
    }

    private static StreamWriter Open(string path, string heading)
    {
        var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16) { NewLine = "\n" };
        writer.WriteLine(heading);
        return writer;
    }
}

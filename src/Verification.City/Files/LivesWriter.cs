using System.Globalization;
using System.Text.Json;
using Verification.City.Drawing;
using Verification.City.Lives;
using Verification.City.Lives.Recording;
using Verification.City.Lives.Stating;
using Verification.City.Plain;
using Verification.Contracts;
using Verification.Vocabulary;

namespace Verification.City.Files;

/// <summary>Writes a lives city household by household; nothing is held in memory.</summary>
internal sealed class LivesWriter : IRegisterFiles, IAsyncDisposable
{
    private static readonly byte[] NewLine = [(byte)'\n'];

    private readonly List<TextWriter> _all = [];
    private readonly FileStream _requests;
    private readonly TextWriter _persons;
    private readonly TextWriter _income;
    private readonly TextWriter _holdings;
    private readonly TextWriter _faults;
    private readonly TextWriter _delays;
    private readonly TextWriter _deadlines;
    private readonly Dictionary<string, TextWriter> _registries;

    public LivesWriter(string folder, CitySet set)
    {
        Directory.CreateDirectory(Path.Combine(folder, CityFiles.Lives));
        _requests = new(Path.Combine(folder, CityFiles.Requests), FileMode.Create, FileAccess.Write, FileShare.None, 1 << 18);
        _persons = Lives("persons", "household_ref,person,member_ref,document,relation,born_on,died_on,custody_from,custody_to,lives_here,works,conceals");
        _income = Lives("income", "household_ref,person,month,kind,channel,amount");
        _holdings = Lives("holdings", "household_ref,person,kind,value,registered_to");
        _faults = Lives("faults", "source,document,record_id,fault");
        _delays = Open(CityFiles.Delays, "source,document,seconds");
        _deadlines = Open(CityFiles.Deadlines, "request_id,seconds");
        var sources = LivesSources.Of(set);
        _registries = sources.ToDictionary(
            s => s.Source.Id, s => Open(Path.Combine(CityFiles.Registries, s.Source.Id + ".csv"), CityFiles.RecordHeading), StringComparer.Ordinal);
        var listed = Open(CityFiles.Sources, CitySource.Heading);
        foreach (var source in sources)
        {
            listed.WriteLine(source.Source.Line(source.AsOf, source.Covered));
        }

        TextWriter Lives(string name, string heading) => Open(Path.Combine(CityFiles.Lives, name + ".csv"), heading);

        TextWriter Open(string name, string heading)
        {
            _all.Add(CityCsv.Open(Path.Combine(folder, name), heading));
            return _all[^1];
        }
    }

    public void Write(LivedHousehold household, Chance stating, IReadOnlyList<(string Source, string Document, int? Seconds)> delays)
    {
        _requests.Write(JsonSerializer.SerializeToUtf8Bytes(LivesRequest.Of(household, stating), ContractJson.Wire.SubmitVerification));
        _requests.Write(NewLine);
        foreach (var person in household.Persons)
        {
            Person(household, person);
        }

        foreach (var (source, document, seconds) in delays)
        {
            _delays.WriteLine($"{source},{document},{seconds}");
        }

        // Who waits for a register that never answers is not to wait for the law's own ten days.
        if (delays.Count > 0)
        {
            _deadlines.WriteLine($"{household.RequestId},{60 + (household.Number % 60)}");
        }
    }

    /// <summary>What the registers know of the fixed households; nobody of the city.</summary>
    public void WriteFixed()
    {
        var registers = new Registers((source, line) => _registries[source].WriteLine(line));
        foreach (var household in FixedHouseholds.All)
        {
            registers.Record(household);
            if (household.Delay is { } delay)
            {
                _delays.WriteLine($"{delay.Source},{household.Persons[0].Document},{delay.Seconds}");
            }
        }
    }

    // A register that is not connected holds what it holds; nobody reads it.
    public void Write(Trace trace)
    {
        if (_registries.TryGetValue(trace.Source, out var register))
        {
            register.WriteLine(trace.Line());
        }
    }

    public void Fault(Trace trace, string what)
    {
        if (_registries.ContainsKey(trace.Source))
        {
            _faults.WriteLine($"{trace.Source},{trace.Document},{trace.RecordId},{what}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _requests.DisposeAsync();
        foreach (var writer in _all)
        {
            await writer.DisposeAsync();
        }
    }

    private void Person(LivedHousehold household, LivedPerson person)
    {
        var (at, ci) = ($"{household.HouseholdRef},{person.Number}", CultureInfo.InvariantCulture);
        var works = string.Join(' ', person.Jobs.Select(job => LifeWords.Work(job.Kind)).Distinct());
        var named = LivesRequest.IsNamed(household, person) ? person.MemberRef : "";
        var days = string.Create(ci, $"{person.BornOn:yyyy-MM-dd},{person.DiedOn:yyyy-MM-dd},{person.Custody?.From:yyyy-MM-dd},{person.Custody?.To:yyyy-MM-dd}");
        var here = person.LivesHere ? "yes" : "no";
        _persons.WriteLine(
            $"{at},{named},{person.Document},{person.Relation},{days},{here},{(works.Length > 0 ? works : "none")},{Words(person.Conceals)}");
        foreach (var earning in person.Earnings)
        {
            _income.WriteLine(string.Create(
                ci, $"{at},{LivesCalendar.Month(earning.Month)},{LifeWords.Of(earning.Kind)},{LifeWords.Of(earning.Channel)},{earning.Amount:0.00}"));
        }

        foreach (var holding in person.Holdings)
        {
            _holdings.WriteLine(string.Create(
                ci, $"{at},{EvidenceWords.Of(holding.Kind)},{holding.Value:0.00},{(holding.InOthersName ? "other" : "self")}"));
        }
    }

    private static string Words(Concealed conceals) => conceals == Concealed.Nothing
        ? ""
        : string.Join(' ', Enum.GetValues<Concealed>().Where(c => c != Concealed.Nothing && conceals.HasFlag(c)).Select(c => c.ToString().ToLowerInvariant()));
}

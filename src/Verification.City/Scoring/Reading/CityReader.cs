using System.Text;
using Verification.Assessment.Packs;
using Verification.City.Files;
using Verification.Intake.Reading;
using Verification.Vocabulary;

namespace Verification.City.Scoring.Reading;

/// <summary>Reads a folder in the documented format into cases, as the doors and the adapters would.</summary>
internal sealed class CityReader(PackLibrary library, TimeProvider clock)
{
    private readonly CityFaults _faults = new();
    private readonly RequestReader _requests = new(clock);
    private bool _truthIsWhole;

    private const int ReportEvery = 500;

    /// <param name="truth">The file of truths, which may lie outside the folder.</param>
    public async Task<CityReading> Read(string folder, string truth, IProgress<CityProgress>? progress, CancellationToken ct)
    {
        if (!File.Exists(Path.Combine(folder, CityFiles.City)))
        {
            return new CityReading.Refused([CityFault.FileMissing(CityFiles.City)]);
        }

        if (CityHeading.Read(folder) is not { } heading)
        {
            return new CityReading.Refused([CityFault.FormatUnknown(CityFiles.City)]);
        }

        var truths = await TruthTable.Read(truth, _faults, ct);
        _truthIsWhole = _faults.IsEmpty;
        var lives = await LivesFolder.Read(folder, _faults, ct);
        var delays = await DelayTable.Read(folder, _faults, ct);
        var catalogue = await CityRegisters.Open(folder, clock, _faults, ct);
        var gives = catalogue.All.ToDictionary(s => s.Settings.Id, s => s.Source.Description.Gives);
        var cases = await Cases(folder, new(catalogue, delays), truths, lives, progress, ct);
        if (_faults.IsEmpty)
        {
            Strangers(Path.GetFileName(truth), truths, cases);
        }

        return _faults.IsEmpty ? new CityReading.Readable(new(heading.Set, heading.Seed, [.. cases.Select(c => c with { Gives = gives })])) : new CityReading.Refused(_faults.All);
    }

    private async Task<List<CityCase>> Cases(
        string folder, Asking asking, IReadOnlyDictionary<string, HouseholdTruth> truths,
        IReadOnlyDictionary<string, HouseholdLives> lives, IProgress<CityProgress>? progress, CancellationToken ct)
    {
        var cases = new List<CityCase>();
        var path = Path.Combine(folder, CityFiles.Requests);
        if (!File.Exists(path))
        {
            _faults.Add(CityFault.FileMissing(CityFiles.Requests));
            return cases;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var line = 0;
        await foreach (var text in File.ReadLinesAsync(path, ct))
        {
            if (++line % ReportEvery == 0)
            {
                progress?.Report(new("read", Math.Min(line, truths.Count), Math.Max(truths.Count, 1)));
            }

            if (text.Length > 0 && Facts(text, line) is { } facts && Law(facts, line) is { } pack)
            {
                if (!seen.Add(facts.RequestId))
                {
                    _faults.Add(CityFault.Twice(CityFiles.Requests, line));
                }
                else if (!truths.TryGetValue(facts.RequestId, out var truth))
                {
                    Untold(line);
                }
                else
                {
                    var heard = await asking.About(facts, pack, ct);
                    cases.Add(new(
                        facts, pack, heard.Answers, heard.Withheld, heard.After, truth, lives.GetValueOrDefault(facts.HouseholdRef) ?? HouseholdLives.Untold));
                }
            }
        }

        return cases;
    }

    // A row of the truth that cannot be read has been told already.
    private void Untold(int line)
    {
        if (_truthIsWhole)
        {
            _faults.Add(CityFault.TruthMissing(CityFiles.Requests, line));
        }
    }

    private HouseholdFacts? Facts(string text, int line)
    {
        switch (_requests.Read(Encoding.UTF8.GetBytes(text), RequestHeaders.None))
        {
            case RequestReading.Readable readable:
                return readable.Facts;
            case RequestReading.Refused refused:
                foreach (var fault in refused.Faults)
                {
                    _faults.Add(CityFault.RequestRefused(CityFiles.Requests, line, fault.Code, fault.Path));
                }

                return null;
            default:
                throw new BrokenPromise("a request is readable or refused");
        }
    }

    private Pack? Law(HouseholdFacts facts, int line)
    {
        switch (library.InForce(facts.Region, facts.AcceptedOn, [CityCase.Programme]))
        {
            case PackInForce.Found found when facts.Programmes.Contains(CityCase.Programme):
                return found.Pack;
            case PackInForce.Refused refused:
                _faults.Add(CityFault.LawMissing(CityFiles.Requests, line, refused.Code));
                return null;
            default:
                _faults.Add(CityFault.LawMissing(CityFiles.Requests, line, PackInForce.UnknownProgramme.Code));
                return null;
        }
    }

    private void Strangers(string name, IReadOnlyDictionary<string, HouseholdTruth> truths, List<CityCase> cases)
    {
        var asked = cases.Select(c => c.Truth.RequestId).ToHashSet(StringComparer.Ordinal);
        foreach (var truth in truths.Values.Where(t => !asked.Contains(t.RequestId)).OrderBy(t => t.Line))
        {
            _faults.Add(CityFault.TruthOfNobody(name, truth.Line));
        }
    }
}

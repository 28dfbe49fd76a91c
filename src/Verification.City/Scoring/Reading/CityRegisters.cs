using Verification.City.Files;
using Verification.City.Loading;
using Verification.Evidence;
using Verification.Sources;
using Verification.Sources.InProcess;
using Verification.Sources.Kit;
using Verification.Sources.Records;
using Verification.Vocabulary;

namespace Verification.City.Scoring.Reading;

/// <summary>The registers of a city, in memory behind the adapter the service itself reads files with.</summary>
internal static class CityRegisters
{
    private const int QuestionsAtOnceMax = 1_000;

    /// <summary>Opens every register of <c>sources.csv</c>.</summary>
    public static async Task<SourceCatalogue> Open(string folder, TimeProvider clock, CityFaults faults, CancellationToken ct)
    {
        var opened = new List<CataloguedSource>();
        foreach (var line in await Lines(folder, faults, ct))
        {
            if (await One(folder, line, clock, faults, ct) is { } source)
            {
                opened.Add(source);
            }
        }

        return new(opened);
    }

    private static async Task<IReadOnlyList<CitySourceLine>> Lines(string folder, CityFaults faults, CancellationToken ct)
    {
        try
        {
            return await CitySourceLine.Read(folder, ct);
        }
        catch (CityNotReadable unreadable)
        {
            faults.Add(CityFault.RowMalformed(CityFiles.Sources, null, new(unreadable.Message, unreadable.Message)));
            return [];
        }
    }

    private static async Task<CataloguedSource?> One(
        string folder, CitySourceLine line, TimeProvider clock, CityFaults faults, CancellationToken ct)
    {
        var name = $"{CityFiles.Registries}/{line.Id}.csv";
        var path = CityFiles.Registry(folder, line.Id);
        if (!File.Exists(path))
        {
            faults.Add(CityFault.FileMissing(name));
            return null;
        }

        var description = new SourceDescription
        {
            Id = new(line.Id),
            Name = new(line.NameZh, line.NameEn),
            Gives = [.. line.Gives.Where(EvidenceWords.Kinds.ContainsKey).Select(word => EvidenceWords.Kinds[word])],
            QuestionsAtOnceMax = QuestionsAtOnceMax,
            SearchableBy = [DocumentType.ResidentId],
        };
        var register = new Register { AsOf = line.AsOf, Coverage = new(new(line.CoveredFrom, line.CoveredTo), []) };
        await using var stream = File.OpenRead(path);
        var bad = new FaultList();
        var columns = RecordColumns.Of(new(new Dictionary<string, string>(StringComparer.Ordinal), []));
        await foreach (var record in new RecordTable(columns, description.Gives, s => register.PutSignals(s.Person, s.Signal)).Read(stream, bad, ct))
        {
            register.Put(record.Person, record.Record);
        }

        foreach (var fault in bad)
        {
            faults.Add(CityTable.Of(fault, name));
        }

        return new(new RegisterSource(description, register, clock), new() { Id = description.Id, Adapter = SourcesModule.InProcessKind });
    }
}

using System.Globalization;
using Verification.Sources.Kit;
using Verification.Sources.Records;
using Verification.Vocabulary;

namespace Verification.Sources.InProcess;

/// <summary>The files a register is read from.</summary>
internal static class RegisterFile
{
    public static Register Read(RegisterOptions options, RecordColumns columns, SourceDescription source, ICollection<string> faults)
    {
        var register = new Register { AsOf = options.AsOf, Coverage = new(options.Covered, []) };
        var found = new FaultList();

        // Settings are read once at start, before anything is asked; the caller's start is not asynchronous.
        Fill(register, options, columns, source, found).GetAwaiter().GetResult();
        foreach (var fault in found)
        {
            faults.Add($"records: {fault.Code}, line {fault.Line}: {fault.What.En}");
        }

        return register;
    }

    private static async Task Fill(Register register, RegisterOptions options, RecordColumns columns, SourceDescription source, FaultList faults)
    {
        await using var records = File.OpenRead(options.Records);
        await foreach (var record in new RecordTable(columns, source.Gives, s => register.PutSignals(s.Person, s.Signal)).Read(records, faults, CancellationToken.None))
        {
            register.Put(record.Person, record.Record);
        }

        if (options.Delays is { } path)
        {
            await using var delays = File.OpenRead(path);
            await Delay(register, delays, source.Id, faults);
        }

        if (options.Hangs is { } hangs)
        {
            await using var persons = File.OpenRead(hangs);
            await Hang(register, persons, faults);
        }
    }

    private static async Task Hang(Register register, Stream stream, FaultList faults)
    {
        await foreach (var (line, fields) in new StrictCsv(stream).Rows(faults, CancellationToken.None))
        {
            if (fields.Count == 1 && IdentityDocument.TryParse(DocumentType.ResidentId, fields[0], out var person, out _))
            {
                register.Hang(person);
            }
            else
            {
                faults.Add(new("hang.row", line, new("应为:document", "the column must be: document")));
            }
        }
    }

    private static async Task Delay(Register register, Stream stream, SourceId source, FaultList faults)
    {
        var csv = new StrictCsv(stream);
        await foreach (var (line, fields) in csv.Rows(faults, CancellationToken.None))
        {
            var seconds = 0;
            if (fields.Count != 3
                || !IdentityDocument.TryParse(DocumentType.ResidentId, fields[1], out var person, out _)
                || (fields[2].Length > 0 && !int.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out seconds)))
            {
                faults.Add(new("delay.row", line, new("应为:source, document, seconds", "the columns must be: source, document, seconds")));
            }
            else if (fields[0] == source.Code)
            {
                register.Delay(person, fields[2].Length == 0 ? null : TimeSpan.FromSeconds(seconds));
            }
        }
    }
}

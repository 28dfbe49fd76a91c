using System.Security.Cryptography;
using Verification.Sources.Exchange;
using Verification.Sources.FileDrop;
using Verification.Sources.Kit;
using Verification.Sources.Records;
using Verification.Vocabulary;

namespace Verification.Sources.FileExchange;

/// <summary>Reads the answer file of one ticket: rows of <c>question, status</c> and a record; what cannot be believed of a person leaves the question open.</summary>
internal sealed class AnswerFile(FileDropManifest manifest, SourceDescription source, FileEncoding encoding, RefusedReplies refused)
{
    private const string KeyColumn = "question";
    private const string StatusColumn = "status";
    private static readonly RecordColumns Columns = RecordColumns.Of(new AdapterSettings(new Dictionary<string, string>(), []));

    private readonly Dictionary<string, Said> _said = new(StringComparer.Ordinal);

    /// <summary>Reads the whole file; false, and counted, when it is not what its manifest says or a row names no question.</summary>
    /// <param name="asked">All questions of the ticket by their keys.</param>
    public async Task<bool> Read(byte[] file, IReadOnlySet<string> asked, CancellationToken ct)
    {
        if (Convert.ToHexStringLower(SHA256.HashData(file)) != manifest.Sha256)
        {
            return Damaged();
        }

        var faults = new FaultList();
        var csv = new StrictCsv(new MemoryStream(file), encoding);
        string[] heading = [KeyColumn, StatusColumn, .. Columns.All];
        var row = new RecordRow(Columns, source.Gives, source.Raises.Count == 0 ? null : source.Raises, Columns.All);
        var rows = 0;
        await foreach (var (line, fields) in csv.Rows(faults, ct))
        {
            rows++;
            if (!csv.Heading.SequenceEqual(heading, StringComparer.Ordinal))
            {
                return Damaged();
            }

            Take(row, line, fields, asked);
        }

        // A row that cannot be taken apart may be anybody's, and so may one that is missing.
        return (faults.Count == 0 && rows == manifest.Records && csv.Heading.SequenceEqual(heading, StringComparer.Ordinal)) || Damaged();
    }

    /// <summary>The answer to this question; null when the file has none that can be believed.</summary>
    public Answer? To(Question question)
    {
        if (!_said.TryGetValue(QuestionKey.Of(question).Text, out var said))
        {
            return null;
        }

        if (said.Fault is null && said.Document != question.Document.Number)
        {
            said.Fault = "another-person";
        }

        if (said.Fault is { } fault)
        {
            refused.Count(fault);
            return null;
        }

        var snapshot = manifest.Snapshot();
        return said.Status == ExchangeStatus.Pending ? null
            : ExchangeWords.SilenceOf(said.Status) is { } silence
                ? Replies.Silent(question, silence, snapshot.AsOf) with { Covered = silence == Silence.NoRecord ? snapshot.Coverage.Days : default }
            : Replies.From(question, said.Records, snapshot.AsOf, snapshot.Coverage, said.Signals);
    }

    private bool Damaged()
    {
        refused.Count("damaged");
        return false;
    }

    private void Take(RecordRow row, int line, IReadOnlyList<string> fields, IReadOnlySet<string> asked)
    {
        var key = fields[0];
        if (!asked.Contains(key))
        {
            refused.Count("foreign");
            return;
        }

        var document = fields[2];
        if (!ExchangeWords.Statuses.TryGetValue(fields[1], out var status))
        {
            Of(key, document, ExchangeStatus.Pending).Fault = "damaged";
            return;
        }

        var said = Of(key, document, status);
        if (said.Status != status || said.Document != document)
        {
            said.Fault = "contradictory";
        }
        else if (status == ExchangeStatus.Answered)
        {
            var read = row.Read(line, [.. fields.Skip(2)], []);
            if (read.Signal is { } signal)
            {
                said.Signals.Add(signal);
            }
            else
            {
                Add(said, read.Record);
            }
        }
    }

    private static void Add(Said said, SourceRecord? record)
    {
        if (record is null)
        {
            said.Fault = "damaged";
        }
        else if (said.Records.Find(r => r.RecordId == record.RecordId) is { } same)
        {
            said.Fault ??= same == record ? null : "contradictory";
        }
        else
        {
            said.Records.Add(record);
        }
    }

    private Said Of(string key, string document, ExchangeStatus status)
    {
        if (!_said.TryGetValue(key, out var said))
        {
            _said.Add(key, said = new(document, status));
        }

        return said;
    }

    private sealed class Said(string document, ExchangeStatus status)
    {
        public string Document { get; } = document;

        public ExchangeStatus Status { get; } = status;

        public List<SourceRecord> Records { get; } = [];

        public List<SignalRecord> Signals { get; } = [];

        public string? Fault { get; set; }
    }
}

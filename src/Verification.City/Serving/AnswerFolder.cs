using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Verification.Sources.FileDrop;
using Verification.Sources.Records;

namespace Verification.City.Serving;

/// <summary>Answers questions asked by file: takes them from <c>out</c>, puts answers into <c>in</c> under the same ticket, the manifest last.</summary>
/// <remarks>
/// A question file stays where it is until everybody in it has been answered, and is looked at again when there is more to say; then its answer
/// is written anew. Where only persons are left of whom nothing will ever be said, it is put aside as <c>.waiting</c>, and what is no question
/// as <c>.refused</c>; both are taken away once nobody can wait for them any more. Ended half-way, whoever begins again writes the same.
/// </remarks>
public sealed class AnswerFolder(ServedRegister register, string folder)
{
    /// <summary>Most question files of one round; the others wait for the next.</summary>
    public const int FilesMax = 1_000;

    /// <summary>Largest question file, in bytes; a larger one is put aside.</summary>
    public const int FileBytesMax = 4 * 1024 * 1024;

    /// <summary>What is put aside is kept so long; no deadline of a verification lies further off.</summary>
    public static readonly TimeSpan KeptAside = TimeSpan.FromDays(30);

    private const string Waiting = ".waiting";
    private const string Refused = ".refused";
    private static readonly TimeSpan BetweenClearings = TimeSpan.FromHours(1);

    private DateTimeOffset _clearAt = DateTimeOffset.MinValue;

    // Files somebody is still to be told of, and when; no more than lie in the folder.
    private Dictionary<string, DateTimeOffset> _dueAt = new(StringComparer.Ordinal);

    private readonly string _out = Path.Combine(folder, "out");
    private readonly string _in = Path.Combine(folder, "in");

    /// <summary>Answers what waits; gives how many files were not questions and were put aside as <c>.refused</c>.</summary>
    public async Task<int> Round(CancellationToken ct)
    {
        if (!Directory.Exists(_out))
        {
            return 0;
        }

        Directory.CreateDirectory(_in);
        ClearAside();
        var refused = 0;
        foreach (var path in Due())
        {
            ct.ThrowIfCancellationRequested();
            try
            {
                refused += await Take(path, ct) ? 0 : 1;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // A file that goes away, or a disk that is full for a moment: met again at the next round, and the others do not wait for it.
            }
        }

        return refused;
    }

    private List<string> Due()
    {
        var files = Directory.EnumerateFiles(_out, "*" + FileDropManifest.Ending).ToList();
        _dueAt = files.Where(_dueAt.ContainsKey).ToDictionary(path => path, path => _dueAt[path], StringComparer.Ordinal);
        return [.. files.Where(path => _dueAt.GetValueOrDefault(path) <= register.Now).Order(StringComparer.Ordinal).Take(FilesMax)];
    }

    private async Task<bool> Take(string path, CancellationToken ct)
    {
        if (new FileInfo(path).Length <= FileDropManifest.BytesMax
            && FileDropManifest.Read(await File.ReadAllBytesAsync(path, ct), new(register.Id), out _) is { } asked
            && await Questions(Path.Combine(_out, asked.File), asked, ct) is { } questions)
        {
            var open = await Put(asked.SnapshotId, questions, ct);
            if (open.Count == 0)
            {
                File.Delete(path);
                File.Delete(Path.Combine(_out, asked.File));
            }
            else if (open.Min(register.KnownFrom) is { } next)
            {
                _dueAt[path] = next;
            }
            else
            {
                PutAside(path, Waiting);
            }

            return true;
        }

        PutAside(path, Refused);
        return false;
    }

    /// <summary>The time of the file says when it was put aside.</summary>
    private void PutAside(string path, string ending)
    {
        File.SetLastWriteTimeUtc(path, register.Now.UtcDateTime);
        File.Move(path, path + ending, overwrite: true);
    }

    /// <summary>Takes away, once an hour, what was put aside so long ago; its questions first, so that half of it is found again.</summary>
    private void ClearAside()
    {
        var now = register.Now;
        if (now < _clearAt)
        {
            return;
        }

        _clearAt = now + BetweenClearings;
        var old = Directory.EnumerateFiles(_out, "*" + FileDropManifest.Ending + ".*")
            .Where(path => path.EndsWith(Waiting, StringComparison.Ordinal) || path.EndsWith(Refused, StringComparison.Ordinal))
            .Where(path => now.UtcDateTime - File.GetLastWriteTimeUtc(path) >= KeptAside);
        foreach (var path in old.Take(FilesMax).ToList())
        {
            // The same questions may have come again since: then they are somebody else's.
            var manifest = path[..path.LastIndexOf('.')];
            if (!File.Exists(manifest))
            {
                File.Delete(manifest[..^FileDropManifest.Ending.Length] + ".csv");
            }

            File.Delete(path);
        }
    }

    /// <summary>Keys and documents; null when the file is not what its manifest says.</summary>
    private static async Task<List<(string Key, string Document)>?> Questions(string path, FileDropManifest manifest, CancellationToken ct)
    {
        if (!File.Exists(path) || new FileInfo(path).Length > FileBytesMax)
        {
            return null;
        }

        var bytes = await File.ReadAllBytesAsync(path, ct);
        var questions = new List<(string, string)>();
        var faults = new FaultList();
        var csv = new StrictCsv(new MemoryStream(bytes));
        await foreach (var row in csv.Rows(faults, ct))
        {
            if (csv.Heading is not ["question", "document_type", "document", ..])
            {
                return null;
            }

            questions.Add((row.Fields[0], row.Fields[2]));
        }

        return faults.Count == 0 && questions.Count == manifest.Records && Digest(bytes) == manifest.Sha256 ? questions : null;
    }

    /// <summary>Those who have not been answered, by their documents.</summary>
    private async Task<List<string>> Put(string ticket, List<(string Key, string Document)> questions, CancellationToken ct)
    {
        var text = new StringBuilder($"question,status,document,{string.Join(',', RegisterRecord.Names)}\n");
        var (rows, open) = (0, new List<string>());
        foreach (var (key, document) in questions)
        {
            var reply = register.About(document);
            if (reply.Status == RegisterReply.Pending.Status)
            {
                open.Add(document);
            }

            IReadOnlyList<RegisterRecord> records = reply.Records.Count == 0 ? [new([.. RegisterRecord.Names.Select(_ => "")])] : reply.Records;
            foreach (var record in records)
            {
                string[] fields = [key, reply.Status, document, .. record.Fields];
                text.AppendJoin(',', fields.Select(Quoted)).Append('\n');
                rows++;
            }
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        var (file, manifest) = (Path.Combine(_in, ticket + ".csv"), Path.Combine(_in, ticket + FileDropManifest.Ending));
        if (!File.Exists(manifest) || !(await File.ReadAllBytesAsync(file, ct)).SequenceEqual(bytes))
        {
            await Replace(file, bytes, ct);
            await Replace(manifest, Manifest(ticket, rows, bytes), ct);
        }

        return open;
    }

    private byte[] Manifest(string ticket, int rows, byte[] file) => JsonSerializer.SerializeToUtf8Bytes(
        new FileDropManifest
        {
            Source = register.Id, SnapshotId = ticket, File = ticket + ".csv", AsOf = register.Source.AsOf, CoveredFrom = register.Source.CoveredFrom,
            CoveredTo = register.Source.CoveredTo, Records = rows, Sha256 = Digest(file),
        },
        ManifestJson.Default.FileDropManifest);

    private static async Task Replace(string path, byte[] bytes, CancellationToken ct)
    {
        await File.WriteAllBytesAsync(path + ".unfinished", bytes, ct);
        File.Move(path + ".unfinished", path, overwrite: true);
    }

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string Quoted(string field) => field.Length == 0 ? "" : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

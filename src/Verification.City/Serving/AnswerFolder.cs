using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Verification.Sources.FileDrop;
using Verification.Sources.Records;

namespace Verification.City.Serving;

/// <summary>Answers questions asked by file: takes them from <c>out</c>, puts answers into <c>in</c> under the same ticket, the manifest last.</summary>
/// <remarks>
/// A question file stays where it is until everybody in it has been answered; until then its answer is written anew whenever it says more.
/// Ended half-way it begins again at the next round and writes the same.
/// </remarks>
public sealed class AnswerFolder(ServedRegister register, string folder)
{
    /// <summary>Most question files of one round; the others wait for the next.</summary>
    private const int FilesMax = 1_000;

    private const int FileBytesMax = 4 * 1024 * 1024;

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
        var refused = 0;
        foreach (var path in Directory.EnumerateFiles(_out, "*" + FileDropManifest.Ending).Order(StringComparer.Ordinal).Take(FilesMax).ToList())
        {
            ct.ThrowIfCancellationRequested();
            refused += await Take(path, ct) ? 0 : 1;
        }

        return refused;
    }

    private async Task<bool> Take(string path, CancellationToken ct)
    {
        if (new FileInfo(path).Length <= FileDropManifest.BytesMax
            && FileDropManifest.Read(await File.ReadAllBytesAsync(path, ct), new(register.Id), out _) is { } asked
            && await Questions(Path.Combine(_out, asked.File), asked, ct) is { } questions)
        {
            if (await Put(asked.SnapshotId, questions, ct))
            {
                File.Delete(path);
                File.Delete(Path.Combine(_out, asked.File));
            }

            return true;
        }

        File.Move(path, path + ".refused", overwrite: true);
        return false;
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

    /// <summary>Whether everybody has been answered.</summary>
    private async Task<bool> Put(string ticket, List<(string Key, string Document)> questions, CancellationToken ct)
    {
        var text = new StringBuilder($"question,status,document,{string.Join(',', RegisterRecord.Names)}\n");
        var (rows, whole) = (0, true);
        foreach (var (key, document) in questions)
        {
            var reply = register.About(document);
            whole &= reply.Status != RegisterReply.Pending.Status;
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

        return whole;
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

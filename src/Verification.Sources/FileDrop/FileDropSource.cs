using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Sources.FileDrop;

/// <summary>Snapshots delivered as files into a folder, answered from the shelf.</summary>
/// <remarks>Before the first snapshot every answer is "later": a registry that has not delivered has not said that there is nothing.</remarks>
public sealed class FileDropSource(SourceDescription description, FileDropOptions options, ISnapshotShelf shelf) : IFedSource
{
    // Files already found wanting, by name, size and time: a bad drop is told again but not read again.
    private readonly ConcurrentDictionary<(string Manifest, long Bytes, DateTime At), Drop.Refused> _refused = new();

    public SourceDescription Description => description;

    /// <summary>The factory of adapter <c>file-drop</c>.</summary>
    public static ISource? Create(SourceId id, IReadOnlyDictionary<string, string> settings, ICollection<string> faults, ISnapshotShelf shelf)
    {
        var before = faults.Count;
        var read = new AdapterSettings(settings, faults);
        var options = FileDropOptions.Of(read);
        var description = read.Description(id, options.QuestionsAtOnceMax, options.Columns);
        read.RefuseUnknown();
        return faults.Count == before ? new FileDropSource(description, options, shelf) : null;
    }

    public async IAsyncEnumerable<Answer> Ask(IReadOnlyList<Question> questions, [EnumeratorCancellation] CancellationToken ct)
    {
        var persons = questions.Where(q => Replies.CanSearch(Description, q)).Select(q => q.Document).Distinct().ToArray();
        var finding = await shelf.Find(Description.Id, persons, ct);
        foreach (var question in questions)
        {
            yield return Reply(question, finding);
        }
    }

    public async Task<IReadOnlyList<Drop>> TakeDrops(CancellationToken ct)
    {
        if (!Directory.Exists(options.Folder))
        {
            return [];
        }

        var drops = new List<Drop>();
        foreach (var path in Directory.EnumerateFiles(options.Folder, "*" + FileDropManifest.Ending).Order(StringComparer.Ordinal))
        {
            drops.Add(await Take(path, ct));
        }

        return drops;
    }

    private Answer Reply(Question question, ShelfFinding? finding)
    {
        if (!Replies.CanSearch(Description, question))
        {
            return Replies.Silent(question, Silence.NotSearchable);
        }

        // A row that could not be read, or one record told in two ways: what the source holds of the person is not known, and not nothing.
        if (finding is null || finding.SetAside.Contains(question.Document) || IsContradictory(finding.ByPerson.GetValueOrDefault(question.Document)))
        {
            return Replies.Later(question);
        }

        var snapshot = finding.Snapshot;
        return finding.ByPerson.TryGetValue(question.Document, out var records) || Replies.Covers(snapshot.Coverage, question)
            ? Replies.From(question, records, snapshot.AsOf, snapshot.Coverage, finding.Signals.GetValueOrDefault(question.Document))
            : Replies.Silent(question, Silence.NotCovered, snapshot.AsOf);
    }

    private static bool IsContradictory(IReadOnlyList<SourceRecord>? records) =>
        records?.Count > 1 && records.Distinct().Count() != records.DistinctBy(r => r.RecordId, StringComparer.Ordinal).Count();

    private async Task<Drop> Take(string path, CancellationToken ct)
    {
        var file = new FileInfo(path);
        var mark = (path, file.Length, file.LastWriteTimeUtc);
        if (_refused.TryGetValue(mark, out var known))
        {
            return known;
        }

        var drop = await Read(path, file.Length, ct);
        if (drop is Drop.Refused refused)
        {
            _refused[mark] = refused;
        }

        return drop;
    }

    private async Task<Drop> Read(string path, long bytes, CancellationToken ct)
    {
        DropFault? fault = new("drop.manifest", null, new("清单过大", "the manifest is too large"));
        var manifest = bytes > FileDropManifest.BytesMax
            ? null
            : FileDropManifest.Read(await File.ReadAllBytesAsync(path, ct), Description.Id, out fault);
        return manifest is null
            ? new Drop.Refused(Description.Id, Path.GetFileName(path)[..^FileDropManifest.Ending.Length], [fault!])
            : await new DroppedFile(options, Description, shelf).Take(manifest, ct);
    }
}

using System.Runtime.CompilerServices;
using Verification.Sources.Exchange;
using Verification.Sources.FileDrop;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Sources.FileExchange;

/// <summary>A source asked by file: the first time a question goes out under a ticket, later calls look for the ticket's answer file.</summary>
/// <remarks>
/// Names follow from the questions, so that a second run writes the same files. An answer file that cannot be believed leaves its questions
/// open until a better one takes its place or their deadline passes; nobody's silence follows from it.
/// </remarks>
public sealed class FileExchangeSource : ISource
{
    private readonly FileExchangeOptions _options;
    private readonly TimeProvider _clock;
    private readonly SentQuestions _sent;

    private FileExchangeSource(SourceDescription description, FileExchangeOptions options, TimeProvider clock)
    {
        (Description, _options, _clock) = (description, options, clock);
        _sent = new(options.State);
        Refused = new(description.Id);
    }

    public SourceDescription Description { get; }

    /// <summary>What was not believed.</summary>
    public RefusedReplies Refused { get; }

    /// <summary>The factory of adapter <c>file-exchange</c>.</summary>
    public static ISource? Create(SourceId id, IReadOnlyDictionary<string, string> settings, ICollection<string> faults, TimeProvider clock)
    {
        var before = faults.Count;
        var read = new AdapterSettings(settings, faults);
        var options = FileExchangeOptions.Of(read, faults);
        var description = read.Description(id, options.QuestionsAtOnceMax);
        read.RefuseUnknown();
        return faults.Count == before ? new FileExchangeSource(description, options, clock) : null;
    }

    public async IAsyncEnumerable<Answer> Ask(IReadOnlyList<Question> questions, [EnumeratorCancellation] CancellationToken ct)
    {
        var (asked, unsearchable) = Replies.Part(Description, questions);
        foreach (var answer in unsearchable)
        {
            yield return answer;
        }

        if (asked.Length == 0)
        {
            yield break;
        }

        await using var folder = await OpenFolder(ct);
        var tickets = await _sent.Of(asked.Select(QuestionKey.Of), ct);
        foreach (var group in asked.GroupBy(q => tickets.GetValueOrDefault(QuestionKey.Of(q))))
        {
            var ticket = group.Key ?? await Send([.. group], folder, ct);
            var file = await AnswersTo(ticket, folder, ct);
            foreach (var question in group)
            {
                yield return file?.To(question) ?? Replies.Later(question, ticket, _clock.GetUtcNow() + _options.ExpectAfter);
            }
        }
    }

    private async Task<IExchangeFolder> OpenFolder(CancellationToken ct) => _options.Sftp is { } sftp
        ? await SftpFolder.Open(sftp, _options.Folder, _clock, ct)
        : new LocalFolder(_options.Folder);

    private async Task<string> Send(IReadOnlyList<Question> questions, IExchangeFolder folder, CancellationToken ct)
    {
        var keys = questions.Select(QuestionKey.Of).ToArray();
        var ticket = QuestionFile.TicketOf(keys);
        await PutOut(ticket, questions, folder, ct);
        await _sent.Put(ticket, keys, ct);
        return ticket;
    }

    // The manifest last: it says that its file is whole.
    private async Task PutOut(string ticket, IReadOnlyList<Question> questions, IExchangeFolder folder, CancellationToken ct)
    {
        var file = QuestionFile.Of(questions, _options.Encoding);
        await folder.Put($"out/{ticket}.csv", file, ct);
        await folder.Put($"out/{ticket}{FileDropManifest.Ending}", QuestionFile.ManifestOf(Description.Id, ticket, file, questions), ct);
    }

    private async Task<AnswerFile?> AnswersTo(string ticket, IExchangeFolder folder, CancellationToken ct)
    {
        if (await folder.Read($"in/{ticket}{FileDropManifest.Ending}", FileDropManifest.BytesMax, ct) is not { } json)
        {
            return null;
        }

        var manifest = FileDropManifest.Read(json, Description.Id, out var fault);
        if (manifest?.SnapshotId != ticket)
        {
            Refused.Count(manifest is null && fault!.Code != "drop.foreign" ? "damaged" : "foreign");
            return null;
        }

        var bytes = await folder.Read($"in/{manifest.File}", _options.MegabytesMax * 1024L * 1024L, ct);
        var answers = new AnswerFile(manifest, Description, _options.Encoding, Refused);
        return bytes is not null && await answers.Read(bytes, await _sent.QuestionsOf(ticket, ct), ct) ? answers : null;
    }
}

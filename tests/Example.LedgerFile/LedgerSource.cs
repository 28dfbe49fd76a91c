using System.Runtime.CompilerServices;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Example.LedgerFile;

/// <summary>Reads the ledger anew for every call and answers from it.</summary>
public sealed class LedgerSource(SourceDescription description, LedgerOptions options) : ISource
{
    public SourceDescription Description => description;

    public async IAsyncEnumerable<Answer> Ask(IReadOnlyList<Question> questions, [EnumeratorCancellation] CancellationToken ct)
    {
        var asked = questions.Where(q => Replies.CanSearch(description, q)).Select(q => q.Document.Number!).ToHashSet(StringComparer.Ordinal);
        var ledger = await Ledger.Read(options, asked, ct);
        foreach (var question in questions)
        {
            ct.ThrowIfCancellationRequested();
            yield return Replies.CanSearch(description, question)
                ? Replies.From(question, ledger.Records.GetValueOrDefault(question.Document.Number!), ledger.AsOf, ledger.Coverage)
                : Replies.Silent(question, Silence.NotSearchable);
        }
    }
}

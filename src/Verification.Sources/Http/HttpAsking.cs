using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Sources.Http;

/// <summary>Asks over HTTP: all questions in one call or each in its own, page by page.</summary>
/// <remarks>Answers are given when the last page is read and not before: a reply that breaks off leaves nothing of itself.</remarks>
internal sealed class HttpAsking(SourceDescription source, HttpOptions options, WireNames names, RecordColumns columns, IHttpWire wire, TimeProvider clock)
    : IDisposable
{
    private readonly HttpExchange _exchange = new(options, clock);
    private readonly WireRecord _record = new(columns, source);

    public async IAsyncEnumerable<Answer> Ask(IReadOnlyList<Question> questions, [EnumeratorCancellation] CancellationToken ct)
    {
        var budget = new ReplyBudget(options.MegabytesMax * 1024L * 1024L, options.RecordsMax);
        var (searchable, unsearchable) = Replies.Part(source, questions);
        AskedQuestion[] asked = [.. searchable.Select(q => AskedQuestion.Of(source, q))];
        var answers = options.Single ? await OneByOne(asked, budget, ct) : asked.Length > 0 ? await Together(asked, budget, ct) : [];
        foreach (var answer in unsearchable.Concat(answers))
        {
            yield return answer;
        }
    }

    public void Dispose() => _exchange.Dispose();

    private async Task<IReadOnlyCollection<Answer>> OneByOne(IReadOnlyList<AskedQuestion> asked, ReplyBudget budget, CancellationToken ct)
    {
        var answers = new ConcurrentBag<Answer>();
        var together = new ParallelOptions { MaxDegreeOfParallelism = options.ConnectionsMax, CancellationToken = ct };
        await Parallel.ForEachAsync(asked, together, async (one, each) =>
        {
            foreach (var answer in await Together([one], budget, each))
            {
                answers.Add(answer);
            }
        });
        return answers;
    }

    private async Task<IReadOnlyCollection<Answer>> Together(IReadOnlyList<AskedQuestion> asked, ReplyBudget budget, CancellationToken ct)
    {
        var answers = new WireAnswers(asked, names, _record, budget, ChinaTime.Today(clock));
        string? next = null;
        for (var page = 0; page == 0 || next is not null; page++)
        {
            if (page == options.PagesMax)
            {
                throw new UnreadableAnswer("more pages than pages_max");
            }

            using var request = wire.Request(asked, next);
            next = await _exchange.Send(request, wire.Reads, budget, body => wire.Read(body, answers, budget, ct), ct);
        }

        ct.ThrowIfCancellationRequested();
        return [.. answers.All()];
    }
}

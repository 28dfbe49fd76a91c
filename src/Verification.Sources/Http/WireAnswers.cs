using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Sources.Http;

/// <summary>A question and the key under which it is asked.</summary>
/// <remarks>The key says nothing of the person; asking the same again uses the same key, asking for another household another.</remarks>
internal sealed record AskedQuestion(string Key, Question Question)
{
    public static AskedQuestion Of(Question question) => new(
        DerivedId.Of("question"u8.ToArray(), question.Verification.Value.ToByteArray(), System.Text.Encoding.UTF8.GetBytes($"{question.Source}/{question.MemberOrdinal}"))
            .ToString("N"),
        question);
}

/// <summary>Puts what the pages of one call say beside its questions; a reply to anything else fails the call.</summary>
/// <param name="asked">The questions of the call.</param>
/// <param name="names">How members are called.</param>
/// <param name="record">Reads the records.</param>
/// <param name="budget">What the ask may still take.</param>
/// <param name="today">As-of of replies that name none because they have no such member.</param>
internal sealed class WireAnswers(
    IReadOnlyList<AskedQuestion> asked, WireNames names, WireRecord record, ReplyBudget budget, DateOnly today)
{
    private readonly Dictionary<string, WireAnswer> _byKey = asked.ToDictionary(a => a.Key, a => new WireAnswer(a.Question), StringComparer.Ordinal);
    private List<WireAnswer> _page = [];
    private WireAnswer? _lastOfPageBefore;

    public WireNames Names => names;

    /// <summary>Takes one answer; a person may go on where a page broke off, and nowhere else.</summary>
    public void Take(IWireObject answer, ReadOnlySpan<byte> received)
    {
        if (answer.Of(names.Key) is not { } key || !_byKey.TryGetValue(key, out var person))
        {
            throw new UnreadableAnswer($"{names.Key}: a reply to another question");
        }

        var document = answer.Of(names.Document);
        if (names.Document is not null && document != person.Question.Document.Number)
        {
            throw new UnreadableAnswer($"{names.Document}: an answer about another person");
        }

        var goesOn = _page.Count == 0 && ReferenceEquals(person, _lastOfPageBefore);
        if (person.IsTaken && !goesOn)
        {
            throw new UnreadableAnswer($"{names.Key}: two answers to one question");
        }

        person.Take(new(Status(answer), answer.Day(names.AsOf), Covered(answer), answer.Code(names.Ticket)), received);
        foreach (var one in answer.List(names.Records))
        {
            budget.TakeRecord();
            Add(person, one);
        }

        _page.Add(person);
    }

    /// <summary>Ends a page with what it says of all its answers; gives the link or cursor of the next.</summary>
    public string? EndPage(IWireObject head)
    {
        var (asOf, covered) = (head.Day(names.AsOf), Covered(head));
        foreach (var person in _page)
        {
            person.Inherit(asOf, covered);
        }

        (_lastOfPageBefore, _page) = (_page.LastOrDefault(), []);
        return head.Of(names.Next);
    }

    /// <summary>The answers, in the order asked; a question nobody answered has none.</summary>
    public IEnumerable<Answer> All() =>
        asked.Select(a => _byKey[a.Key]).Where(p => p.IsTaken).Select(p => p.ToAnswer(names.AsOf is null ? today : null));

    private void Add(WireAnswer person, IWireObject one)
    {
        if (record.IsSignal(one))
        {
            person.Add(record.Signal(one, person.Question.Document));
        }
        else
        {
            person.Add(record.Read(one, person.Question.Document));
        }
    }

    private WireStatus Status(IWireObject answer)
    {
        if (names.Status is null)
        {
            return WireStatus.Answered;
        }

        return answer.Of(names.Status) is { } word && names.Statuses.TryGetValue(word, out var status)
            ? status
            : throw new UnreadableAnswer($"{names.Status}: an unknown status");
    }

    private Period Covered(IWireObject from)
    {
        var days = new Period(from.Day(names.CoveredFrom), from.Day(names.CoveredTo));
        return days.From > days.To ? throw new UnreadableAnswer("the coverage ends before it begins") : days;
    }
}

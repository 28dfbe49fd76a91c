using System.Text;
using Verification.Sources.Exchange;

namespace Verification.Sources.FileExchange;

/// <summary>Which question went out under which ticket: a small file for each, in a folder of our own; keys only, never a person.</summary>
/// <remarks>Written after the question file: a process that dies between them leaves a file that the next run of the same questions writes again.</remarks>
internal sealed class SentQuestions(string root)
{
    private const string Tickets = "tickets";

    /// <summary>The ticket of each question that has one.</summary>
    public async Task<IReadOnlyDictionary<QuestionKey, string>> Of(IEnumerable<QuestionKey> keys, CancellationToken ct)
    {
        var tickets = new Dictionary<QuestionKey, string>();
        foreach (var key in keys)
        {
            if (await LocalFolder.ReadFile(Marker(key), 1_024, ct) is { } ticket)
            {
                tickets[key] = Encoding.ASCII.GetString(ticket);
            }
        }

        return tickets;
    }

    /// <summary>The questions of a ticket.</summary>
    public async Task<IReadOnlySet<string>> QuestionsOf(string ticket, CancellationToken ct) =>
        await LocalFolder.ReadFile(Path.Combine(root, Tickets, ticket), 1024 * 1024, ct) is { } lines
            ? Encoding.ASCII.GetString(lines).Split('\n').ToHashSet(StringComparer.Ordinal)
            : new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Remembers that these went out under this ticket; a second time writes the same.</summary>
    public async Task Put(string ticket, IReadOnlyList<QuestionKey> keys, CancellationToken ct)
    {
        await LocalFolder.PutFile(Path.Combine(root, Tickets, ticket), Encoding.ASCII.GetBytes(string.Join('\n', keys.Select(k => k.Text))), ct);
        foreach (var key in keys)
        {
            await LocalFolder.PutFile(Marker(key), Encoding.ASCII.GetBytes(ticket), ct);
        }
    }

    // Spread over folders: a province asks some millions of questions in a year.
    private string Marker(QuestionKey key) => Path.Combine(root, "questions", key.Text[..2], key.Text[2..4], key.Text);
}

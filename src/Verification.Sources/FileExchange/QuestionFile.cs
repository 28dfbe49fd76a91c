using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Verification.Sources.Exchange;
using Verification.Sources.FileDrop;
using Verification.Sources.Kit;
using Verification.Sources.Records;
using Verification.Vocabulary;

namespace Verification.Sources.FileExchange;

/// <summary>The foreign shape of questions: a file in the order of their keys, so that the same questions are the same bytes under the same name.</summary>
internal static class QuestionFile
{
    private const string Heading = "question,document_type,document,name,region,from,to,as_of,consent,purpose\n";
    private static readonly Dictionary<DocumentType, string> Types = DocumentWords.Types.ToDictionary(w => w.Value, w => w.Key);

    /// <summary>The ticket of these questions; it names their file and the answer's.</summary>
    public static string TicketOf(IEnumerable<QuestionKey> keys) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', keys.Select(k => k.Text).Order(StringComparer.Ordinal)))).AsSpan(0, 16));

    public static byte[] Of(IReadOnlyList<Question> questions, FileEncoding encoding)
    {
        var text = new StringBuilder(Heading);
        foreach (var (key, q) in questions.Select(q => (Key: QuestionKey.Of(q), Question: q)).OrderBy(p => p.Key.Text, StringComparer.Ordinal))
        {
            string?[] fields =
            [
                key.Text, Types[q.Document.Type], q.Document.Number, q.Name, q.Region.Code, Day(q.LookBack.From), Day(q.LookBack.To), Day(q.AsOf), q.ConsentNo,
                q.Asker?.Purpose,
            ];
            text.AppendJoin(',', fields.Select(Quoted)).Append('\n');
        }

        return encoding.Encode(text.ToString());
    }

    public static byte[] ManifestOf(SourceId source, string ticket, byte[] file, IReadOnlyList<Question> questions) => JsonSerializer.SerializeToUtf8Bytes(
        new FileDropManifest
        {
            Source = source.Code, SnapshotId = ticket, File = ticket + ".csv", AsOf = questions.Max(q => q.AsOf), Records = questions.Count,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(file)),
        },
        ManifestJson.Default.FileDropManifest);

    // Every field in quotes: names hold what people are called, and a spreadsheet must not take a number for one.
    private static string Quoted(string? field) => $"\"{field?.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}

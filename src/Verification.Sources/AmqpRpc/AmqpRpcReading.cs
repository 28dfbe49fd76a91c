using System.Text.Json;
using Verification.Sources.Exchange;
using Verification.Sources.Kit;
using Verification.Sources.Records;
using Verification.Vocabulary;

namespace Verification.Sources.AmqpRpc;

/// <summary>Turns requests into bytes and replies into answers; a reply that cannot be believed in one point is not believed at all.</summary>
internal sealed class AmqpRpcReading(SourceDescription source)
{
    private static readonly RecordColumns Columns = RecordColumns.Of(new AdapterSettings(new Dictionary<string, string>(), [])) with { Payer = "payer" };
    private static readonly Dictionary<DocumentType, string> Types = DocumentWords.Types.ToDictionary(w => w.Value, w => w.Key);

    private readonly RecordRow _row = new(Columns, source.Gives, source.Raises.Count == 0 ? null : source.Raises, Columns.All);

    public byte[] Request(IReadOnlyList<Question> questions) => JsonSerializer.SerializeToUtf8Bytes(
        new RpcRequest(source.Id.Code, [.. questions.Select(q => new RpcQuestion(
            QuestionKey.Of(q).Text, q.Name, Types[q.Document.Type], q.Document.Number, q.Region.Code, q.LookBack.From, q.LookBack.To, q.AsOf, q.ConsentNo,
            q.Asker?.Purpose))]),
        RpcJson.Default.RpcRequest);

    /// <exception cref="UnreadableAnswer">The reply answers what was not asked, about somebody else, twice, or not in its shape.</exception>
    public IReadOnlyList<Answer> Answers(ReadOnlySpan<byte> body, IReadOnlyList<Question> asked)
    {
        var byKey = asked.ToDictionary(q => QuestionKey.Of(q).Text, StringComparer.Ordinal);
        var answers = new List<Answer>();
        foreach (var said in Read(body).Answers)
        {
            // Removed when answered: the second answer to a question is as foreign as one that nobody asked for.
            if (said is null || !byKey.Remove(said.Question, out var question))
            {
                throw new UnreadableAnswer("the reply answers a question that was not asked, or twice");
            }

            answers.Add(Answered(said, question));
        }

        return answers;
    }

    private static RpcReply Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, RpcJson.Default.RpcReply) ?? throw new UnreadableAnswer("the reply is empty");
        }
        catch (JsonException)
        {
            throw new UnreadableAnswer("the reply is not in its shape");
        }
    }

    private Answer Answered(RpcAnswer said, Question question)
    {
        if (said.Document != question.Document.Number)
        {
            throw new UnreadableAnswer("the reply is about another person");
        }

        if (!ExchangeWords.Statuses.TryGetValue(said.Status, out var status) || (said.AsOf is null && status != ExchangeStatus.Pending)
            || (status == ExchangeStatus.Answered) != (said.Records?.Count > 0) || said.CoveredFrom > said.CoveredTo)
        {
            throw new UnreadableAnswer("the reply contradicts itself in status, as-of or records");
        }

        if (status == ExchangeStatus.Pending)
        {
            return Replies.Later(question);
        }

        return ExchangeWords.SilenceOf(status) is { } silence
            ? Replies.Silent(question, silence, said.AsOf) with { Covered = silence == Silence.NoRecord ? new(said.CoveredFrom, said.CoveredTo) : default }
            : Told(said, question);
    }

    private Answer Told(RpcAnswer said, Question question)
    {
        var records = new List<SourceRecord>();
        var signals = new List<SignalRecord>();
        var faults = new List<DropFault>();
        foreach (var record in said.Records!)
        {
            string[] fields =
            [
                question.Document.Number!, record.RecordId, record.Kind, record.From ?? "", record.To ?? "", record.Amount ?? "", record.Share ?? "",
                record.Joint ? "true" : "", record.ObjectId ?? "", record.Detail ?? "", record.Payer ?? "",
            ];
            var row = _row.Read(0, fields, faults);
            if (row.Signal is { } signal)
            {
                signals.Add(signal);
            }
            else if (row.Record is { } read)
            {
                records.Add(read);
            }
            else
            {
                throw new UnreadableAnswer($"a record cannot be read: {faults[0].Code}");
            }
        }

        return records.Distinct().Count() == records.DistinctBy(r => r.RecordId, StringComparer.Ordinal).Count()
            ? Replies.From(question, records, said.AsOf!.Value, new(new(said.CoveredFrom, said.CoveredTo), []), signals)
            : throw new UnreadableAnswer("one record is told in two ways");
    }
}

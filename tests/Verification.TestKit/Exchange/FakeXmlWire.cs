using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Verification.Sources.Kit;
using Verification.Sources.Kit.Conformance;
using Verification.Vocabulary;

namespace Verification.TestKit.Exchange;

/// <summary>The standard names in XML, in this SOAP envelope or in none.</summary>
public sealed class FakeXmlWire(bool single, string envelope) : IFakeWire
{
    private static readonly XNamespace Ours = "urn:exchange";

    public string MediaType => envelope.Length == 0 ? "application/xml" : envelope.Contains("2003", StringComparison.Ordinal) ? "application/soap+xml" : "text/xml; charset=\"utf-8\"";

    public IReadOnlyList<Reached> Read(byte[] request)
    {
        var root = XDocument.Parse(Encoding.UTF8.GetString(request)).Root!;
        var message = envelope.Length == 0 ? root : root.Element(XName.Get("Body", envelope))!.Elements().Single();
        return single ? [Reached(message)] : [.. message.Elements(Ours + "question").Select(Reached)];
    }

    public byte[] Write(IReadOnlyList<Sent> answers)
    {
        var message = new XElement(Ours + "reply", Member("as_of", Day(TrialWorld.AsOf)), Member("covered_from", Day(TrialWorld.Covered.Days.From)), Member("covered_to", Day(TrialWorld.Covered.Days.To)));
        message.Add(single && answers.Count == 1 ? Members(answers[0]) : answers.Select(a => (object)new XElement(Ours + "answer", Members(a))));
        if (envelope.Length == 0)
            return Encoding.UTF8.GetBytes(message.ToString());
        XNamespace soap = envelope;
        return Encoding.UTF8.GetBytes(new XElement(soap + "Envelope", new XElement(soap + "Header"), new XElement(soap + "Body", message)).ToString());
    }

    private static IEnumerable<object> Members(Sent answer) =>
        [Member("key", answer.Key), Member("document", answer.Document), Member("status", answer.Status), .. answer.Records.Select(Record), .. answer.Signals.Select(Signal)];

    private static XElement Record(SourceRecord record) => new(
        Ours + "record", new XAttribute("record_id", record.RecordId), Member("kind", EvidenceWords.Of(record.Kind)), Member("from", Day(record.Period.From)),
        Member("to", Day(record.Period.To)), Member("amount", record.Amount?.ToString()), Member("share", record.Share?.ToString(CultureInfo.InvariantCulture)),
        Member("joint", record.Joint ? "true" : "false"), Member("object_id", record.ObjectId), Member("detail", record.Detail),
        new XElement(Ours + "not_ours", new XElement(Ours + "deeper", "x")));

    private static XElement Signal(SignalRecord signal) => new(
        Ours + "record", new XAttribute("record_id", signal.RecordId), Member("kind", SignalWords.Of(signal.Kind)), Member("from", Day(signal.Period.From)),
        Member("to", Day(signal.Period.To)), Member("amount", signal.Size?.ToString()));

    private static XElement Member(string name, string? text) => new(Ours + name, text);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Reached Reached(XElement question) => new(question.Element(Ours + "key")!.Value, question.Element(Ours + "document")!.Value);
}

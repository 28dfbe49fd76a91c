using System.Globalization;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Sources.Http;

/// <summary>Reads one object of a reply as a record; what cannot be believed fails the call.</summary>
internal sealed class WireRecord(RecordColumns columns, SourceDescription source)
{
    private const int Decimals = 2;

    /// <param name="person">The document the record has to name, if it names one; null: any.</param>
    public SourceRecord Read(IWireObject from, IdentityDocument? person)
    {
        CheckPerson(from, person);
        return new()
        {
            Kind = Kind(from),
            RecordId = Id(from),
            Period = Period(from),
            Amount = Amount(from),
            Share = Share(from),
            Joint = Joint(from),
            ObjectId = from.Code(columns.ObjectId),
            Detail = from.Code(columns.Detail),
            Payer = from.Code(columns.Payer),
        };
    }

    /// <summary>Whether it is a signal; where the source raises none, that is a wrong kind like any other.</summary>
    public bool IsSignal(IWireObject from) => source.Raises.Count > 0
        && (columns.Kind is null ? source.Gives.Count == 0 : from.Of(columns.Kind)?.StartsWith(SignalWords.Prefix, StringComparison.Ordinal) == true);

    public SignalRecord Signal(IWireObject from, IdentityDocument? person)
    {
        CheckPerson(from, person);
        return new()
        {
            Kind = columns.Kind is null ? source.Raises[0]
                : SignalWords.Kinds.TryGetValue(from.Of(columns.Kind)!, out var kind) && source.Raises.Contains(kind) ? kind
                : throw new UnreadableAnswer($"{columns.Kind}: a kind of signal the source does not raise"),
            RecordId = Id(from),
            Period = Period(from),
            Size = Amount(from),
        };
    }

    private void CheckPerson(IWireObject from, IdentityDocument? person)
    {
        if (person is not null && from.Of(columns.Document) is { } document && document != person.Number)
        {
            throw new UnreadableAnswer($"{columns.Document}: a record of another person");
        }
    }

    private string Id(IWireObject from) => from.Code(columns.RecordId) ?? throw new UnreadableAnswer($"{columns.RecordId}: a record without an id");

    private Period Period(IWireObject from)
    {
        var period = new Period(from.Day(columns.From), from.Day(columns.To));
        return period.From > period.To ? throw new UnreadableAnswer("a record ends before it begins") : period;
    }

    private EvidenceKind Kind(IWireObject from)
    {
        if (columns.Kind is null)
        {
            return source.Gives[0];
        }

        return from.Of(columns.Kind) is { } word && EvidenceWords.Kinds.TryGetValue(word, out var kind) && source.Gives.Contains(kind)
            ? kind
            : throw new UnreadableAnswer($"{columns.Kind}: a kind of evidence the source does not give");
    }

    // Digits with at most two decimals; an exponent or a third decimal is a number somebody computed with floating point.
    private Money? Amount(IWireObject from)
    {
        if (from.Of(columns.Amount) is not { } text)
        {
            return null;
        }

        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan)
            && yuan.Scale <= Decimals && Money.Of(yuan) is var amount && amount <= Money.Max && amount >= -Money.Max
            ? amount
            : throw new UnreadableAnswer($"{columns.Amount}: not an amount with at most two decimals");
    }

    private decimal? Share(IWireObject from)
    {
        if (from.Of(columns.Share) is not { } text)
        {
            return null;
        }

        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share <= 1m
            ? share
            : throw new UnreadableAnswer($"{columns.Share}: a share outside 0 and 1");
    }

    private bool Joint(IWireObject from) => from.Of(columns.Joint) switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw new UnreadableAnswer($"{columns.Joint}: neither true nor false"),
    };
}

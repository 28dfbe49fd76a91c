using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Verification.Platform.Buffers;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>Answers as they lie in a sealed row: short names, absent members left out, enums by name.</summary>
/// <remarks>Rows outlive versions: members may be added, never renamed or reused; an approval test keeps the bytes.</remarks>
internal static class StoredAnswers
{
    public static void Write(IBufferWriter<byte> into, IReadOnlyList<Answer> answers)
    {
        var stored = new StoredAnswer[answers.Count];
        for (var i = 0; i < stored.Length; i++)
        {
            stored[i] = Of(answers[i]);
        }

        using var writer = new Utf8JsonWriter(into, new() { SkipValidation = true });
        JsonSerializer.Serialize(writer, stored, StoredJson.Default.StoredAnswerArray);
    }

    /// <summary>The answers in that form, in bytes of their own.</summary>
    public static byte[] Write(IReadOnlyList<Answer> answers)
    {
        using var buffer = new PooledBuffer();
        Write(buffer, answers);
        return buffer.Written.ToArray();
    }

    public static IEnumerable<Answer> Read(ReadOnlySpan<byte> plain, VerificationId verification) =>
        JsonSerializer.Deserialize(plain, StoredJson.Default.StoredAnswerArray)!.Select(a => Back(a, verification));

    private static StoredAnswer Of(Answer answer) => answer switch
    {
        Answer.Answered a => new(
            a.Source.Code, a.MemberOrdinal, Codes.Of(a), a.AsOf, a.Coverage.Days.From, a.Coverage.Days.To,
            a.Coverage.Regions.Count == 0 ? null : [.. a.Coverage.Regions.Select(r => r.Code)],
            a.Items.Count == 0 ? null : [.. a.Items.Select(i => Of(i, a.AsOf))],
            a.Signals.Count == 0 ? null : [.. a.Signals.Select(s => Of(s, a.AsOf))]) { Received = Kept(a), Measured = Of(a.Measured), StandsIn = a.StandsIn ? true : null },
        Answer.Silent s => new(s.Source.Code, s.MemberOrdinal, Codes.Of(s), s.AsOf, s.Covered.From, s.Covered.To) { Received = Kept(s), Measured = Of(s.Measured), StandsIn = s.StandsIn ? true : null },
        _ => throw new BrokenPromise("only closed answers are kept"),
    };

    private static byte[]? Kept(Answer answer) => answer.Received.IsEmpty ? null : answer.Received.ToArray();

    private static StoredMeasured? Of(MeasuredSource? measured) => measured is null ? null : new(measured.On, measured.Completeness, measured.LagDays);

    private static MeasuredSource? Back(StoredMeasured? stored) => stored is null ? null : new(stored.On, stored.Completeness, stored.LagDays);

    private static StoredItem Of(EvidenceItem item, DateOnly asOf) => new(
        item.Kind, item.RecordId, item.Period.From, item.Period.To, item.Amount?.Yuan,
        item.Holders.Count == 0 ? null : [.. item.Holders.Select(h => new StoredHolding(h.MemberOrdinal, h.Share.Low, h.Share.High, h.JointUndivided))],
        item.ObjectId, item.Detail, item.AsOf == asOf ? null : item.AsOf, item.Use, item.BoughtOn, item.AreaSquareMetres, item.Disputed ? true : null,
        Of(item.Noted), item.MayBeSame ? true : null, item.Payer);

    private static StoredNote? Of(Noted? noted) => noted is null ? null
        : new(noted.Document, noted.DocumentId, noted.Author, noted.On, noted.Answers?.Code, noted.Answers?.Round);

    private static Noted? Back(StoredNote? stored) => stored is null ? null : new(stored.Document, stored.DocumentId, stored.Author, stored.On)
    {
        Answers = stored is { Question: { } code, Round: { } round } ? new(code, round) : null,
    };

    private static Answer Back(StoredAnswer stored, VerificationId verification)
    {
        var source = new SourceId(stored.Source);
        if (stored.Outcome != "answered")
        {
            return new Answer.Silent(verification, source, stored.Member, Codes.SilenceOf(stored.Outcome), stored.AsOf) 
            {
                Received = stored.Received, Measured = Back(stored.Measured), StandsIn = stored.StandsIn == true,
                Covered = new(stored.CoveredFrom, stored.CoveredTo),
            };
        }

        var asOf = stored.AsOf ?? throw new BrokenPromise("a kept answer has an as-of");
        var items = stored.Items?.Select(i => Back(i, source, stored.Member, asOf)).ToArray() ?? [];
        var coverage = new Coverage(new(stored.CoveredFrom, stored.CoveredTo), stored.Regions?.Select(RegionCode.Parse).ToArray() ?? []);
        return new Answer.Answered(verification, source, stored.Member, items, asOf, coverage)
        {
            Received = stored.Received,
            Measured = Back(stored.Measured),
            StandsIn = stored.StandsIn == true,
            Signals = stored.Signals?.Select(s => Back(s, source, stored.Member, asOf)).ToArray() ?? [],
        };
    }

    private static StoredSignal Of(SignalItem signal, DateOnly asOf) => new(
        signal.Kind, signal.RecordId, signal.Period.From, signal.Period.To, signal.Size?.Yuan, signal.AsOf == asOf ? null : signal.AsOf);

    private static SignalItem Back(StoredSignal stored, SourceId source, int member, DateOnly asOf) => new()
    {
        Kind = stored.Kind,
        Source = source,
        RecordId = stored.RecordId,
        MemberOrdinal = member,
        Period = new(stored.From, stored.To),
        Size = stored.Size is { } yuan ? Money.Of(yuan) : null,
        AsOf = stored.AsOf ?? asOf,
    };

    private static EvidenceItem Back(StoredItem stored, SourceId source, int member, DateOnly asOf) => new()
    {
        Kind = stored.Kind,
        Source = source,
        RecordId = stored.RecordId,
        MemberOrdinal = member,
        Period = new(stored.From, stored.To),
        Amount = stored.Amount is { } yuan ? Money.Of(yuan) : null,
        Holders = stored.Holders?.Select(h => new Holding(h.Member, Interval<decimal>.Between(h.Low, h.High), h.Joint)).ToArray() ?? [],
        ObjectId = stored.ObjectId,
        Payer = stored.Payer,
        Detail = stored.Detail,
        Use = stored.Use,
        BoughtOn = stored.BoughtOn,
        AreaSquareMetres = stored.AreaSquareMetres,
        AsOf = stored.AsOf ?? asOf,
        Disputed = stored.Disputed == true,
        MayBeSame = stored.MayBeSame == true,
        Noted = Back(stored.Noted),
    };
}

internal sealed record StoredAnswer(
    [property: JsonPropertyName("s")] string Source,
    [property: JsonPropertyName("m")] int Member,
    [property: JsonPropertyName("o")] string Outcome,
    [property: JsonPropertyName("a")] DateOnly? AsOf = null,
    [property: JsonPropertyName("cf")] DateOnly? CoveredFrom = null,
    [property: JsonPropertyName("ct")] DateOnly? CoveredTo = null,
    [property: JsonPropertyName("cr")] string[]? Regions = null,
    [property: JsonPropertyName("i")] StoredItem[]? Items = null,
    [property: JsonPropertyName("g")] StoredSignal[]? Signals = null)
{
    /// <summary>The answer as the source sent it.</summary>
    [JsonPropertyName("r")]
    public byte[]? Received { get; init; }

    /// <summary>What was measured of the source then.</summary>
    [JsonPropertyName("me")]
    public StoredMeasured? Measured { get; init; }

    /// <summary>Said by a paper accepted in the source's place.</summary>
    [JsonPropertyName("si")]
    public bool? StandsIn { get; init; }
}

internal sealed record StoredMeasured(
    [property: JsonPropertyName("d")] DateOnly On,
    [property: JsonPropertyName("c")] decimal? Completeness,
    [property: JsonPropertyName("l")] int? LagDays);

internal sealed record StoredSignal(
    [property: JsonPropertyName("k")] SignalKind Kind,
    [property: JsonPropertyName("id")] string RecordId,
    [property: JsonPropertyName("f")] DateOnly? From,
    [property: JsonPropertyName("t")] DateOnly? To,
    [property: JsonPropertyName("y")] decimal? Size,
    [property: JsonPropertyName("a")] DateOnly? AsOf);

internal sealed record StoredItem(
    [property: JsonPropertyName("k")] EvidenceKind Kind,
    [property: JsonPropertyName("id")] string RecordId,
    [property: JsonPropertyName("f")] DateOnly? From,
    [property: JsonPropertyName("t")] DateOnly? To,
    [property: JsonPropertyName("y")] decimal? Amount,
    [property: JsonPropertyName("h")] StoredHolding[]? Holders,
    [property: JsonPropertyName("ob")] string? ObjectId,
    [property: JsonPropertyName("d")] string? Detail,
    [property: JsonPropertyName("a")] DateOnly? AsOf,
    [property: JsonPropertyName("u")] string? Use = null,
    [property: JsonPropertyName("b")] DateOnly? BoughtOn = null,
    [property: JsonPropertyName("q")] decimal? AreaSquareMetres = null,
    [property: JsonPropertyName("x")] bool? Disputed = null,
    [property: JsonPropertyName("n")] StoredNote? Noted = null,
    [property: JsonPropertyName("z")] bool? MayBeSame = null,
    [property: JsonPropertyName("p")] string? Payer = null);

internal sealed record StoredNote(
    [property: JsonPropertyName("k")] string Document,
    [property: JsonPropertyName("id")] string DocumentId,
    [property: JsonPropertyName("w")] string Author,
    [property: JsonPropertyName("on")] DateOnly On,
    [property: JsonPropertyName("q")] string? Question = null,
    [property: JsonPropertyName("qr")] int? Round = null);

internal sealed record StoredHolding(
    [property: JsonPropertyName("m")] int? Member,
    [property: JsonPropertyName("l")] decimal? Low,
    [property: JsonPropertyName("u")] decimal? High,
    [property: JsonPropertyName("j")] bool Joint);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(StoredAnswer[]))]
internal sealed partial class StoredJson : JsonSerializerContext;

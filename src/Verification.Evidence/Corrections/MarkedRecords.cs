using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Verification.Platform.Vault;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>What is known of records somebody objected to: which are disputed, which are withdrawn or have another amount.</summary>
public sealed class MarkedRecords
{
    public static readonly MarkedRecords None = new([], null);

    private readonly FrozenDictionary<string, Mark> _marks;
    private readonly FrozenSet<SourceId> _sources;
    private readonly Vault? _vault;

    private MarkedRecords(Dictionary<string, Mark> marks, Vault? vault)
    {
        _marks = marks.ToFrozenDictionary(StringComparer.Ordinal);
        _sources = marks.Values.Select(m => m.Source).ToFrozenSet();
        _vault = vault;
    }

    /// <summary>The marks of the latest correction of each record.</summary>
    public static MarkedRecords Of(IEnumerable<StoredCorrection> latest, Vault vault) => new(
        latest.Where(c => c.Standing != CorrectionState.Upheld).ToDictionary(
            c => Convert.ToHexString(c.RecordIndex),
            c => new Mark(new(c.Source), c.Standing.IsOpen(), c.SealedAmount is { } sealedAmount ? AmountIn(c.CorrectionId, sealedAmount, vault) : null),
            StringComparer.Ordinal),
        vault);

    /// <summary>Seals the amount a source tells instead, bound to its row.</summary>
    public static byte[] Seal(Guid correction, Money amount, Vault vault) =>
        vault.SealBody(correction, "source_correction", Encoding.UTF8.GetBytes(amount.Yuan.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The answers as they count now: what is disputed marked, what its source corrected changed or left out, an old mark taken off; the very same when nothing changes.</summary>
    public IReadOnlyList<Answer> On(IReadOnlyList<Answer> answers, RegionCode region)
    {
        Answer[]? changed = null;
        // Plain loops: this runs for every household, and most often nothing is marked.
        for (var i = 0; i < answers.Count; i++)
        {
            if (answers[i] is Answer.Answered answered && Touches(answered) && On(answered, region) is var counted && !ReferenceEquals(counted, answered))
            {
                (changed ??= [.. answers])[i] = counted;
            }
        }

        return changed ?? answers;
    }

    /// <summary>The same answers, these records disputed.</summary>
    public static IReadOnlyList<Answer> Disputed(IReadOnlyList<Answer> answers, IReadOnlyList<NamedRecord> records) => records.Count == 0 ? answers :
    [
        .. answers.Select(a => a is Answer.Answered answered
            ? answered with { Items = [.. answered.Items.Select(i => records.Any(r => r.Is(i)) ? i with { Disputed = true } : i)] }
            : a),
    ];

    private bool Touches(Answer.Answered answered)
    {
        if (_sources.Count > 0 && _sources.Contains(answered.Source))
        {
            return true;
        }

        for (var i = 0; i < answered.Items.Count; i++)
        {
            if (answered.Items[i].Disputed)
            {
                return true;
            }
        }

        return false;
    }

    private Answer On(Answer.Answered answered, RegionCode region)
    {
        EvidenceItem[] items = [.. answered.Items.Select(i => On(i, region)).OfType<EvidenceItem>()];
        if (items.Length == answered.Items.Count && items.Index().All(i => i.Item == answered.Items[i.Index]))
        {
            return answered;
        }

        return items.Length == 0 && answered.Signals.Count == 0
            ? new Answer.Silent(answered.Verification, answered.Source, answered.MemberOrdinal, Silence.NoRecord, answered.AsOf)
            {
                Received = answered.Received, Measured = answered.Measured, StandsIn = answered.StandsIn, Covered = answered.Coverage.Days,
            }
            : answered with { Items = items };
    }

    /// <summary>Null: the record is withdrawn.</summary>
    private EvidenceItem? On(EvidenceItem record, RegionCode region) => Find(record, region) switch
    {
        null => record.Disputed ? record with { Disputed = false } : record,
        { IsDisputed: true } => record with { Disputed = true },
        { Amount: { } instead } => record with { Disputed = false, Amount = instead },
        _ => null,
    };

    private Mark? Find(EvidenceItem record, RegionCode region) => _vault is not null && _sources.Contains(record.Source)
        ? _marks.GetValueOrDefault(Convert.ToHexString(new NamedRecord(record.Source, record.RecordId).Index(region, _vault)))
        : null;

    private static Money AmountIn(Guid correction, byte[] sealedAmount, Vault vault) => Money.Of(decimal.Parse(
        Encoding.UTF8.GetString(vault.OpenBody(correction, "source_correction", sealedAmount)), CultureInfo.InvariantCulture));

    private sealed record Mark(SourceId Source, bool IsDisputed, Money? Amount);
}

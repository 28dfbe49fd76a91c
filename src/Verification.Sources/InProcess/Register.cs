using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Sources.InProcess;

/// <summary>Records of persons held in memory, and for whom the register is late or never answers.</summary>
/// <remarks>Filled before it is asked; it does not change afterwards.</remarks>
public sealed class Register
{
    private readonly Dictionary<string, List<SourceRecord>> _records = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SignalRecord>> _signals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TimeSpan?> _delays = new(StringComparer.Ordinal);

    private readonly HashSet<string> _hangs = new(StringComparer.Ordinal);

    public required DateOnly AsOf { get; init; }

    public Coverage Coverage { get; init; } = Coverage.Unstated;

    public Register Put(IdentityDocument person, params IEnumerable<SourceRecord> records)
    {
        if (!_records.TryGetValue(person.Number!, out var held))
        {
            _records.Add(person.Number!, held = []);
        }

        held.AddRange(records);
        return this;
    }

    /// <summary>Adds signals, which travel beside the records.</summary>
    public Register PutSignals(IdentityDocument person, params IEnumerable<SignalRecord> signals)
    {
        if (!_signals.TryGetValue(person.Number!, out var held))
        {
            _signals.Add(person.Number!, held = []);
        }

        held.AddRange(signals);
        return this;
    }

    /// <summary>Answers about this person only when so much time has passed since the first question; null: never.</summary>
    public Register Delay(IdentityDocument person, TimeSpan? delay)
    {
        _delays[person.Number!] = delay;
        return this;
    }

    /// <summary>Says nothing about this person for as long as it is asked: a source that hangs, not one that promises.</summary>
    public Register Hang(IdentityDocument person)
    {
        _hangs.Add(person.Number!);
        return this;
    }

    internal bool Hangs(IdentityDocument person) => _hangs.Count > 0 && person.Number is { } number && _hangs.Contains(number);

    internal IReadOnlyList<SourceRecord>? Find(IdentityDocument person) => _records.GetValueOrDefault(person.Number!);

    internal IReadOnlyList<SignalRecord>? SignalsOf(IdentityDocument person) => _signals.GetValueOrDefault(person.Number!);

    internal bool IsDelayed(IdentityDocument person, out TimeSpan? delay) => _delays.TryGetValue(person.Number!, out delay);
}

namespace Verification.Assessment.Packs.Reading;

/// <summary>The values of one resolved chain by name; a missing one is a fault of the leaf that needs it.</summary>
internal sealed class ValueBook(LevelFile leaf, IReadOnlyDictionary<string, RawValue> values, FaultList faults)
{
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public LawValue<T> Get<T>(string name)
    {
        _used.Add(name);
        if (values.TryGetValue(name, out var raw) && raw.Value is T value)
        {
            return new(name, value, raw.Article);
        }

        faults.Add("pack.missing_value", leaf.File, 1, 1, $"没有给出数值 {name}。", $"The value {name} is not given.");
        return new(name, default!, null);
    }

    public bool Has(string name) => values.ContainsKey(name);

    public void Use(string name) => _used.Add(name);

    /// <summary>A value nothing reads is a mistake of its author.</summary>
    public void NothingUnused()
    {
        foreach (var value in values.Values.Where(v => !_used.Contains(v.Name)))
        {
            faults.Add("pack.unused_value", leaf.File, 1, 1, $"数值 {value.Name} 没有被使用。", $"Nothing uses the value {value.Name}.");
        }
    }
}

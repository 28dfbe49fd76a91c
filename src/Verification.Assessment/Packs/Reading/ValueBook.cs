using Verification.Assessment.Language;
using Verification.Assessment.Pay;
using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Reading;

/// <summary>The values of one resolved chain by name, as they stand on one day.</summary>
internal sealed class ValueBook(LevelFile leaf, IReadOnlyDictionary<string, ValueVersion> values, IReadOnlyDictionary<string, ValueVersion> anyDay, FaultList faults)
{
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>A value that is needed holds on other days only: the law is not in force on these.</summary>
    public bool IsNotInForce { get; private set; }

    public IEnumerable<ValueVersion> All => values.Values;

    /// <summary>Values that hold on other days only, or whose law nobody knows on this one.</summary>
    public IEnumerable<ValueVersion> OnOtherDays => anyDay.Where(v => values.GetValueOrDefault(v.Key) is not { Value: not null }).Select(v => v.Value);

    public IReadOnlySet<string> Used => _used;

    public LawValue<Money> YuanAMonth(string name) => Number(name, Unit.YuanPerMonth, "0.00 yuan/month", Money.Of);

    public LawValue<int> Months(string name) => Number(name, Unit.Months, "0 months", v => (int)v, IsCount);

    public LawValue<int> Years(string name) => Number(name, Unit.Years, "0 years", v => (int)v, IsCount);

    public LawValue<int> Days(string name) => Number(name, Unit.Days, "0 days", v => (int)v, IsCount);

    public LawValue<decimal> Share(string name) => Number(name, Unit.None, "0%", v => v);

    /// <summary>A share of a whole, no more than all of it.</summary>
    public LawValue<decimal> Part(string name) => Number(name, Unit.None, "0% … 100%", v => v, v => v is >= 0m and <= 1m);

    /// <summary>Whether the law speaks of it at all, on whatever day.</summary>
    public bool Has(string name) => values.ContainsKey(name) || anyDay.ContainsKey(name);

    public LawValue<bool> YesNo(string name) => Get<LawText.YesNo, bool>(name, "yes | no", v => v.Value);

    public LawValue<Rounding> Rounding(string name) => Get<LawText.RoundingName, Rounding>(name, string.Join(" | ", Language.Reading.Words.Roundings.Keys), v => v.Value);

    public LawValue<WagesBy> WagesBy(string name) => Get<LawText.WagesByName, WagesBy>(name, string.Join(" | ", WageTerms.All.Keys), v => v.Value);

    public LawValue<int> WorkingDays(string name) => Get<LawText.WorkingDays, int>(name, "0 working days", v => v.Value);

    public LawValue<int> Minutes(string name) => Get<LawText.Minutes, int>(name, "0 minutes", v => v.Value);

    public ValueVersion? Find(string name)
    {
        _used.Add(name);
        return values.GetValueOrDefault(name);
    }

    public void IsMissed() => IsNotInForce = true;

    /// <summary>A lower level may set more than the floor of a higher one, never less.</summary>
    public void CheckFloors()
    {
        foreach (var floor in values.Values.Where(v => v.FloorOf is not null))
        {
            _used.Add(floor.Name);
            var set = values.GetValueOrDefault(floor.FloorOf!);
            if (set is { Value: LawText.Number value } && floor.Value is LawText.Number least && (value.Unit != least.Unit || value.Value < least.Value))
            {
                faults.Add(
                    "pack.below_floor", leaf.File, set.At.Line, set.At.Column,
                    $"{set.Name} 低于上级规定的最低值 {floor.Name}:自 {Canonical.Text(floor.From)} 起 {Canonical.Text(least.Value)}。",
                    $"{set.Name} is below the floor {floor.Name} a higher level sets: {Canonical.Text(least.Value)} from {Canonical.Text(floor.From)}.");
            }
        }
    }

    private LawValue<T> Number<T>(string name, Unit unit, string form, Func<decimal, T> make, Func<decimal, bool>? fits = null) =>
        Get<LawText.Number, T>(name, form, v => make(v.Value), v => v.Unit == unit && (fits is null || fits(v.Value)));

    // Half a month would be cut off without a word.
    private static bool IsCount(decimal value) => decimal.Truncate(value) == value && value <= 10_000m;

    private LawValue<T> Get<TText, T>(string name, string form, Func<TText, T> make, Func<TText, bool>? fits = null)
        where TText : LawText
    {
        _used.Add(name);
        if (values.TryGetValue(name, out var version) && version.Value is { } found)
        {
            if (found is TText text && (fits is null || fits(text)))
            {
                return new(name, make(text), version.Article);
            }

            faults.Add("pack.unit_clash", leaf.File, version.At.Line, version.At.Column, $"{name} 应写作:{form}。", $"{name} is written as: {form}.");
        }
        else if (version is not null || anyDay.ContainsKey(name))
        {
            IsNotInForce = true;
        }
        else
        {
            faults.Add("pack.missing_value", leaf.File, 1, 1, $"没有给出数值 {name}。", $"The value {name} is not given.");
        }

        return new(name, default!, null);
    }
}

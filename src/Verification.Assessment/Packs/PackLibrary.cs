using System.Collections.Concurrent;
using Verification.Assessment.Packs.Cases;
using Verification.Assessment.Packs.Reading;
using Verification.Vocabulary;

namespace Verification.Assessment.Packs;

/// <summary>All law packs of a folder, resolved along nation → province → city → county and by day.</summary>
public sealed class PackLibrary
{
    private readonly IReadOnlyList<PlacedPack> _packs;
    private readonly IReadOnlyList<Chain> _chains;
    private readonly ConcurrentDictionary<(RegionCode County, DateOnly Day), PackInForce> _found = new();
    private readonly ConcurrentDictionary<(Chain Chain, DateOnly Day, DateOnly KnownOn), Pack?> _known = new();

    internal PackLibrary(IReadOnlyList<PlacedPack> packs, IReadOnlyList<Chain> chains, IReadOnlyList<PackCase> cases, LawMode mode)
    {
        _packs = packs;
        _chains = chains;
        Cases = cases;
        Mode = mode;
    }

    /// <summary>Every pack, one per place and span of days.</summary>
    public IEnumerable<Pack> Packs => _packs.Select(p => p.Pack);

    /// <summary>The cases kept in the pack files.</summary>
    public IReadOnlyList<PackCase> Cases { get; }

    /// <summary>Whether law without an article may decide.</summary>
    public LawMode Mode { get; }

    /// <summary>The files the packs were made of, for comparison.</summary>
    internal IEnumerable<LevelFile> Files => _chains.SelectMany(c => c.Files).Distinct(ReferenceEqualityComparer.Instance).Cast<LevelFile>();

    /// <summary>The counties that have law, and on which days.</summary>
    public IEnumerable<CountyInForce> Places =>
        _packs.SelectMany(p => p.Chain.Counties.Select(c => (County: c, p.Pack.Effect)))
            .GroupBy(p => p.County, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new CountyInForce(RegionCode.Parse(g.Key), CountyInForce.Joined(g.Select(p => p.Effect))));

    /// <summary>The same places and days under changed law: what a draft would do, before anybody writes it.</summary>
    public PackLibrary Changed(Func<Pack, Pack> change) => new([.. _packs.Select(p => p with { Pack = change(p.Pack) })], _chains, Cases, Mode);

    /// <summary>Reads every <c>*.yaml</c> below a folder; all faults of all files at once.</summary>
    public static PackLibraryResult Load(string folder, LawMode mode = LawMode.Trial) => FolderReader.Read([folder], mode);

    /// <summary>The same of several folders, as if they were one: demonstration law lies beside the law itself.</summary>
    public static PackLibraryResult Load(IReadOnlyList<string> folders, LawMode mode = LawMode.Trial) => FolderReader.Read(folders, mode);

    /// <summary>The law for a county on the day an application was accepted, or why there is none: never a neighbour's or another day's.</summary>
    public PackInForce InForce(RegionCode county, DateOnly acceptedOn) =>
        _found.Count < FoundMax
            ? _found.GetOrAdd((county, acceptedOn), static (key, packs) => Find(packs, key.County, key.Day), _packs)
            : Find(_packs, county, acceptedOn);

    /// <summary>The same, refused as well when the law of the place does not know a programme asked for, or rests on assumed values in production.</summary>
    public PackInForce InForce(RegionCode county, DateOnly acceptedOn, IReadOnlyList<Programme> programmes) =>
        InForce(county, acceptedOn) switch
        {
            PackInForce.Found found when programmes.Any(p => found.Pack.Find(p) is null) => PackInForce.UnknownProgramme,
            PackInForce.Found found when Mode == LawMode.Production && programmes.Any(p => found.Pack.Find(p)!.Assumed.Count > 0) => PackInForce.AssumedInProduction,
            var other => other,
        };

    /// <summary>The law of a day as it was known on another: what was published later is left out. Null: there was none.</summary>
    public Pack? AsKnownOn(RegionCode county, DateOnly day, DateOnly knownOn)
    {
        if (ChainOf(county) is not { } chain)
        {
            return null;
        }

        return _known.Count < FoundMax
            ? _known.GetOrAdd((chain, day, knownOn), static key => Resolved(key.Chain, key.Day, key.KnownOn))
            : Resolved(chain, day, knownOn);
    }

    /// <summary>First day of effect of law that was published after it took effect, lately; null: there is none.</summary>
    /// <param name="months">How long after its publication it counts as late.</param>
    public DateOnly? FirstEffectOfLateLaw(RegionCode county, DateOnly asOf, int months) =>
        ChainOf(county)?.LateVersions.Where(v => v.Published <= asOf && asOf <= v.Published.AddMonths(months)).Select(v => (DateOnly?)v.From).Min();

    private Chain? ChainOf(RegionCode county) => _chains.FirstOrDefault(c => c.Counties.Contains(county.Code));

    private static Pack? Resolved(Chain chain, DateOnly day, DateOnly knownOn)
    {
        var faults = new FaultList();
        var pack = chain.As(new(day, day), knownOn, faults, new HashSet<(string, string)>());
        return faults.Count == 0 ? pack : null;
    }

    // A bound for what requests with ever new days may make us remember.
    private const int FoundMax = 100_000;

    private static PackInForce Find(IReadOnlyList<PlacedPack> packs, RegionCode county, DateOnly day)
    {
        var placeKnown = false;
        foreach (var placed in packs)
        {
            if (placed.Chain.Counties.Contains(county.Code))
            {
                placeKnown = true;
                if (placed.Pack.Effect.Contains(day))
                {
                    return new PackInForce.Found(placed.Pack);
                }
            }
        }

        return placeKnown ? PackInForce.NotInForce : PackInForce.NoPackForPlace;
    }
}

/// <summary>A county and the days on which it has law.</summary>
public sealed record CountyInForce(RegionCode County, IReadOnlyList<Period> Days)
{
    /// <summary>Spans that follow each other without a day between them are one.</summary>
    internal static IReadOnlyList<Period> Joined(IEnumerable<Period> spans)
    {
        var joined = new List<Period>();
        foreach (var span in spans.OrderBy(s => s.From))
        {
            if (joined.Count > 0 && joined[^1].To is { } end && end.AddDays(1) == span.From)
            {
                joined[^1] = new(joined[^1].From, span.To);
            }
            else
            {
                joined.Add(span);
            }
        }

        return joined;
    }
}

/// <summary>A resolved pack and the files it came from.</summary>
internal sealed record PlacedPack(Pack Pack, Chain Chain);

/// <summary>The result of reading a pack folder.</summary>
public abstract record PackLibraryResult
{
    private PackLibraryResult()
    {
    }

    public sealed record Loaded(PackLibrary Library) : PackLibraryResult;

    public sealed record Faulty(IReadOnlyList<PackFault> Faults) : PackLibraryResult;
}

/// <summary>The law found for a place and day, or a coded refusal.</summary>
public abstract record PackInForce
{
    private PackInForce()
    {
    }

    /// <summary>The place is known, the day lies before the first or after the last version.</summary>
    public static readonly Refused NotInForce = new(
        "policy_not_in_force", new("该日期没有现行政策版本,不予核对。", "No version of the law pack is in force on this day; nothing is assessed."));

    public static readonly Refused NoPackForPlace = new(
        "policy_no_pack", new("该地区没有政策包,不予核对。", "There is no law pack for this place; nothing is assessed."));

    public static readonly Refused UnknownProgramme = new(
        "policy_programme_unknown", new("该地区的政策包没有所申请的救助项目。", "The law pack of this place does not know a programme asked for."));

    public static readonly Refused AssumedInProduction = new(
        "policy_assumed", new("所申请项目的政策含有未经查证的数值,正式运行中不予核对。", "The law of a programme asked for rests on values nobody has verified; in production nothing is assessed on it."));

    public sealed record Found(Pack Pack) : PackInForce;

    public sealed record Refused(string Code, Text Sentence) : PackInForce;
}

using System.Text.RegularExpressions;
using Verification.Sources.Kit;
using Verification.Vocabulary;
using YamlDotNet.RepresentationModel;

namespace Verification.Evidence;

/// <summary>What reading <c>sources.yaml</c> came to.</summary>
public abstract record SourcesFileOutcome
{
    /// <summary>Every value is right and every adapter built.</summary>
    public sealed record Loaded(SourceCatalogue Catalogue) : SourcesFileOutcome;

    /// <summary>All wrong settings, each with its place; the host does not start.</summary>
    public sealed record Refused(IReadOnlyList<string> Faults) : SourcesFileOutcome;
}

/// <summary>Reads <c>sources.yaml</c>: strict, every value checked before the first question is asked.</summary>
public static partial class SourcesFile
{
    /// <param name="adapters">Adapter name to factory; the composer names each one, nothing is scanned.</param>
    /// <param name="environment">Value of <c>${NAME}</c> in adapter settings, where secrets and addresses come from; null when unset.</param>
    public static SourcesFileOutcome Load(
        string yaml, IReadOnlyDictionary<string, SourceFactory> adapters, Func<string, string?> environment)
    {
        var faults = new List<string>();
        var settings = Read(yaml, adapters, environment, faults);
        var sources = new List<CataloguedSource>();
        foreach (var one in settings)
        {
            if (adapters.TryGetValue(one.Adapter, out var factory) && Built(factory, one, faults) is { } source)
            {
                sources.Add(new(source, one));
            }
        }

        return faults.Count > 0 ? new SourcesFileOutcome.Refused(faults) : new SourcesFileOutcome.Loaded(new(sources));
    }

    private static ISource? Built(SourceFactory factory, SourceSettings settings, List<string> faults)
    {
        var own = new List<string>();
        var source = factory(settings.Id, settings.AdapterSettings, own);
        if (source is not null && source.Description.Id != settings.Id)
        {
            own.Add($"the adapter calls itself '{source.Description.Id}'");
        }

        if (source is not null && source.Description.QuestionsAtOnceMax is < 1 or > EvidenceLimits.QuestionsAtOnceMax)
        {
            own.Add($"the adapter takes {source.Description.QuestionsAtOnceMax} questions at once");
        }

        if (source is null && own.Count == 0)
        {
            own.Add("the adapter could not be built");
        }

        faults.AddRange(own.Select(f => $"sources.{settings.Id}: {f}"));
        return own.Count == 0 ? source : null;
    }

    private static List<SourceSettings> Read(
        string yaml, IReadOnlyDictionary<string, SourceFactory> adapters, Func<string, string?> environment, List<string> faults)
    {
        var settings = new List<SourceSettings>();
        if (StrictYaml.Read(yaml, faults) is not { } document)
        {
            return settings;
        }

        var root = new SettingsMap("", document, faults);
        if (root.Map("sources") is not { } sources)
        {
            faults.Add("sources: a map of sources is expected");
            return settings;
        }

        foreach (var (id, node) in sources.Entries())
        {
            if (!CodePattern().IsMatch(id) || node is not YamlMappingNode map)
            {
                sources.Fault(node, id, "a source is a map under an id of lower-case letters, digits and hyphens");
                continue;
            }

            settings.Add(Source(new(id), new($"sources.{id}", map, faults), adapters, environment));
        }

        if (settings.Count is 0 or > EvidenceLimits.SourcesMax)
        {
            faults.Add($"sources: between 1 and {EvidenceLimits.SourcesMax} sources are expected");
        }

        root.RefuseUnknown();
        return settings;
    }

    private static SourceSettings Source(
        SourceId id, SettingsMap map, IReadOnlyDictionary<string, SourceFactory> adapters, Func<string, string?> environment)
    {
        var adapter = map.Text("adapter");
        if (adapter is null || !adapters.ContainsKey(adapter))
        {
            map.Fault(null, "adapter", $"one of {string.Join(", ", adapters.Keys.Order(StringComparer.Ordinal))} is expected");
        }

        var standard = new SourceSettings { Id = id, Adapter = adapter ?? "" };
        var settings = standard with
        {
            QuestionsAtOnceMax = map.Int("questions_at_once_max", standard.QuestionsAtOnceMax, 1, EvidenceLimits.QuestionsAtOnceMax),
            Fast = map.Is("fast", "off") ? null : LaneSettings.Fast(map.Map("fast")),
            Slow = LaneSettings.Slow(map.Map("slow")),
            AdapterSettings = AdapterSettings(map.Map("settings"), environment),
        };
        map.RefuseUnknown();
        return settings;
    }

    // Nested keys are joined by a point and list entries carry their number: columns.amount, gives.0.
    private static Dictionary<string, string> AdapterSettings(SettingsMap? map, Func<string, string?> environment)
    {
        var flat = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in map?.Entries() ?? [])
        {
            Flatten(key, value, flat);
        }

        foreach (var (key, value) in flat.ToList())
        {
            flat[key] = NamedValue().Replace(value, match =>
            {
                var named = environment(match.Groups["name"].Value);
                if (named is null)
                {
                    map!.Fault(null, key, $"{match.Value} is not set");
                }

                return named ?? "";
            });
        }

        return flat;
    }

    private static void Flatten(string key, YamlNode node, Dictionary<string, string> flat)
    {
        switch (node)
        {
            case YamlScalarNode scalar:
                flat[key] = scalar.Value ?? "";
                break;
            case YamlMappingNode map:
                foreach (var (inner, value) in map.Children)
                {
                    Flatten($"{key}.{inner}", value, flat);
                }

                break;
            case YamlSequenceNode list:
                for (var i = 0; i < list.Children.Count; i++)
                {
                    Flatten($"{key}.{i}", list.Children[i], flat);
                }

                break;
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}$", RegexOptions.CultureInvariant)]
    private static partial Regex CodePattern();

    [GeneratedRegex(@"\$\{(?<name>[A-Z][A-Z0-9_]*)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NamedValue();
}

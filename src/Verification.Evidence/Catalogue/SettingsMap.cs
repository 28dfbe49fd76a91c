using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Verification.Evidence;

/// <summary>One map of a settings file; collects every fault with its place, and at the end the keys nobody knows.</summary>
internal sealed class SettingsMap(string path, YamlMappingNode node, List<string> faults)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public string? Text(string key)
    {
        switch (Find(key))
        {
            case YamlScalarNode { Value: { } value }:
                return value;
            case { } other:
                Fault(other, key, "a text is expected");
                return null;
            default:
                return null;
        }
    }

    public int Int(string key, int fallback, int min, int max) => (int)Number(key, fallback, min, max, wholeOnly: true);

    public double Double(string key, double fallback, double min, double max) => (double)Number(key, (decimal)fallback, (decimal)min, (decimal)max, wholeOnly: false);

    public TimeSpan Milliseconds(string key, TimeSpan fallback, TimeSpan min, TimeSpan max) => TimeSpan.FromMilliseconds(
        (double)Number(key, (decimal)fallback.TotalMilliseconds, (decimal)min.TotalMilliseconds, (decimal)max.TotalMilliseconds, wholeOnly: true));

    /// <summary>A map inside this one; null when the key is absent.</summary>
    public SettingsMap? Map(string key)
    {
        switch (Find(key))
        {
            case YamlMappingNode map:
                return new(Under(key), map, faults);
            case { } other:
                Fault(other, key, "a map is expected");
                return null;
            default:
                return null;
        }
    }

    /// <summary>Whether the key holds exactly this word.</summary>
    public bool Is(string key, string word) => node.Children.TryGetValue(new YamlScalarNode(key), out var value) && value is YamlScalarNode { Value: { } text }
        && text == word && _known.Add(key);

    public IEnumerable<(string Key, YamlNode Value)> Entries()
    {
        foreach (var (key, value) in node.Children)
        {
            var name = key is YamlScalarNode { Value: { } text } ? text : "";
            _known.Add(name);
            yield return (name, value);
        }
    }

    public void RefuseUnknown()
    {
        foreach (var key in node.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } text } || !_known.Contains(text))
            {
                faults.Add($"{StrictYaml.At(key.Start)}: {Under(key.ToString())}: unknown key");
            }
        }
    }

    public void Fault(YamlNode? at, string key, string what) => faults.Add($"{StrictYaml.At((at ?? node).Start)}: {Under(key)}: {what}");

    private string Under(string key) => path.Length == 0 ? key : $"{path}.{key}";

    private YamlNode? Find(string key)
    {
        _known.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }

    private decimal Number(string key, decimal fallback, decimal min, decimal max, bool wholeOnly)
    {
        var value = Find(key);
        if (value is null)
        {
            return fallback;
        }

        if (value is not YamlScalarNode { Value: { } text }
            || !decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || (wholeOnly && number != decimal.Truncate(number)) || number < min || number > max)
        {
            Fault(value, key, $"a {(wholeOnly ? "whole number" : "number")} between {min} and {max} is expected");
            return fallback;
        }

        return number;
    }
}

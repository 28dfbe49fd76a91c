using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Verification.Evidence;

/// <summary>Reads YAML without its traps: one document, no aliases, no tags, no key twice.</summary>
internal static class StrictYaml
{
    /// <summary>The root map, or null with the fault added.</summary>
    public static YamlMappingNode? Read(string text, List<string> faults)
    {
        if (text.Length > EvidenceLimits.SettingsBytesMax)
        {
            faults.Add($"the file is larger than {EvidenceLimits.SettingsBytesMax} characters");
            return null;
        }

        try
        {
            RefuseTraps(text, faults);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (faults.Count == 0 && stream.Documents is [{ RootNode: YamlMappingNode root }])
            {
                return root;
            }

            faults.Add("line 1: one document with a map is expected");
        }
        catch (YamlException fault)
        {
            faults.Add($"line {fault.Start.Line}, column {fault.Start.Column}: {fault.Message}");
        }

        return null;
    }

    private static void RefuseTraps(string text, List<string> faults)
    {
        var parser = new Parser(new StringReader(text));
        while (parser.MoveNext())
        {
            var trap = parser.Current switch
            {
                AnchorAlias => "an alias",
                NodeEvent { Anchor.IsEmpty: false } => "an anchor",
                NodeEvent { Tag.IsEmpty: false } => "a tag",
                _ => null,
            };
            if (trap is not null)
            {
                faults.Add($"{At(parser.Current!.Start)}: {trap} is not allowed here");
            }
        }
    }

    public static string At(Mark mark) => $"line {mark.Line}, column {mark.Column}";
}

using System.Globalization;
using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Reading;

/// <summary>Makes one pack of the files in force at a place: a lower level sets anew only what every higher one that set it opens.</summary>
internal static class PackResolver
{
    public static Pack? Resolve(IReadOnlyList<LevelFile> chain, Period span, FaultList faults)
    {
        var before = faults.Count;
        var leaf = chain[^1];
        var values = new Dictionary<string, RawValue>(StringComparer.Ordinal);
        var blocks = new Dictionary<string, (LevelFile Level, PackNode Node)>(StringComparer.Ordinal);
        var closed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var level in chain)
        {
            foreach (var (name, value) in level.Values)
            {
                CheckOpen(closed, name, level, value.At, faults);
                values[name] = value;
            }

            foreach (var (key, node) in level.Blocks)
            {
                CheckOpen(closed, key, level, node, faults);
                blocks[key] = (level, node);
            }

            closed.UnionWith(level.Values.Keys.Concat(level.Blocks.Keys).Where(name => !level.Opens.Contains(name)));
        }

        if (faults.Count > before)
        {
            return null;
        }

        var pack = new BlockReader(leaf, new ValueBook(leaf, values, faults), blocks, faults).Read() with
        {
            Id = leaf.Id,
            Effect = span,
            Name = string.Create(CultureInfo.InvariantCulture, $"{leaf.Id}@{span.From:yyyy-MM-dd}"),
            Digest = PackDigest.Of(chain),
        };
        return faults.Count == before ? pack : null;
    }

    private static void CheckOpen(HashSet<string> closed, string name, LevelFile level, PackNode at, FaultList faults)
    {
        if (closed.Contains(name))
        {
            faults.Add(
                "pack.not_open", level.File, at.Line, at.Column, $"上级没有允许下级改变 {name}。", $"No higher level lets this one change {name}.");
        }
    }
}

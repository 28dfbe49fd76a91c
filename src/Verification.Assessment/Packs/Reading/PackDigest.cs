using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Reading;

/// <summary>SHA-256 over what the files say: keys in order, cases, comments and layout left out.</summary>
internal static class PackDigest
{
    /// <summary>Of the files in force in a span of days, as they were known on a day.</summary>
    public static string Of(IEnumerable<LevelFile> chain, Period span, DateOnly? knownOn)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var level in chain)
        {
            Add(hash, level.Content, top: true);
        }

        Count(hash, 'd', span.From?.DayNumber ?? -1);
        Count(hash, 'n', knownOn?.DayNumber ?? -1);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, PackNode node, bool top = false)
    {
        switch (node)
        {
            case PackNode.Scalar scalar:
                Add(hash, 's', Encoding.UTF8.GetBytes(scalar.Text));
                break;
            case PackNode.List list:
                Count(hash, 'l', list.Items.Count);
                foreach (var item in list.Items)
                {
                    Add(hash, item);
                }

                break;
            case PackNode.Map map:
                var entries = map.Entries.Where(e => !top || e.Key is not ("cases" or "about")).OrderBy(e => e.Key, StringComparer.Ordinal).ToList();
                Count(hash, 'm', entries.Count);
                foreach (var entry in entries)
                {
                    Add(hash, 'k', Encoding.UTF8.GetBytes(entry.Key));
                    Add(hash, entry.Value);
                }

                break;
        }
    }

    private static void Add(IncrementalHash hash, char kind, byte[] bytes)
    {
        Count(hash, kind, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void Count(IncrementalHash hash, char kind, int count)
    {
        Span<byte> head = stackalloc byte[5];
        head[0] = (byte)kind;
        BinaryPrimitives.WriteInt32BigEndian(head[1..], count);
        hash.AppendData(head);
    }
}

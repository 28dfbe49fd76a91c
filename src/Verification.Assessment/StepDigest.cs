using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Verification.Assessment;

/// <summary>SHA-256 of the canonical form of an explanation: every text in UTF-8 after its length, lists after their count.</summary>
public static class StepDigest
{
    // Some kilobytes for every household: measured first, so that the buffer need not grow.
    public static byte[] Of(Step root)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(LengthOf(root));
        try
        {
            return SHA256.HashData(bytes.AsSpan(0, Write(bytes, root)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
        }
    }

    private static int LengthOf(Step step)
    {
        var length = LengthOf(step.Rule) + LengthOf(step.Article) + LengthOf(step.Result) + 8;
        for (var i = 0; i < step.Inputs.Count; i++)
        {
            length += LengthOf(step.Inputs[i].Name) + LengthOf(step.Inputs[i].Value) + LengthOf(step.Inputs[i].Source) + 4;
        }

        for (var i = 0; i < step.Parts.Count; i++)
        {
            length += LengthOf(step.Parts[i]);
        }

        return length;
    }

    private static int LengthOf(string? text) => 4 + (text is null ? 0 : Encoding.UTF8.GetMaxByteCount(text.Length));

    private static int Write(Span<byte> into, Step step)
    {
        var at = Write(into, step.Rule);
        at += Write(into[at..], step.Article);
        at += Write(into[at..], step.Inputs.Count);
        for (var i = 0; i < step.Inputs.Count; i++)
        {
            var input = step.Inputs[i];
            at += Write(into[at..], input.Name);
            at += Write(into[at..], input.Value);
            at += Write(into[at..], input.Source);
            at += Write(into[at..], input.AsOf is { } day ? day.DayNumber : -1);
        }

        at += Write(into[at..], step.Result);
        at += Write(into[at..], step.Parts.Count);
        for (var i = 0; i < step.Parts.Count; i++)
        {
            at += Write(into[at..], step.Parts[i]);
        }

        return at;
    }

    private static int Write(Span<byte> into, int number)
    {
        BinaryPrimitives.WriteInt32BigEndian(into, number);
        return 4;
    }

    private static int Write(Span<byte> into, string? text)
    {
        if (text is null)
        {
            return Write(into, -1);
        }

        var length = Encoding.UTF8.GetBytes(text, into[4..]);
        Write(into, length);
        return 4 + length;
    }
}

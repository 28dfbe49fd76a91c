using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Verification.Assessment;

/// <summary>SHA-256 of the canonical form of an explanation: every text in UTF-8 after its length, lists after their count.</summary>
public static class StepDigest
{
    public static byte[] Of(Step root)
    {
        var buffer = new ArrayBufferWriter<byte>(8192);
        Write(buffer, root);
        return SHA256.HashData(buffer.WrittenSpan);
    }

    private static void Write(ArrayBufferWriter<byte> buffer, Step step)
    {
        Write(buffer, step.Rule);
        Write(buffer, step.Article);
        Write(buffer, step.Inputs.Count);
        for (var i = 0; i < step.Inputs.Count; i++)
        {
            var input = step.Inputs[i];
            Write(buffer, input.Name);
            Write(buffer, input.Value);
            Write(buffer, input.Source);
            Write(buffer, input.AsOf is { } day ? day.DayNumber : -1);
        }

        Write(buffer, step.Result);
        Write(buffer, step.Parts.Count);
        for (var i = 0; i < step.Parts.Count; i++)
        {
            Write(buffer, step.Parts[i]);
        }
    }

    private static void Write(ArrayBufferWriter<byte> buffer, int number)
    {
        BinaryPrimitives.WriteInt32BigEndian(buffer.GetSpan(4), number);
        buffer.Advance(4);
    }

    private static void Write(ArrayBufferWriter<byte> buffer, string? text)
    {
        if (text is null)
        {
            Write(buffer, -1);
            return;
        }

        var bytes = Encoding.UTF8.GetByteCount(text);
        Write(buffer, bytes);
        Encoding.UTF8.GetBytes(text, buffer.GetSpan(bytes));
        buffer.Advance(bytes);
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Verification.Vocabulary;

namespace Verification.Sources.Exchange;

/// <summary>The name a question goes by outside: the same question has the same key in every run, and nobody can tell a person from it.</summary>
public readonly record struct QuestionKey(string Text)
{
    private const int BytesKept = 16;

    public static QuestionKey Of(Question question)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"v1\n{question.Source}\n{question.Verification}\n{question.MemberOrdinal}\n{question.Document.Type}\n{question.Document.Number}\n{question.LookBack.From:O}\n{question.LookBack.To:O}\n{question.AsOf:O}");
        return new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, BytesKept)));
    }

    public override string ToString() => Text;
}

using System.Text.Json;
using CsCheck;
using NUnit.Framework;
using Verification.TestKit;
using Verification.Vocabulary;

namespace Verification.Tests.Words;

[TestFixture]
public sealed class A_unified_social_credit_code
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    [Test]
    public void Of_the_vectors_is_read()
    {
        using var vectors = Open();
        using (Assert.EnterMultipleScope())
        {
            foreach (var code in Codes(vectors, "valid"))
            {
                Assert.That(UnifiedSocialCreditCode.TryParse(code, out var read), Is.True, code);
                Assert.That(read.Code, Is.EqualTo(code));
            }
        }
    }

    [Test]
    public void Is_refused_where_the_vectors_say_so()
    {
        using var vectors = Open();
        using (Assert.EnterMultipleScope())
        {
            foreach (var code in Codes(vectors, "must_refuse"))
            {
                Assert.That(UnifiedSocialCreditCode.TryParse(code, out _), Is.False, code);
            }
        }
    }

    [Test]
    public void Is_refused_after_any_single_character_is_mistyped() =>
        Gen.Select(Gen.Int[0, 17], Gen.Char[Alphabet]).Sample((place, character) =>
        {
            var code = "11620500TE8T000038".ToCharArray();
            var same = code[place] == character;
            code[place] = character;
            return UnifiedSocialCreditCode.TryParse(code, out _) == same;
        });

    [Test]
    public void Names_its_organisation()
    {
        Assert.That(UnifiedSocialCreditCode.TryParse("12620502TE8T0037XT", out var code), Is.True);
        Assert.That(code.Organisation, Is.EqualTo("TE8T0037X"));
    }

    [Test]
    public void With_a_wrong_organisation_check_is_refused_though_its_own_fits()
    {
        var fitting = Alphabet.Select(last => "11620500TE8T000048"[..17] + last).Count(code => UnifiedSocialCreditCode.TryParse(code, out _));
        Assert.That(fitting, Is.Zero);
    }

    private static IEnumerable<string> Codes(JsonDocument vectors, string list) =>
        vectors.RootElement.GetProperty(list).EnumerateArray().Select(vector => vector.GetProperty("code").GetString()!);

    private static JsonDocument Open() => JsonDocument.Parse(File.ReadAllBytes(Vectors.Folder("security", "cn-uscc.json")));
}

using System.Text;
using System.Text.Json;
using CsCheck;
using NUnit.Framework;
using Verification.TestKit;
using Verification.Vocabulary;

namespace Verification.Tests.Words;

/// <summary>Two writings of a name: one person's, or not.</summary>
public sealed class Names_of_a_person
{
    [TestCase("张三", "張三", TestName = "a traditional surname")]
    [TestCase("蕭麗華", "萧丽华", TestName = "a name all in traditional characters")]
    [TestCase("李峯", "李峰", TestName = "a variant character")]
    [TestCase("買買提·吐爾遜", "买买提·吐尔逊", TestName = "a traditional name with a dot")]
    [TestCase("买买提·吐尔逊", "买买提•吐尔逊", TestName = "a bullet")]
    [TestCase("买买提·吐尔逊", "买买提・吐尔逊", TestName = "a katakana dot")]
    [TestCase("买买提·吐尔逊", "买买提．吐尔逊", TestName = "a full-width full stop")]
    [TestCase("买买提·吐尔逊", "买买提吐尔逊", TestName = "no dot at all")]
    [TestCase("王 芳", "王　芳", TestName = "blanks of both widths")]
    [TestCase("王芳", "王\u200B芳", TestName = "a joiner nobody sees")]
    [TestCase("王\u2F20", "王士", TestName = "a radical for a character")]
    [TestCase("李\uF9DA", "李栗", TestName = "a compatibility ideograph")]
    [TestCase("Smith John", "JOHN SMITH", TestName = "Latin parts in another order and case")]
    [TestCase("ＳＭＩＴＨ　Ｊｏｈｎ", "Smith John", TestName = "full-width Latin")]
    [TestCase("ZHANG XIAO MING", "Zhang Xiaoming", TestName = "a given name in one word or two")]
    [TestCase("LÜ YAN", "LYU YAN", TestName = "the umlaut of a passport")]
    [TestCase("LV YAN", "LYU YAN", TestName = "the V of a typewriter")]
    [TestCase("José Núñez", "JOSE NUNEZ", TestName = "marks on Latin letters")]
    [TestCase("O'Neill Mary-Ann", "ONEILL MARY ANN", TestName = "an apostrophe and a hyphen")]
    public void Are_one_in_two_writings(string one, string other) => Assert.That(With(one, other), Is.EqualTo(NameAgreement.Same));

    [TestCase("张三", "张*", TestName = "a star")]
    [TestCase("张三丰", "张＊丰", TestName = "a full-width star")]
    [TestCase("李喆", "李?", TestName = "a question mark for a rare character")]
    [TestCase("李喆", "李\uE863", TestName = "a character of a private area")]
    [TestCase("李𬱖", "李□", TestName = "a square for a character beyond the first plane")]
    public void Agree_as_far_as_they_can_be_read(string one, string other) => Assert.That(With(one, other), Is.EqualTo(NameAgreement.AsFarAsLegible));

    [TestCase("张三", "张四")]
    [TestCase("张三", "张三丰")]
    [TestCase("张三", "*")]
    [TestCase("**", "**")]
    [TestCase("张三", "")]
    [TestCase("张三", "三张")]
    [TestCase("余华", "于华")]
    [TestCase("LU YAN", "LYU YAN")]
    [TestCase("张三", "ZHANG SAN")]
    [TestCase("John Smith", "John Smyth")]
    public void Are_two(string one, string other) => Assert.That(With(one, other), Is.EqualTo(NameAgreement.Differs));

    [Test]
    public void Of_any_text_agree_both_ways_and_with_themselves() => Gen.Select(Gen.String, Gen.String).Sample(AgreeBothWays, iter: 3_000);

    [Test]
    public void Of_published_naughty_texts_agree_both_ways_and_with_themselves()
    {
        var naughty = JsonDocument.Parse(File.ReadAllBytes(Vectors.Folder("strings", "blns.json"))).RootElement.GetProperty("strings_base64")
            .EnumerateArray().Select(text => Encoding.UTF8.GetString(text.GetBytesFromBase64())).ToArray();
        Assert.That(naughty.Where(text => !AgreeBothWays(text, naughty[^1])), Is.Empty);
    }

    [Test]
    public void Are_compared_by_a_table_of_whole_pairs_that_lead_no_further()
    {
        var lines = File.ReadAllLines(Repository.PathOf("src", "Verification.Vocabulary", "Persons", "name-folds.txt")).Where(l => l.Length > 0 && !l.StartsWith('#')).ToList();
        var folds = string.Concat(lines).Chunk(2).ToDictionary(p => p[0], p => p[1]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines.All(l => l.Length % 2 == 0), Is.True);
            Assert.That(folds.Values.Where(folds.ContainsKey), Is.Empty);
        }
    }

    private static bool AgreeBothWays(string one, string other) =>
        With(one, other) == With(other, one) && (PersonName.Of(one).IsEmpty || With(one, one) != NameAgreement.Differs);

    private static NameAgreement With(string one, string other) => PersonName.Of(one).With(PersonName.Of(other));
}

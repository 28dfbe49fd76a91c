using System.Text;
using CsCheck;
using NUnit.Framework;
using Verification.Assessment.Language;
using Verification.Assessment.Packs;
using Verification.Assessment.Packs.Cases;
using Verification.Tests.Policy;

namespace Verification.Tests.Assessment;

/// <summary>Whatever a pack file holds, it is read or refused at its place, soon, and nothing else happens.</summary>
public sealed class When_a_pack_is_hostile
{
    private const string Standard = "{ value: 600.00 yuan/month, article: 通知 第1条 }";

    private static readonly string[] Signs = ["[", "{", "&a ", "*a ", "!!t ", "- ", ": ", "\n", "? ", "|\n", "\"", "'", "#", "---\n", "[]", "{}", "~", "99999999999999999999", "\r"];

    private static readonly string Nines = string.Concat(Enumerable.Range(0, 9).Select(i => $"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat(i == 0 ? "x" : $"*a{i - 1}", 9))}]\n"));

    private static IEnumerable<TestCaseData> Written()
    {
        yield return new TestCaseData("pack.alias", "values:", Nines + "values:").SetArgDisplayNames("a bomb of aliases");
        yield return new TestCaseData("pack.alias", "values:", "<<: *base\nvalues:").SetArgDisplayNames("an alias to merge");
        yield return new TestCaseData("pack.alias", Standard, "&a " + Standard).SetArgDisplayNames("an anchor");
        yield return new TestCaseData("pack.duplicate_key", "published:", "published: unknown\npublished:").SetArgDisplayNames("a key twice");
        yield return new TestCaseData("pack.unknown_key", "published:", "publish: unknown\npublished:").SetArgDisplayNames("an unknown key");
        yield return new TestCaseData("pack.bad_key", "published:", "? [a, b]\n: c\npublished:").SetArgDisplayNames("a key that is a list");
        yield return new TestCaseData("pack.tag", Standard, "!!binary " + Standard).SetArgDisplayNames("a type tag");
        yield return new TestCaseData("pack.tag", Standard, "!!System.Diagnostics.Process " + Standard).SetArgDisplayNames("a tag of a type of ours");
        yield return new TestCaseData("pack.unit_clash", "600.00", "0600.00").SetArgDisplayNames("an octal number");
        yield return new TestCaseData("pack.unit_clash", "600.00", "0o600").SetArgDisplayNames("an octal number of YAML 1.2");
        yield return new TestCaseData("pack.unit_clash", "600.00", "0x600").SetArgDisplayNames("a hexadecimal number");
        yield return new TestCaseData("pack.unit_clash", "600.00", "10:00:00").SetArgDisplayNames("a sexagesimal number");
        yield return new TestCaseData("pack.unit_clash", "600.00", "6e2").SetArgDisplayNames("an exponent");
        yield return new TestCaseData("pack.unit_clash", "600.00", "-600.00").SetArgDisplayNames("a negative standard");
        yield return new TestCaseData("pack.unit_clash", "600.00", "\uFF16\uFF10\uFF10.00").SetArgDisplayNames("full-width digits");
        yield return new TestCaseData("pack.unit_clash", "600.00", ".nan").SetArgDisplayNames("not a number");
        yield return new TestCaseData("pack.unit_clash", "600.00", new string('9', 40)).SetArgDisplayNames("more digits than a decimal has");
        yield return new TestCaseData(
            "pack.overlap", Standard, "[{ value: 1.00 yuan/month, from: 2020-01-01, to: 2020-07-01, article: x }, { value: 2.00 yuan/month, from: 2020-07-01, article: x }]")
            .SetArgDisplayNames("versions that overlap");
        yield return new TestCaseData(
            "pack.gap", Standard, "[{ value: 1.00 yuan/month, from: 2020-01-01, to: 2020-06-29, article: x }, { value: 2.00 yuan/month, from: 2020-07-01, article: x }]")
            .SetArgDisplayNames("days without a version");
        yield return new TestCaseData("pack.too_large", Standard, new string('[', 500_000)).SetArgDisplayNames("half a million brackets");
        yield return new TestCaseData("pack.too_large", Standard, string.Concat(Enumerable.Repeat("{a: ", 100_000))).SetArgDisplayNames("deep mappings");
        yield return new TestCaseData("pack.too_large", Standard, $"[{string.Join(',', Enumerable.Repeat("a", 400_000))}]").SetArgDisplayNames("400,000 nodes");
        yield return new TestCaseData("pack.too_large", "通知", new string('知', 300_000)).SetArgDisplayNames("one huge text");
        yield return new TestCaseData("pack.too_large", "通知", new string('x', 2_000_000)).SetArgDisplayNames("a file of two megabytes");
        yield return new TestCaseData("pack.many_documents", "values:", "---\nvalues:").SetArgDisplayNames("two documents");
        yield return new TestCaseData("pack.not_yaml", "values:", "\tvalues:").SetArgDisplayNames("a tab to indent");
        yield return new TestCaseData("pack.bad_character", "通知", "通\0知").SetArgDisplayNames("NUL, behind which some readers see nothing");
        yield return new TestCaseData("pack.bad_character", "通知", "通\u202E知").SetArgDisplayNames("a mark that turns the order of letters");
        yield return new TestCaseData("pack.bad_character", "通知", "通\u200B知").SetArgDisplayNames("a blank nobody sees");
    }

    private static IEnumerable<TestCaseData> Formulas()
    {
        yield return new TestCaseData(string.Join(" + ", Enumerable.Repeat("pension", 60_000))).SetArgDisplayNames("more names than a rule may have");
        yield return new TestCaseData(string.Join(" + ", Enumerable.Repeat("age", 900))).SetArgDisplayNames("more nodes than a rule may have");
        yield return new TestCaseData(new string('(', 1_900) + "pension" + new string(')', 1_900)).SetArgDisplayNames("brackets in brackets");
        yield return new TestCaseData(string.Concat(Enumerable.Repeat("if age > 1 years then pension else ", 100)) + "wage").SetArgDisplayNames("choices in choices");
        yield return new TestCaseData(string.Join(" + ", Enumerable.Range(0, 300).Select(i => $"wagee{i}"))).SetArgDisplayNames("hundreds of unknown names");
    }

    [TestCaseSource(nameof(Written)), CancelAfter(10_000)]
    public void It_is_refused_with_its_place(string code, string good, string bad, CancellationToken ct)
    {
        using var law = new SmallLaw().With(SmallLaw.City, good, bad);
        AssertRefused(law, code, ct);
    }

    [TestCaseSource(nameof(Formulas)), CancelAfter(10_000)]
    public void A_formula_out_of_bounds_is_refused_with_its_place(string formula, CancellationToken ct)
    {
        using var law = new SmallLaw().With(SmallLaw.Nation, "if age >= 60 years then pension else wage + pension + unrecorded", formula);
        var faults = law.Faults();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ct.IsCancellationRequested, Is.False);
            Assert.That(faults, Is.Not.Empty);
            Assert.That(faults.Where(f => f.Line < 1 || f.Column < 1), Is.Empty);
        }
    }

    [Test, CancelAfter(10_000)]
    public void Bytes_that_are_no_text_are_refused_where_they_stand(CancellationToken ct)
    {
        using var law = new SmallLaw().WithBytes(SmallLaw.City, bytes => [.. "about: x\nwhy: "u8, 0xC3, 0x28, .. bytes]);
        AssertRefused(law, "pack.not_utf8", ct);
        Assert.That(law.Faults().Select(f => (f.Line, f.Column)), Is.EqualTo(new[] { (2, 6) }));
    }

    [Test]
    public void Text_in_another_encoding_is_refused()
    {
        using var law = new SmallLaw().WithBytes(SmallLaw.City, bytes => Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(bytes))).ToArray());
        AssertRefused(law, "pack.not_utf8", CancellationToken.None);
    }

    [Test]
    public void What_editors_of_other_systems_add_changes_nothing()
    {
        using var plain = new SmallLaw();
        using var theirs = new SmallLaw()
            .WithBytes(SmallLaw.City, bytes => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\r\n"))]);
        Assert.That(theirs.Load().Packs.Single().Digest, Is.EqualTo(plain.Load().Packs.Single().Digest));
    }

    [TestCase("county: \"620502\"", "county: \"62\"", "pack.bad_county")]
    [TestCase("    accepted_on: 2020-06-15\n", "", "pack.missing_key")]
    [TestCase("expect: { programme: dibao, outcome: ineligible }", "expect: []", "pack.missing_key")]
    public void A_case_that_cannot_be_run_is_refused(string good, string bad, string code)
    {
        using var law = new SmallLaw().With(SmallLaw.City, good, bad);
        AssertRefused(law, code, CancellationToken.None);
    }

    [Test]
    public void A_case_that_receives_of_a_programme_nobody_has_is_refused_where_it_says_so()
    {
        const string Received = "    circumstances: { receiving: [{ programme: dibaoo, amount: \"1.00\", from: 2020-01-01 }] }\n";
        using var law = new SmallLaw().With(SmallLaw.City, "    expect: {", Received + "    expect: {");
        var said = File.ReadAllText(law.PathOf(SmallLaw.City)).Split('\n');
        var line = Array.FindIndex(said, l => l.Contains("dibaoo", StringComparison.Ordinal));
        Assert.That(
            law.Faults().Select(f => (f.Code, f.File, f.Line, f.Column)).First(),
            Is.EqualTo(("pack.unknown_programme", SmallLaw.City, line + 1, said[line].IndexOf("dibaoo", StringComparison.Ordinal) + 1)));
    }

    [Test]
    public void A_fault_of_a_law_that_many_places_read_is_said_once_and_stops_nobody()
    {
        using var law = new PackCopy();
        law.Edit("cn/nation-2012.yaml", text => text.Replace("holds: income.per_head < dibao.standard", "holds: income.per_head < 1 years", StringComparison.Ordinal));
        Assert.That(law.Faults().Select(f => (f.Code, f.File)).ToList(), Is.EqualTo(new[] { (FormulaCodes.UnitClash, "cn/nation-2012.yaml") }));
    }

    /// <summary>Any bytes at any place: faults, or a law whose cases can be run; never an exception.</summary>
    [TestCase(SmallLaw.City)]
    [TestCase(SmallLaw.Nation)]
    public void Any_damage_is_a_fault_or_harmless(string file)
    {
        using var law = new SmallLaw();
        var whole = File.ReadAllBytes(law.PathOf(file));
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Int[0, 12], Gen.OneOf(Gen.Byte.Array[0, 6], Gen.Int[0, Signs.Length - 1].Select(i => Encoding.UTF8.GetBytes(Signs[i]))))
            .Sample(
                damage =>
                {
                    var (at, gone, put) = damage;
                    File.WriteAllBytes(law.PathOf(file), [.. whole[..at], .. put, .. whole[Math.Min(whole.Length, at + gone)..]]);
                    return PackLibrary.Load(law.Folder) switch
                    {
                        PackLibraryResult.Loaded loaded => loaded.Library.Cases.All(c => CaseRun.Of(loaded.Library, c).Case == c),
                        PackLibraryResult.Faulty faulty => faulty.Faults.All(f => f.File == "." || (f.Line >= 1 && f.Column >= 1)),
                        _ => false,
                    };
                },
                iter: 400, threads: 1);
    }

    private static void AssertRefused(SmallLaw law, string code, CancellationToken ct)
    {
        var faults = law.Faults();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ct.IsCancellationRequested, Is.False);
            Assert.That(faults.Select(f => f.Code), Does.Contain(code));
            Assert.That(faults.Where(f => f.Line < 1 || f.Column < 1 || f.Sentence.Zh.Length == 0 || f.Sentence.En.Length == 0), Is.Empty);
        }
    }
}

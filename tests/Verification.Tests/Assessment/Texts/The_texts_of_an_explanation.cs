using NUnit.Framework;
using Verification.Assessment.Explaining;
using Verification.Assessment.Explaining.Texts;
using Verification.Assessment.Language;
using Verification.Assessment.Packs.Cases;
using Verification.TestKit;

namespace Verification.Tests.Assessment.Texts;

public sealed class The_texts_of_an_explanation
{
    private const char NoWord = '⟦';

    private static readonly (string Name, Func<Explanation, ExplanationText> Of)[] Readers =
        [("family", ExplanationTexts.ForFamily), ("officer", ExplanationTexts.ForOfficer), ("auditor", ExplanationTexts.ForAuditor)];

    private static IEnumerable<TestCaseData> All => Cases.Library.Cases.Select(c => new TestCaseData(c).SetArgDisplayNames($"{c.Name} {c.At}"));

    private static IEnumerable<TestCaseData> Told =>
        from household in new[] { ("con-01", "eligible"), ("con-01 银行", "review"), ("con-01 存款超", "ineligible"), ("con-29 提标追溯", "arrears") }
        from reader in Readers
        select new TestCaseData(household.Item1, reader.Of, $"{household.Item2}.{reader.Name}").SetArgDisplayNames($"{household.Item2} {reader.Name}");

    [TestCaseSource(nameof(Told))]
    public void Read_as_approved(string start, Func<Explanation, ExplanationText> of, string name)
    {
        var explanation = Texts.Told.Of(Cases.Named(start));
        // Digests change with every word of a pack; what they must equal is another test.
        var text = of(explanation).Plain()
            .Replace(explanation.Assessment.Pack.Digest, "(of the pack)", StringComparison.Ordinal)
            .Replace(Convert.ToHexStringLower(explanation.Digest), "(of the explanation)", StringComparison.Ordinal);
        Approval.Verify(text, name);
    }

    [TestCaseSource(nameof(All))]
    public void Find_a_word_for_everything(PackCase given)
    {
        var explanation = Texts.Told.Of(given);
        using (Assert.EnterMultipleScope())
        {
            foreach (var (name, of) in Readers)
            {
                Assert.That(of(explanation).Plain(), Does.Not.Contain(NoWord), name);
            }
        }
    }

    [Test]
    public void Have_a_word_for_everything_the_rules_of_our_packs_read_of_persons()
    {
        var told = Texts.Told.Of(Cases.Named("con-01"));
        var read = from pack in Cases.Library.Packs
                   let rules = pack.Formulas.Select(f => f.Name).ToHashSet(StringComparer.Ordinal)
                   from symbol in pack.Formulas.SelectMany(f => f.Formula.References)
                   where symbol.Constant is null && symbol.Level is not Level.Item && !rules.Contains(symbol.Name) && !symbol.Name.EndsWith(".reached", StringComparison.Ordinal)
                   select symbol.Name;
        var unnamed = from name in read.Distinct(StringComparer.Ordinal)
                      let item = new Step(name, StepSubject.Member, null, [], "", []) { IsItem = true, Holds = Truth.Of(true) }
                      where ExplanationTexts.ForAuditor(told with { Root = told.Root with { Parts = [item] } }).Plain().Contains(NoWord)
                      select name;
        Assert.That(unnamed, Is.Empty);
    }

    [Test]
    public void Call_all_assumed_law_of_our_packs_by_words_an_officer_knows()
    {
        var told = Texts.Told.Of(Cases.Named("con-01"));
        var unnamed = from pack in Cases.Library.Packs
                      let names = pack.Programmes.SelectMany(p => p.Assumed).ToList()
                      let programmes = told.Assessment.Programmes.Select(p => p with { Assumed = names })
                      let assuming = told with { Assessment = told.Assessment with { Pack = pack, Programmes = [.. programmes] } }
                      from line in ExplanationTexts.ForOfficer(assuming).Sections.Single(s => s.Title.En == "Notice").Lines
                      where !line.Says.Zh.Any(c => c >= '一')
                      select line.Says.Zh;
        Assert.That(unnamed.Distinct(StringComparer.Ordinal), Is.Empty);
    }

    [TestCaseSource(nameof(All))]
    public void Show_an_officer_no_formula(PackCase given)
    {
        var explanation = Texts.Told.Of(given);
        var formulas = explanation.Root.All().Select(s => s.Formula).OfType<string>().Where(f => f.Contains(' ', StringComparison.Ordinal));
        var text = ExplanationTexts.ForOfficer(explanation).Plain();
        Assert.That(formulas.Where(f => text.Contains(f, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Say_everything_in_both_languages()
    {
        var texts = Cases.Library.Cases.Take(12).Select(Texts.Told.Of).SelectMany(e => Readers.Select(r => r.Of(e)));
        var said = texts.SelectMany(t => t.Sections).SelectMany(s => s.Lines.Select(l => l.Says).Prepend(s.Title));
        Assert.That(said.Where(t => string.IsNullOrWhiteSpace(t.Zh) || string.IsNullOrWhiteSpace(t.En)), Is.Empty);
    }

    [Test]
    public void Show_a_code_without_a_word_to_the_test_that_looks_for_it()
    {
        var explanation = Texts.Told.Of(Cases.Named("con-01 银行"));
        var sources = explanation.Assessment.Sources.Select(s => s with { Source = new("nobody-named-it") });
        var strange = explanation with { Assessment = explanation.Assessment with { Sources = [.. sources] } };
        Assert.That(ExplanationTexts.ForFamily(strange).Plain(), Does.Contain(NoWord));
    }
}

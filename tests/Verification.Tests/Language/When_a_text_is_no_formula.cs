using NUnit.Framework;
using Verification.Assessment.Language;
using Verification.TestKit;
using Verification.Vocabulary;

namespace Verification.Tests.Formulae;

[TestFixture]
public sealed class When_a_text_is_no_formula
{
    private static readonly object[][] Numbers =
    [
        [FormulaCodes.Syntax, "1 +", 3],
        [FormulaCodes.Syntax, "", 0],
        [FormulaCodes.Syntax, "(1 + 2", 6],
        [FormulaCodes.Syntax, "1 + 2)", 5],
        [FormulaCodes.Syntax, "1 + * 2", 4],
        [FormulaCodes.Syntax, "1 2", 2],
        [FormulaCodes.Syntax, "1 + \"two\"", 4],
        [FormulaCodes.Syntax, "max（1, 2)", 3],
        [FormulaCodes.Syntax, "Share", 0],
        [FormulaCodes.Syntax, "if rural then 1", 15],
        [FormulaCodes.Syntax, "1 + if rural then 1 else 2", 4],
        [FormulaCodes.Syntax, "if share == 1 then 1 else 2", 9],
        [FormulaCodes.Syntax, "if 1 < share < 2 then 1 else 2", 13],
        [FormulaCodes.Syntax, "members", 0],
        [FormulaCodes.Syntax, "sum(members)", 11],
        [FormulaCodes.Syntax, "count(members: 1)", 15],
        [FormulaCodes.Syntax, "sum(1, 2)", 4],
        [FormulaCodes.Syntax, "min(1)", 0],
        [FormulaCodes.Syntax, "1 + round", 4],
        [FormulaCodes.Number, "007", 0],
        [FormulaCodes.Number, "1 + 1e5", 4],
        [FormulaCodes.Number, "1 + 2.", 4],
        [FormulaCodes.Number, "12345678901234567", 0],
        [FormulaCodes.Number, "100yuan / 1 yuan", 0],
        [FormulaCodes.UnknownUnit, "100 yuan/week / 1 yuan", 4],
        [FormulaCodes.UnknownUnit, "3 apples", 2],
        [FormulaCodes.UnknownName, "share + shore", 8],
        [FormulaCodes.MinusUnclear, "1 + share-1", 4],
        [FormulaCodes.MinusUnclear, "share-heads", 0],
        [FormulaCodes.UnknownFunction, "average(share, 1)", 0],
        [FormulaCodes.UnknownRounding, "round(1 yuan, half-even) / 1 yuan", 14],
        [FormulaCodes.UnitClash, "(wage + savings) / wage", 6],
        [FormulaCodes.UnitClash, "wage", 0],
        [FormulaCodes.UnitClash, "if rural then share else wage", 25],
        [FormulaCodes.UnitClash, "min(share, wage)", 11],
        [FormulaCodes.UnitClash, "if monthly(wage) > 1 yuan/month then 1 else 2", 3],
        [FormulaCodes.UnitClash, "round(share, down-to-fen)", 0],
        [FormulaCodes.UnitClash, "if wage < 1 yuan/year then 1 else 2", 8],
        [FormulaCodes.UnitPower, "savings * savings * savings * savings * savings", 38],
        [FormulaCodes.NeedsTruth, "if share then 1 else 2", 3],
        [FormulaCodes.NeedsNumber, "1 + rural", 4],
        [FormulaCodes.NeedsNumber, "rural", 0],
        [FormulaCodes.NeedsNumber, "if rural then 1 else single", 21],
        [FormulaCodes.WrongLevel, "weight + 1", 0],
        [FormulaCodes.WrongLevel, "sum(members: obligor.weight)", 13],
        [FormulaCodes.WrongLevel, "count(months)", 6],
        [FormulaCodes.WrongLevel, "sum(members: count(items))", 19],
        [FormulaCodes.Unreachable, "if 1 < 2 then 1 else 2", 21],
        [FormulaCodes.Unreachable, "if false then 1 else 2", 14],
        [FormulaCodes.Unreachable, "if rural then 1 else if rural then 2 else 3", 35],
        [FormulaCodes.Unreachable, "if wage < rent then 1 else if (wage) < rent then 2 else 3", 49],
        [FormulaCodes.Unreachable, "if heads < 16 then 1 else if heads < 10 then 2 else 3", 45],
        [FormulaCodes.Unreachable, "if heads < 16 then (if heads > 20 then 1 else 2) else 3", 39],
        [FormulaCodes.Unreachable, "if heads < 16 then 1 else if heads >= 16 then 2 else 3", 53],
        [FormulaCodes.Unreachable, "if heads > 3 and 2 > heads then 1 else 2", 32],
        [FormulaCodes.Unreachable, "if heads > 3 or rural then 1 else if rural then 2 else 3", 48],
        [FormulaCodes.Unreachable, "if heads > 3 and rural then 1 else if heads > 3 and rural then 2 else 3", 63],
        [FormulaCodes.DivisionByZero, "share / (3 - 3)", 9],
        [FormulaCodes.DivisionByZero, "share / divisor", 8],
    ];

    [TestCaseSource(nameof(Numbers))]
    public void The_fault_is_said_with_its_place(string code, string text, int offset) =>
        Assert.That(Formulas.Faults(text).Select(fault => (fault.Code, fault.Offset)), Is.EqualTo(new[] { (code, offset) }));

    [Test]
    public void Its_bounds_are_said()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Only("1" + new string(' ', FormulaLimits.TextMax)), Is.EqualTo((FormulaCodes.TooLong, 0)));
            Assert.That(Only(new string('(', 60) + "1" + new string(')', 60)), Is.EqualTo((FormulaCodes.TooDeep, FormulaLimits.DepthMax)));
            Assert.That(Only("1" + string.Concat(Enumerable.Repeat("+1", 250))).Code, Is.EqualTo(FormulaCodes.TooLarge));
            Assert.That(Only(Costly(170)).Code, Is.EqualTo(FormulaCodes.TooCostly));
        }
    }

    [Test]
    public void Nothing_is_said_just_inside_the_bounds()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Formulas.Faults("1".PadRight(FormulaLimits.TextMax)), Is.Empty);
            Assert.That(Formulas.Faults(new string('(', 39) + "1" + new string(')', 39)), Is.Empty);
            Assert.That(Formulas.Faults("1" + string.Concat(Enumerable.Repeat("+1", 249))), Is.Empty);
            Assert.That(Formulas.Faults(Costly(140)), Is.Empty);
        }
    }

    [Test]
    public void Every_code_has_a_case()
    {
        var codes = typeof(FormulaCodes).GetFields().Select(field => (string?)field.GetValue(null) ?? "");
        string[] bounds = [FormulaCodes.TooLong, FormulaCodes.TooDeep, FormulaCodes.TooLarge, FormulaCodes.TooCostly];

        Assert.That(codes.Except(bounds), Is.EquivalentTo(Numbers.Select(line => (string)line[0]).Distinct()));
    }

    [Test]
    public void The_sentences_are_the_approved_ones() =>
        Approval.Verify(string.Concat(Numbers.SelectMany(line => Formulas.Faults((string)line[1])
            .Select(fault => $"{fault.Code} @{fault.Offset} {line[1]}\n  {fault.Sentence.Zh}\n  {fault.Sentence.En}\n"))), "formula-faults");

    [Test]
    public void Every_fault_is_said_and_not_the_first_alone() =>
        Assert.That(
            Formulas.Faults("sum(members: wage + wagen * 007) + if share then rent - savings else 3 apples").Select(fault => (fault.Code, fault.Offset)),
            Is.EqualTo(new[]
            {
                (FormulaCodes.UnknownName, 20), (FormulaCodes.Number, 28), (FormulaCodes.Syntax, 35), (FormulaCodes.NeedsTruth, 38),
                (FormulaCodes.UnitClash, 54), (FormulaCodes.UnknownUnit, 71),
            }));

    [Test]
    public void The_sentence_names_what_is_near_and_what_to_write()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Formulas.Faults("shore")[0].Sentence.En, Does.Contain("`share`"));
            Assert.That(Formulas.Faults("share-1")[0].Sentence.En, Does.Contain("share - 1"));
            Assert.That(Formulas.Faults("share-1")[0].Sentence.Zh, Does.Contain("留空格：share - 1"));
            Assert.That(Formulas.Faults("(wage + bonus.of_the-year) / wage")[0].Sentence.En, Does.Contain("yuan/month").And.Contain("yuan/year").And.Contain("monthly("));
            Assert.That(Formulas.Faults("(wage + savings) / wage")[0].Sentence.Zh, Does.Contain("yuan/month").And.Contain("另一边是 yuan；"));
            Assert.That(Formulas.Faults("weight")[0].Sentence.En, Does.Contain("sum(members: …)"));
        }
    }

    [Test]
    public void Every_sentence_is_said_in_both_languages() =>
        Assert.That(
            Numbers.SelectMany(line => Formulas.Faults((string)line[1])).Select(fault => fault.Sentence),
            Has.All.Matches<Text>(text => text!.Zh.EndsWith('。') && text.En.EndsWith('.') && text.En.All(c => !char.IsBetween(c, '一', '龥'))));

    private static (string Code, int Offset) Only(string text)
    {
        var faults = Formulas.Faults(text);
        Assert.That(faults, Has.Count.EqualTo(1), text);
        return (faults[0].Code, faults[0].Offset);
    }

    private static string Costly(int terms) =>
        "sum(members: sum(months: month.weight" + string.Concat(Enumerable.Repeat(" + weight", terms)) + "))";
}

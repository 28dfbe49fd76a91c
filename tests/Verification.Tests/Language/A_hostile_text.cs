using System.Diagnostics;
using NUnit.Framework;
using Verification.Assessment.Language;

namespace Verification.Tests.Formulae;

[TestFixture]
public sealed class A_hostile_text
{
    private static readonly string[] Texts =
    [
        new('1', 1_000_000),
        new('(', 100_000),
        new('(', 3_999),
        string.Concat(Enumerable.Repeat("1 + ", 1_000_000)),
        string.Concat(Enumerable.Repeat("1+", 1_999)),
        string.Concat(Enumerable.Repeat("not ", 999)),
        new('-', 3_999),
        string.Concat(Enumerable.Repeat("if true then ", 300)),
        string.Concat(Enumerable.Repeat("sum(members:", 300)),
        string.Concat(Enumerable.Repeat("1/(", 1_300)),
        string.Concat(Enumerable.Repeat("rural or ", 440)),
        new('\ud800', 3_999),
        new('\0', 3_999),
        string.Concat(Enumerable.Repeat("甲", 3_999)),
        string.Concat(Enumerable.Repeat("if rural or single or strict then true else ", 60)) + "true",
        string.Concat(Enumerable.Repeat("if rural then (", 19)) + "true" + string.Concat(Enumerable.Repeat(") else false", 19)),
        string.Concat(Enumerable.Repeat("(rural or single) and ", 80)) + "3",
        "(((" + string.Concat(Enumerable.Repeat("a-", 1_900)),
    ];

    [TestCaseSource(nameof(Texts))]
    public void Is_refused_in_milliseconds(string text)
    {
        _ = Formulas.Faults("1 +", FormulaKind.Truth);
        var clock = Stopwatch.StartNew();
        var faults = Formulas.Faults(text, FormulaKind.Truth);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(faults, Is.Not.Empty);
            Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromMilliseconds(250)));
            Assert.That(faults.Sum(fault => fault.Sentence.En.Length), Is.LessThan(100_000));
        }
    }

    [Test]
    public void Of_random_words_never_throws()
    {
        string[] words =
            ["if", "then", "else", "and", "or", "not", "(", ")", ",", ":", "+", "-", "*", "/", "<", "=", "1", "0", "007", "30%", "share", "rural", "weight",
             "pay", "sum(", "members", "months", "where", "count(", "min(", "round(", "monthly(", "down-to-fen", "yuan", "true", "é", "share-1", "==", "\""];
        var random = new Random(11);
        for (var i = 0; i < 5_000; i++)
        {
            var text = string.Join(' ', Enumerable.Range(0, random.Next(1, 30)).Select(_ => words[random.Next(words.Length)]));
            var faults = Formulas.Faults(text);
            Assert.That(faults.Select(fault => fault.Offset), Is.Ordered.And.All.InRange(0, text.Length), text);
        }
    }
}

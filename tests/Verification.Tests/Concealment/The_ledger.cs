using NUnit.Framework;
using Verification.Assessment;
using Verification.Assessment.Concealment;
using Verification.Tests.Assessment;
using Verification.Vocabulary;

namespace Verification.Tests.Concealment;

[TestFixture]
public sealed class The_ledger
{
    [TestCase("949.99", true, Description = "600.12 of 12000.00: above 5 %, and 500.00 or more")]
    [TestCase("950.00", true, Description = "exactly the tolerance is not tolerated any more")]
    [TestCase("950.01", false)]
    [TestCase("1000.00", false)]
    [TestCase("1100.00", false, Description = "more declared than found is asked by the verdict, not here")]
    public void Asks_where_less_was_declared_than_found_beyond_the_tolerance(string declaredAMonth, bool asked)
    {
        var entry = Entries(declaredAMonth).Single(e => e.Item == "wage" && e.MemberRef == "m1");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(entry.Found, Is.EqualTo(Money.Of(12_000m)));
            Assert.That(entry.Tolerance, Is.EqualTo(0.05m));
            Assert.That(entry.Asked is not null, Is.EqualTo(asked));
        }
    }

    [Test]
    public void Says_nothing_of_what_a_source_could_not_tell()
    {
        var entry = Entries("100.00", a => a.Source.Code == "tax-wages" ? new Answer.Silent(a.Verification, a.Source, a.MemberOrdinal, Silence.NoAnswer) : a)
            .Single(e => e.Item == "wage" && e.MemberRef == "m1");
        Assert.That((entry.Found, entry.Size, entry.Asked), Is.EqualTo(((Money?)null, (Money?)null, (VisitTopic?)null)));
    }

    [Test]
    public void Is_empty_where_nothing_was_declared_at_all() => Assert.That(Entries(null), Is.Empty);

    [Test]
    public void Lays_property_of_the_household_side_by_side()
    {
        var entry = Entries("1000.00").Single(e => e.IsProperty);
        Assert.That((entry.Item, entry.MemberRef, entry.Declared, entry.Found), Is.EqualTo(("deposit", (string?)null, Money.Zero, (Money?)Money.Of(3_000m))));
    }

    [Test]
    public void Keeps_the_last_answer_and_who_took_it()
    {
        Settlement[] came =
        [
            new("m1", new(2020, 7, 1), "income-statement", ["wage"], "officer-1"), new("m1", new(2020, 7, 9), "home-visit-record", [], "officer-2"),
            new("m1", new(2020, 7, 20), "bank-statement", ["deposit"], "officer-3"), new("m2", new(2020, 7, 21), "payroll-statement", ["wage"], "officer-3"),
        ];
        var settled = Ledger.With(Entries("500.00"), came);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(settled.Single(e => e.Item == "wage").Settled, Is.EqualTo(came[1]));
            Assert.That(settled.Single(e => e.IsProperty).Settled, Is.EqualTo(came[2]), "an account speaks of the deposit, not of the wage");
        }
    }

    private static IReadOnlyList<LedgerEntry> Entries(string? declaredAMonth, Func<Answer, Answer>? answer = null)
    {
        var given = Cases.Named("con-25 服刑人员");
        var facts = Cases.Facts(given);
        facts = declaredAMonth is null ? facts : facts with
        {
            Declared = new([new("m1", "wage", Money.TryParse(declaredAMonth, out var amount) ? amount : default, new(null, null))], [], []),
        };
        var answers = Cases.Answers(given, Cases.Tianshui).Select(a => answer is null ? a : answer(a));
        return Ledger.Of(Cases.Tianshui, facts, EvidenceSet.Of(answers));
    }
}

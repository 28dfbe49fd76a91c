using NUnit.Framework;
using Verification.Vocabulary;

namespace Verification.Tests.Words;

/// <summary>Records print all they hold by default; the ones that carry personal data must not.</summary>
[TestFixture]
public sealed class Personal_data_in_texts
{
    private static readonly IdentityDocument Document = new(DocumentType.ResidentId, "11010519491231002X");

    [Test]
    public void Is_not_shown_by_a_question()
    {
        var question = new Question
        {
            Verification = VerificationId.Derive("s", "r"), Source = new("tax-wages"), MemberOrdinal = 1, Name = "张三", Document = Document,
            Region = RegionCode.Parse("620502"), LookBack = new(null, null), AsOf = new(2026, 11, 24), ConsentNo = "C-1",
        };
        Assert.That($"{question}", Does.Not.Contain("张三").And.Not.Contain("1101").And.Contain("tax-wages"));
    }

    [Test]
    public void Is_not_shown_by_a_person()
    {
        var person = new Person { Ordinal = 2, MemberRef = "m2", Relation = "child", Name = "张三", Document = Document };
        Assert.That($"{person}", Is.EqualTo("person 2"));
    }

    [Test]
    public void Is_not_shown_by_a_record_of_evidence()
    {
        var item = new EvidenceItem
        {
            Kind = EvidenceKind.Wage, Source = new("tax-wages"), RecordId = "r-77", MemberOrdinal = 1,
            Period = Period.Of(new YearMonth(2026, 10)), Amount = Money.Of(4321.09m), AsOf = new(2026, 11, 24),
        };
        Assert.That($"{item}", Does.Not.Contain("4321").And.Not.Contain("r-77").And.Contain("Wage"));
    }
}

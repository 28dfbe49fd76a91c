using NUnit.Framework;
using Verification.Sources.Kit;
using Verification.Tests.Evidence;
using Verification.Vocabulary;

namespace Verification.Tests.Words;

/// <summary>The person asked about beside whom a register names.</summary>
public sealed class Whose_a_record_is
{
    private static readonly DateOnly Birthday = new(1990, 2, 13);
    private static readonly IdentityDocument Id = new(DocumentType.ResidentId, "620502199002130019");
    private static readonly RegionCode Qinzhou = RegionCode.Parse("620502");

    private static readonly Question Asked = new()
    {
        Verification = VerificationId.Derive("tianshui-dibao", "r-1"), Source = new("vehicles"), MemberOrdinal = 1, Name = "张三", Document = Id,
        FormerNames = ["张小三"], Region = Qinzhou, RegisteredRegion = Qinzhou, LookBack = Asking.LookBack, AsOf = Asking.Today, ConsentNo = "A-1", BornOn = Birthday,
    };

    [TestCase(null, null, MatchStrength.ByDocument, TestName = "the document alone")]
    [TestCase("張三", null, MatchStrength.ByDocument, TestName = "the document and a form of the name")]
    [TestCase("张小三", null, MatchStrength.ByDocument, TestName = "the document and a former name")]
    [TestCase("张*", null, MatchStrength.ByDocument, TestName = "the document and a name half hidden")]
    [TestCase("李四", null, MatchStrength.Weak, TestName = "the document and another name")]
    [TestCase("张三", "1990-02-14", MatchStrength.Weak, TestName = "the document and another birthday")]
    [TestCase("张三", "1990-02-13", MatchStrength.ByDocument, TestName = "the document, name and birthday")]
    public void By_its_document(string? name, string? born, MatchStrength strength) =>
        Assert.That(IdentityMatch.Of(Asked, new(Id, name, Day(born), null)), Is.EqualTo(strength));

    [TestCase("张三", "1990-02-13", "620502", MatchStrength.Strong)]
    [TestCase("张三", "1990-02-13", "6205", MatchStrength.Strong)]
    [TestCase("张三", "1990-02-13", "620000", MatchStrength.Strong)]
    [TestCase("张小三", "1990-02-13", "620502003", MatchStrength.Strong)]
    [TestCase("张*", "1990-02-13", "620502", MatchStrength.Weak)]
    [TestCase("张三", "1990-02-13", "620503", MatchStrength.Weak)]
    [TestCase("张三", "1990-02-13", null, MatchStrength.Weak)]
    [TestCase("张三", null, "620502", MatchStrength.Weak)]
    [TestCase("张三", null, null, MatchStrength.None)]
    [TestCase("张三", "1991-02-13", "620502", MatchStrength.None)]
    [TestCase("李四", "1990-02-13", "620502", MatchStrength.None)]
    [TestCase(null, "1990-02-13", "620502", MatchStrength.None)]
    public void Without_one_by_name_birth_and_region(string? name, string? born, string? region, MatchStrength strength) => Assert.That(
        IdentityMatch.Of(Asked, new(null, name, Day(born), region is null ? null : RegionCode.Parse(region))), Is.EqualTo(strength));

    [Test]
    public void Another_document_of_the_kind_is_another_person() =>
        Assert.That(IdentityMatch.Of(Asked, new(Id with { Number = "620502199002130027" }, "张三", Birthday, Qinzhou)), Is.EqualTo(MatchStrength.None));

    [Test]
    public void A_document_of_another_kind_says_nothing() =>
        Assert.That(IdentityMatch.Of(Asked, new(new(DocumentType.Passport, "E1"), "张三", Birthday, Qinzhou)), Is.EqualTo(MatchStrength.Strong));

    [Test]
    public void Where_a_person_is_registered_counts_before_where_it_is_asked() => Assert.That(
        IdentityMatch.Of(Asked with { RegisteredRegion = RegionCode.Parse("510104") }, new(null, "张三", Birthday, Qinzhou)), Is.EqualTo(MatchStrength.Weak));

    [TestCase("张三", "1990-02-13", "620502", MatchStrength.Weak)]
    [TestCase("张三", null, "620502", MatchStrength.Weak)]
    [TestCase("李四", "1990-02-13", "620502", MatchStrength.None)]
    public void Where_nobody_stated_where_it_is_registered_the_place_of_the_application_makes_nobody_sure(string name, string? born, string region, MatchStrength strength) =>
        Assert.That(
            IdentityMatch.Of(Asked with { RegisteredRegion = null }, new(null, name, Day(born), RegionCode.Parse(region))), Is.EqualTo(strength));

    [TestCase("張三", true)]
    [TestCase("李四", false)]
    public void A_record_of_somebody_else_is_no_evidence(string name, bool evidence)
    {
        SourceRecord[] records = [Car("v-1", null), Car("v-2", new(null, name, null, null))];

        var answer = Replies.From(Asked, records, Asking.Today, Coverage.Unstated);

        Assert.That(answer, evidence ? Is.InstanceOf<Answer.Answered>() : Is.EqualTo(Replies.Silent(Asked, Silence.WeakMatch, Asking.Today)));
    }

    private static SourceRecord Car(string id, RecordedIdentity? whose) =>
        new() { Kind = EvidenceKind.Vehicle, RecordId = id, Period = new(null, null), Whose = whose };

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd");
}

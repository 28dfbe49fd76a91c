using CsCheck;
using NUnit.Framework;
using Verification.Vocabulary;

namespace Verification.Tests.Words;

[TestFixture]
public sealed class An_identity_document
{
    [TestCase("11010519491231002x")]
    [TestCase("  11010519491231002X\r\n")]
    [TestCase("11010519491231002X")]
    public void Is_trimmed_and_written_in_capitals(string number) =>
        Assert.That(Read(DocumentType.ResidentId, number).Number, Is.EqualTo("11010519491231002X"));

    [TestCase("１１０１０５１９４９１２３１００２Ｘ", IdentityDocumentFault.Character, "full-width digits are not folded")]
    [TestCase("110105 19491231 002", IdentityDocumentFault.Length, "blanks inside")]
    [TestCase("11010519491231002Х", IdentityDocumentFault.Character, "Cyrillic")]
    [TestCase("\u200b11010519491231002X", IdentityDocumentFault.Length, "a zero-width blank is no blank")]
    [TestCase("110105491231002", IdentityDocumentFault.FifteenDigits, "a first-generation number")]
    [TestCase("990502189001010018", IdentityDocumentFault.Province, "no province")]
    [TestCase("110105194912310021", IdentityDocumentFault.CheckCharacter, "check")]
    [TestCase("", IdentityDocumentFault.NumberMissing, "empty")]
    [TestCase("   ", IdentityDocumentFault.NumberMissing, "blank")]
    [TestCase(null, IdentityDocumentFault.NumberMissing, "absent")]
    public void Of_a_resident_is_refused_rather_than_guessed(string? number, IdentityDocumentFault expected, string why) =>
        Assert.That(FaultOf(DocumentType.ResidentId, number), Is.EqualTo(expected), why);

    [TestCase(DocumentType.HkMoTwResidencePermit, "810000188004051410")]
    [TestCase(DocumentType.HkMoTwResidencePermit, "83000018841202364X")]
    [TestCase(DocumentType.ForeignPermanentCard, "CAN110078010123")]
    [TestCase(DocumentType.TravelPermit, "H1234567801")]
    [TestCase(DocumentType.TravelPermit, "12345678")]
    [TestCase(DocumentType.Passport, "E12345678")]
    public void Of_every_kind_is_read(DocumentType type, string number)
    {
        var document = Read(type, number);
        Assert.That(document, Is.EqualTo(new IdentityDocument(type, number)));
    }

    [Test]
    public void Of_a_foreign_permanent_resident_may_have_the_form_of_2023()
    {
        var body = "91184019800229001";
        var number = body + ResidentId.CheckCharacter(body);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Read(DocumentType.ForeignPermanentCard, number).AsResidentId?.BornOn, Is.EqualTo(new DateOnly(1980, 2, 29)));
            Assert.That(FaultOf(DocumentType.ResidentId, number), Is.EqualTo(IdentityDocumentFault.OtherType));
        }
    }

    [TestCase(DocumentType.HkMoTwResidencePermit, "11010519491231002X", IdentityDocumentFault.OtherType)]
    [TestCase(DocumentType.ForeignPermanentCard, "CA1110078010123", IdentityDocumentFault.Character)]
    [TestCase(DocumentType.ForeignPermanentCard, "CAN1100780101234", IdentityDocumentFault.Length)]
    [TestCase(DocumentType.TravelPermit, "H123456", IdentityDocumentFault.Length)]
    [TestCase(DocumentType.TravelPermit, "H12345678901", IdentityDocumentFault.Length)]
    [TestCase(DocumentType.Passport, "E123-4567", IdentityDocumentFault.Character)]
    [TestCase(DocumentType.Passport, "E123", IdentityDocumentFault.Length)]
    [TestCase(DocumentType.Passport, "E123456789012345", IdentityDocumentFault.Length)]
    [TestCase(DocumentType.NoneYet, "1", IdentityDocumentFault.NumberNotExpected)]
    public void Of_another_form_is_refused(DocumentType type, string number, IdentityDocumentFault expected) =>
        Assert.That(FaultOf(type, number), Is.EqualTo(expected));

    [Test]
    public void Of_a_newborn_has_no_number() =>
        Assert.That(Read(DocumentType.NoneYet, null), Is.EqualTo(new IdentityDocument(DocumentType.NoneYet, null)));

    [Test]
    public void Of_a_residence_permit_is_one_document_whichever_type_it_came_with() =>
        Assert.That(
            Read(DocumentType.ResidentId, "810000188004051410"),
            Is.EqualTo(Read(DocumentType.HkMoTwResidencePermit, "810000188004051410")));

    [Test]
    public void Is_refused_for_a_person_not_yet_born_when_the_day_is_known()
    {
        var body = "62059920261124001";
        var read = IdentityDocument.TryParse(
            DocumentType.ResidentId, body + ResidentId.CheckCharacter(body), out _, out var fault, new DateOnly(2026, 11, 23));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(read, Is.False);
            Assert.That(fault, Is.EqualTo(IdentityDocumentFault.BirthYear));
        }
    }

    [TestCase(DocumentType.ResidentId, "11010519491231002X", "ResidentId 1****************X")]
    [TestCase(DocumentType.Passport, "E12345678", "Passport E*******8")]
    [TestCase(DocumentType.NoneYet, null, "NoneYet")]
    public void Is_masked_in_any_text(DocumentType type, string? number, string expected) =>
        Assert.That($"{new IdentityDocument(type, number)}", Is.EqualTo(expected));

    [Test]
    public void Never_throws_whatever_it_is_given() =>
        Gen.Select(Gen.Enum<DocumentType>(), Gen.String).Sample((type, number) =>
            IdentityDocument.TryParse(type, number, out var document, out var fault) == (fault == IdentityDocumentFault.None)
            && (document is null) == (fault != IdentityDocumentFault.None));

    [Test]
    public void Has_a_sentence_in_both_languages_for_every_fault()
    {
        var faults = Enum.GetValues<IdentityDocumentFault>().Where(fault => fault != IdentityDocumentFault.None).ToList();
        Assert.That(faults.Select(fault => fault.Sentence()).Select(text => text.Zh).Distinct().Count(), Is.EqualTo(faults.Count));
    }

    private static IdentityDocument Read(DocumentType type, string? number)
    {
        Assert.That(IdentityDocument.TryParse(type, number, out var document, out var fault), Is.True, $"{fault}");
        return document!;
    }

    private static IdentityDocumentFault FaultOf(DocumentType type, string? number)
    {
        Assert.That(IdentityDocument.TryParse(type, number, out _, out var fault), Is.False);
        return fault;
    }
}

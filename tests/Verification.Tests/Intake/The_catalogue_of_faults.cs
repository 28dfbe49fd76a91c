using System.Reflection;
using NUnit.Framework;
using Verification.Intake.Faults;
using Verification.TestKit;
using Verification.Vocabulary;

namespace Verification.Tests.Intake;

[TestFixture]
public sealed class The_catalogue_of_faults
{
    [Test]
    public void Keeps_its_codes_names_and_sentences()
    {
        var lines = FaultCatalogue.All.Select(kind =>
            $"{kind.Code} {kind.Name}\n    {kind.Sentence.Zh} | {kind.Sentence.En}\n    {kind.NextStep.Zh} | {kind.NextStep.En}");
        Approval.Verify(string.Join('\n', lines), "fault-catalogue");
    }

    [Test]
    public void Names_every_code_once_and_in_order()
    {
        Assert.That(FaultCatalogue.All.Select(kind => kind.Code), Is.Unique.And.Ordered);
        Assert.That(FaultCatalogue.All.Select(kind => kind.Name), Is.Unique);
    }

    [Test]
    public void Holds_every_kind_there_is()
    {
        var declared = new[] { typeof(BodyFaults), typeof(ShapeFaults), typeof(RequestFaults), typeof(PersonFaults), typeof(RecheckFaults) }
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => field.GetValue(null))
            .OfType<FaultKind>();
        Assert.That(declared, Is.SubsetOf(FaultCatalogue.All));
    }

    [Test]
    public void Has_a_kind_for_everything_a_document_number_can_have_wrong()
    {
        foreach (var fault in Enum.GetValues<IdentityDocumentFault>().Where(fault => fault != IdentityDocumentFault.None))
            Assert.That(PersonFaults.Document(fault).Sentence, Is.EqualTo(fault.Sentence()), $"{fault}");
    }
}

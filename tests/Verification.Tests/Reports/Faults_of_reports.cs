using NUnit.Framework;
using Verification.Contracts.Intake;
using Verification.Pipeline.Reports;
using Verification.TestKit;
using Verification.Verdicts.Reporting;

namespace Verification.Tests.Reports;

[TestFixture]
public sealed class Faults_of_reports
{
    [Test]
    public void Keep_their_codes_names_and_sentences() => Approval.Verify(
        string.Join('\n', ReportFaults.All.Select(f => $"{f.Code} {f.Name}\n    {f.Sentence.Zh} | {f.Sentence.En}\n    {f.NextStep!.Zh} | {f.NextStep.En}")),
        "report-faults");

    [Test]
    public void Are_all_listed_in_the_order_of_their_codes()
    {
        var declared = typeof(ReportFaults).GetFields().Select(field => field.GetValue(null)).OfType<RequestFault>();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ReportFaults.All, Is.EquivalentTo(declared));
            Assert.That(ReportFaults.All.Select(f => f.Code), Is.Unique.And.Ordered);
        }
    }

    [Test]
    public void A_question_is_read_with_all_it_names()
    {
        var (question, faults) = Read(("programme", "dibao"), ("version", "2"), ("lang", "en"), ("purpose", "audit"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(faults, Is.Empty);
            Assert.That(question, Is.EqualTo(new ReportQuestion("dibao", 2, EnglishFirst: true, "audit")));
        }
    }

    [TestCase("version", "0")]
    [TestCase("version", "-1")]
    [TestCase("version", "99999999999")]
    [TestCase("lang", "de")]
    [TestCase("purpose", "curiosity")]
    [TestCase("programme", "")]
    public void A_value_nobody_can_read_is_a_fault_of_its_parameter(string name, string value) =>
        Assert.That(Read((name, value)).Faults.Select(f => $"{f.Code} {f.Path}"), Is.EqualTo(new[] { $"VR-REP-007 ?{name}" }));

    [Test]
    public void Every_fault_of_a_question_is_told_and_no_value_of_it()
    {
        var faults = Read(("secret-name", "x"), ("lang", "secret"), ("version", "1"), ("version", "2")).Faults;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(faults.Select(f => f.Path), Is.EqualTo(new[] { "?", "?lang", "?version" }));
            Assert.That(System.Text.Json.JsonSerializer.Serialize(faults), Does.Not.Contain("secret"));
        }
    }

    private static (ReportQuestion Question, IReadOnlyList<RequestFault> Faults) Read(params (string Name, string Value)[] given) =>
        ReportQuestion.Read(given.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
}

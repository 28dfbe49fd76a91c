using NUnit.Framework;
using Verification.Contracts.Intake;
using Verification.Pipeline.Visits;
using Verification.TestKit;
using Verification.Verdicts.Visits;

namespace Verification.Tests.Concealment;

[TestFixture]
public sealed class A_question_for_visits
{
    [Test]
    public void Is_read_with_all_it_names()
    {
        var (question, faults) = Read("street", "620502001", "week", "2026-W48", "officers", "3", "lang", "en", "purpose", "audit");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(faults, Is.Empty);
            Assert.That(
                (question!.Street.Code, question.Week?.ToString(), question.Officers, question.EnglishFirst, question.ReadFor),
                Is.EqualTo(("620502001", "2026-W48", 3, true, "audit")));
        }
    }

    [TestCase("?street", "street", "6205")]
    [TestCase("?street", "street", "990502")]
    [TestCase("?street", "lang", "zh", Description = "there is no list of everywhere")]
    [TestCase("?week", "street", "620502", "week", "2026-W54")]
    [TestCase("?officers", "street", "620502", "officers", "0")]
    [TestCase("?officers", "street", "620502", "officers", "21")]
    [TestCase("?purpose", "street", "620502", "purpose", "curiosity")]
    [TestCase("?lang", "street", "620502", "lang", "zh", "lang", "en")]
    [TestCase("?", "street", "620502", "name", "somebody")]
    public void Is_refused_by_the_name_of_what_cannot_be_read(string path, params string[] given)
    {
        var (question, faults) = Read(given);
        Assert.That((question, faults.Single().Code, faults.Single().Path), Is.EqualTo(((VisitsQuestion?)null, "VR-VIS-001", path)));
    }

    [Test]
    public void Meets_faults_that_keep_their_codes_names_and_sentences() => Approval.Verify(
        string.Join('\n', VisitFaults.All.Select(f => $"{f.Code} {f.Name}\n    {f.Sentence.Zh} | {f.Sentence.En}\n    {f.NextStep!.Zh} | {f.NextStep.En}")),
        "visit-faults");

    [Test]
    public void Meets_faults_that_are_all_listed() => Assert.That(
        VisitFaults.All, Is.EquivalentTo(typeof(VisitFaults).GetFields().Select(field => field.GetValue(null)).OfType<RequestFault>()));

    private static (VisitsQuestion? Question, IReadOnlyList<RequestFault> Faults) Read(params string[] given) =>
        VisitsQuestion.Read(given.Chunk(2).Select(pair => KeyValuePair.Create(pair[0], pair[1])));
}

using NUnit.Framework;
using Verification.Pipeline.Doors.Following;
using Verification.TestKit;
using Verification.Verdicts.Following;

namespace Verification.Tests.Following;

[TestFixture]
public sealed class A_question_for_verifications
{
    private static readonly ListPosition Somewhere = new(new(2026, 11, 24, 1, 2, 3, TimeSpan.Zero), Guid.Parse("0f1d2c3b-4a59-8687-9786-a5b4c3d2e1f0"));

    [Test]
    public void Without_a_word_is_for_the_first_page()
    {
        var question = Readable();
        Assert.That(question, Is.EqualTo(new ListQuestion(new(), null, FollowLimits.PageUsual)));
    }

    [Test]
    public void Narrows_by_everything_that_is_named()
    {
        var question = Readable(
            ("state", "decided"), ("outcome", "review"), ("programme", "dibao"), ("region", "6205"), ("caseNo", "天水-1"),
            ("receivedFrom", "2026-11-01"), ("receivedTo", "2026-11-01"), ("batch", "b:1"), ("limit", "7"), ("cursor", Somewhere.ToString()));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(question.Filter, Is.EqualTo(new VerificationFilter
            {
                State = "decided",
                Outcome = "review",
                Programme = "dibao",
                RegionPrefix = "6205",
                CaseNo = "天水-1",
                ReceivedFrom = new(2026, 10, 31, 16, 0, 0, TimeSpan.Zero),
                ReceivedBefore = new(2026, 11, 1, 16, 0, 0, TimeSpan.Zero),
                BatchId = "b:1",
            }));
            Assert.That(question.Limit, Is.EqualTo(7));
            Assert.That(question.Below, Is.EqualTo(Somewhere));
        }
    }

    [TestCase("1", true)]
    [TestCase("200", true)]
    [TestCase("0", false)]
    [TestCase("201", false)]
    [TestCase("-1", false)]
    [TestCase("a", false)]
    [TestCase("", false)]
    public void Is_for_a_page_of_up_to_200(string limit, bool taken) =>
        Assert.That(FaultsOf(("limit", limit)), taken ? Is.Empty : Is.EqualTo(new[] { "VR-LIST-007 ?limit" }));

    [TestCase("state", "done", "VR-LIST-003")]
    [TestCase("outcome", "maybe", "VR-LIST-003")]
    [TestCase("programme", "DIBAO", "VR-LIST-004")]
    [TestCase("region", "6", "VR-LIST-004")]
    [TestCase("region", "6205020", "VR-LIST-004")]
    [TestCase("region", "62%", "VR-LIST-004")]
    [TestCase("caseNo", "", "VR-LIST-004")]
    [TestCase("caseNo", "a\nb", "VR-LIST-004")]
    [TestCase("batch", "a b", "VR-LIST-004")]
    [TestCase("receivedFrom", "2026-02-30", "VR-LIST-005")]
    [TestCase("receivedTo", "1998-12-31", "VR-LIST-005")]
    [TestCase("cursor", "", "VR-LIST-008")]
    [TestCase("cursor", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "VR-LIST-008")]
    [TestCase("cursor", "not a cursor of ours in any way at", "VR-LIST-008")]
    public void Is_refused_for_a_value_nobody_can_read(string name, string value, string code) =>
        Assert.That(FaultsOf((name, value)), Is.EqualTo(new[] { $"{code} ?{name}" }));

    [Test]
    public void Is_told_all_its_faults_at_once_and_none_of_its_values()
    {
        var faults = (ListReading.Refused)Read(
            ("secret-name", "x"), ("state", "secret"), ("limit", "1"), ("limit", "2"), ("receivedFrom", "2026-11-02"), ("receivedTo", "2026-11-01"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(faults.Faults.Select(f => f.Code), Is.EquivalentTo(["VR-LIST-001", "VR-LIST-002", "VR-LIST-003", "VR-LIST-006"]));
            Assert.That(System.Text.Json.JsonSerializer.Serialize(faults.Faults), Does.Not.Contain("secret"));
        }
    }

    [TestCase(80, true)]
    [TestCase(81, false)]
    public void Takes_a_case_number_as_long_as_a_request_may_have(int length, bool taken) =>
        Assert.That(FaultsOf(("caseNo", new string('案', length))), taken ? Is.Empty : Is.Not.Empty);

    [Test]
    public void Has_faults_with_codes_names_and_sentences_that_stay()
    {
        var kinds = typeof(FollowFaults).GetFields().Select(field => field.GetValue(null)).OfType<Verification.Intake.Faults.FaultKind>();
        Approval.Verify(
            string.Join('\n', kinds.Select(k => $"{k.Code} {k.Name}\n    {k.Sentence.Zh} | {k.Sentence.En}\n    {k.NextStep.Zh} | {k.NextStep.En}")),
            "follow-faults");
    }

    private static string[] FaultsOf(params (string, string)[] given) =>
        Read(given) is ListReading.Refused refused ? [.. refused.Faults.Select(f => $"{f.Code} {f.Path}")] : [];

    private static ListQuestion Readable(params (string, string)[] given) => ((ListReading.Readable)Read(given)).Question;

    private static ListReading Read(params (string Name, string Value)[] given) =>
        ListQuestionReader.Read(given.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
}

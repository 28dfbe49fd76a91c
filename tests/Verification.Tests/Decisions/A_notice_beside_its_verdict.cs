using NUnit.Framework;
using Verification.Contracts.Exits;
using Verification.Contracts.Verdicts;
using Verification.Verdicts.Decisions;

namespace Verification.Tests.Decisions;

[TestFixture]
public sealed class A_notice_beside_its_verdict
{
    [TestCase("granted", "567.00", "eligible", false)]
    [TestCase("granted", null, "eligible", false)]
    [TestCase("granted", "567.01", "eligible", true)]
    [TestCase("changed", "500.00", "eligible", true)]
    [TestCase("granted", "567.00", "ineligible", true)]
    [TestCase("changed", null, "ineligible", true)]
    [TestCase("refused", null, "eligible", true)]
    [TestCase("refused", null, "ineligible", false)]
    [TestCase("stopped", null, "eligible", true)]
    [TestCase("stopped", null, "ineligible", false)]
    [TestCase("granted", "1.00", "review", false)]
    [TestCase("refused", null, "review", false)]
    public void Departs_from_it_or_not(string decision, string? amount, string outcome, bool departs) =>
        Assert.That(NoticeDecision.Deviates(Notice(decision, amount), Programme(outcome)), Is.EqualTo(departs));

    private static DecisionNotified Notice(string decision, string? amount) => new()
    {
        Submitter = "tianshui-dibao",
        RequestId = "d-1",
        VerificationId = Guid.Empty,
        Decision = decision,
        Programme = "dibao",
        Amount = amount,
        DecidedOn = new(2026, 11, 1),
        OfficeRef = "o",
    };

    private static ProgrammeVerdict Programme(string outcome) => new()
    {
        Programme = "dibao",
        Outcome = outcome,
        Basis = new() { Estimated = false, Assumed = [] },
        Standard = new("s", "589.00", "a"),
        PerHeadIncome = new(),
        Property = [],
        Reasons = [],
        OpenQuestions = [],
        Amount = new() { Payable = outcome == "eligible" ? "567.00" : null, Rule = "r" },
    };
}

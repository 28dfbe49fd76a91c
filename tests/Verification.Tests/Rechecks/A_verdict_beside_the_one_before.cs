using NUnit.Framework;
using Verification.Contracts.Verdicts;
using Verification.Verdicts.Rechecks;

namespace Verification.Tests.Rechecks;

[TestFixture]
public sealed class A_verdict_beside_the_one_before
{
    [TestCase("eligible 567.00", "eligible 567.00", "")]
    [TestCase("ineligible", "ineligible", "")]
    [TestCase("eligible 567.00", "ineligible", "over 567.00→")]
    [TestCase("review", "ineligible", "over →")]
    [TestCase("ineligible", "eligible 178.00", "under →178.00")]
    [TestCase("review", "eligible 178.00", "under →178.00")]
    [TestCase("eligible 567.00", "eligible 500.00", "amount 567.00→500.00 -67.00")]
    [TestCase("eligible 500.00", "eligible 567.00", "amount 500.00→567.00 67.00")]
    public void Tells_what_has_changed(string before, string now, string changes) =>
        Assert.That(Written(RecheckComparison.Of(Verdict(before, "m1"), Verdict(now, "m1"))), Is.EqualTo(changes));

    [Test]
    public void Tells_who_is_counted_now_and_who_no_longer_after_what_weighs_more() => Assert.That(
        Written(RecheckComparison.Of(Verdict("eligible 567.00", "m1", "m2"), Verdict("eligible 500.00", "m1", "m3"))),
        Is.EqualTo("amount 567.00→500.00 -67.00;composition 567.00→500.00 -67.00 +m3 -m2"));

    [Test]
    public void Compares_nothing_when_a_closer_look_is_needed()
    {
        var looked = RecheckComparison.Of(Verdict("eligible 567.00", "m1"), Verdict("review", "m2")) as Rechecked.Review;
        Assert.That(looked?.MainCauses, Is.EqualTo(["mandatory_source_silent"]));
    }

    private static string Written(Rechecked rechecked) => rechecked switch
    {
        Rechecked.Unchanged => "",
        Rechecked.Changed changed => string.Join(';', changed.Changes.Select(c =>
            $"{c.Change} {c.AmountBefore}→{c.AmountNow} {c.Difference} {Marked('+', c.Joined)} {Marked('-', c.Left)}".Replace("  ", " ").TrimEnd())),
        _ => "review",
    };

    private static string Marked(char mark, IReadOnlyList<string>? members) => members is null ? "" : $"{mark}{string.Join(',', members)}";

    private static VerdictIssued Verdict(string said, params string[] counted)
    {
        var words = said.Split(' ');
        return new()
        {
            VerdictId = Guid.Empty,
            VerificationId = Guid.Empty,
            Submitter = "s",
            RequestId = "r",
            CaseNo = "c",
            Round = 1,
            Kind = "initial",
            IssuedAt = default,
            ValidUntil = default,
            AsOf = default,
            LookBack = new("2020-01", "2020-12", 12),
            Members = [.. counted.Select(m => new CountedMember { MemberRef = m, Counted = true }), new() { MemberRef = "away", Counted = false }],
            Programmes =
            [
                new()
                {
                    Programme = "dibao",
                    Outcome = words[0],
                    MainCause = words[0] == "review" ? "mandatory_source_silent" : null,
                    Basis = new() { Estimated = false, Assumed = [] },
                    Standard = new("s", "589.00", "a"),
                    PerHeadIncome = new(),
                    Property = [],
                    Reasons = [],
                    OpenQuestions = [],
                    Amount = words.Length > 1 ? new() { Payable = words[1], Rule = "r" } : null,
                },
            ],
            Sources = [],
            Discrepancies = [],
            HumanStep = new() { Required = false, Why = [] },
            Remedy = new(new("", ""), 60),
            NextProgrammes = [],
            Pack = "p",
            PackDigest = "",
            VerdictDigest = "",
            ExplanationDigest = "",
            Partial = false,
            Advisory = true,
            ReportUrl = "",
        };
    }
}

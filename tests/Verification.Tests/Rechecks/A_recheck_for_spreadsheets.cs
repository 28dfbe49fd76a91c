using NUnit.Framework;
using Verification.Verdicts.Rechecks;

namespace Verification.Tests.Rechecks;

[TestFixture]
public sealed class A_recheck_for_spreadsheets
{
    [TestCase("天水-1", "天水-1")]
    [TestCase("=1+1", "'=1+1")]
    [TestCase("+86", "'+86")]
    [TestCase("-cmd", "'-cmd")]
    [TestCase("@SUM(A1)", "'@SUM(A1)")]
    [TestCase("\t=1", "'\t=1")]
    [TestCase("-67.00", "-67.00")]
    [TestCase("-67.00+1", "'-67.00+1")]
    [TestCase("a,b", "\"a,b\"")]
    [TestCase("a\"b", "\"a\"\"b\"")]
    [TestCase("=a,\"b\"", "\"'=a,\"\"b\"\"\"")]
    [TestCase("", "")]
    public void Holds_no_cell_that_would_be_reckoned_with(string value, string cell) => Assert.That(RecheckCsv.Cell(value), Is.EqualTo(cell));

    [Test]
    public void Has_a_line_for_each_change_and_undecided_household_and_the_number_without_change()
    {
        var result = RecheckResult.Of(
        [
            new(0, "$.caseNos[0]", "=c0", Guid.Empty, Guid.Empty, "changed", [], """
                [{"earlierVerification": "00000000-0000-8000-8000-000000000001", "verification": "00000000-0000-8000-8000-000000000002", "caseNo": "=c0",
                  "change": "amount", "programme": "dibao", "outcomeBefore": "eligible", "outcomeNow": "eligible", "amountBefore": "567.00",
                  "amountNow": "500.00", "difference": "-67.00"}]
                """),
            new(1, "$.caseNos[1]", "c1", Guid.Empty, Guid.Empty, "unchanged", [], null),
            new(2, "$.caseNos[2]", "c2", Guid.Empty, Guid.Empty, "review", ["mandatory_source_silent"], null),
            new(3, "$.caseNos[3]", "c3", null, null, "refused", ["VR-INT-111"], null),
        ]);
        var lines = RecheckCsv.Of(result).Split("\r\n");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines[1], Is.EqualTo(
                "amount,'=c0,00000000-0000-8000-8000-000000000001,00000000-0000-8000-8000-000000000002,dibao,eligible,eligible,567.00,500.00,-67.00,,,,"));
            Assert.That(lines[2], Does.StartWith("review,c2,").And.EndWith(",mandatory_source_silent,"));
            Assert.That(lines[3], Is.EqualTo("refused,c3,,,,,,,,,,,VR-INT-111,"));
            Assert.That(lines[4], Is.EqualTo("unchanged,,,,,,,,,,,,,1"));
            Assert.That(lines.Take(5).Select(l => l.Count(c => c == ',')), Is.All.EqualTo(13));
            Assert.That(result.Counts, Is.EqualTo(result.Counts with { Asked = 4, Amount = 1, Unchanged = 1, Review = 1, Refused = 1, Over = 0 }));
        }
    }
}

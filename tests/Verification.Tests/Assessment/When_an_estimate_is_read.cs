using NUnit.Framework;

namespace Verification.Tests.Assessment;

/// <summary>Every fault a method of estimating may have in a pack, each brought up by one wrong word, with its place.</summary>
public sealed class When_an_estimate_is_read
{
    private const string File = "cn/nation-2021/estimates.yaml";

    // A base divided by no share would be any pay at all.
    private const string OfContributions =
        "  - { estimate: contributions, method: contributions, channel: employer, means: { zh: 缴费, en: contributions }, use: { evidence: [{ kind: contribution }] },"
        + " contribution_share: 0%, base: [400.00 yuan/month, 5000.00 yuan/month], band: 18%, coverage: 90%, status: assumed }\n";

    [TestCase("method: agency-invoices", "method: agency-invoice", "pack.bad_word")]
    [TestCase("channel: invoiced-trade", "channel: invoices", "pack.bad_word")]
    [TestCase("also_seen_in: [account-inflow]", "also_seen_in: [inflow]", "pack.bad_word")]
    [TestCase("month_by: pay", "month_by: payday", "pack.bad_word")]
    [TestCase("[{ kind: platform-payout }", "[{ kind: payout }", "pack.bad_word")]
    [TestCase("means: { zh: 市场主体登记, en: market registration }", "means: { zh: 市场主体登记 }", "pack.missing_key")]
    [TestCase("    use: { work: [day-labour] }\n", "", "pack.missing_key")]
    [TestCase("    month_by: pay\n", "", "pack.missing_key")]
    [TestCase("    cost: [40%, 85%]\n", "", "pack.missing_key")]
    [TestCase("    error: [10%, 60%]\n", "", "pack.missing_key")]
    [TestCase("    coverage: 85%\n", "", "pack.missing_key")]
    [TestCase("cost: [40%, 85%]", "cost: [85%, 40%]", "pack.unit_clash")]
    [TestCase("cost: [40%, 85%]", "cost: [40%, 101%]", "pack.unit_clash")]
    [TestCase("rate: [80.00 yuan/day, 260.00 yuan/day]", "rate: [80.00 yuan/month, 260.00 yuan/day]", "pack.unit_clash")]
    [TestCase("days: [5 days/month, 22 days/month]", "days: [5 days/month, 32 days/month]", "pack.unit_clash")]
    [TestCase("error: [10%, 60%]", "error: [101%, 60%]", "pack.unit_clash")]
    [TestCase("error: [10%, 60%]", "error: 10%", "pack.unit_clash")]
    [TestCase("coverage: 85%", "coverage: 0%", "pack.bad_value")]
    [TestCase("coverage: 85%", "coverage: 101%", "pack.bad_value")]
    [TestCase("coverage: 85%", "coverage: 0.85", "pack.bad_value")]
    [TestCase("use: { work: [day-labour] }", "use: { work: [day-labour], from_age: 131 }", "pack.bad_value")]
    [TestCase("season: [4,", "season: [0,", "pack.bad_value")]
    [TestCase("season: [4,", "season: [13,", "pack.bad_value")]
    [TestCase("\nestimates:\n", "\nestimates:\n" + OfContributions, "pack.unit_clash")]
    [TestCase("cost: [20%, 60%]", "cost: [20%, 60%]\n    also_seen_in: [account-inflow]", "pack.bad_estimate")]
    [TestCase("into: flexible", "into: flexibel", "pack.unknown_item")]
    [TestCase("cost: [20%, 60%]", "cost: [20%, 60%]\n    fee: [0%, 30%]", "pack.unknown_key")]
    [TestCase("use: { work: [day-labour] }", "use: { works: [day-labour] }", "pack.unknown_key")]
    [TestCase("use: { work: [day-labour] }", "use: [day-labour]", "pack.not_a_mapping")]
    [TestCase("use: { work: [day-labour] }", "use: { work: day-labour }", "pack.not_a_list")]
    [TestCase("coverage: 85%\n    status: assumed", "coverage: 85%", "pack.no_article")]
    [TestCase("coverage: 85%\n    status: assumed", "coverage: 85%\n    status: assumed\n    article: x", "pack.no_article")]
    [TestCase("estimate: market-registration", "estimate: agency-invoices", "pack.duplicate_entry")]
    public void What_is_wrong_with_it_is_said_with_its_place(string good, string bad, string code)
    {
        using var folder = new PackCopy();
        Assert.That(folder.TextOf(File), Does.Contain(good), "what is made wrong is there");
        folder.Edit(File, text => text.Replace(good, bad, StringComparison.Ordinal));
        var found = folder.Faults();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Select(f => f.Code), Does.Contain(code));
            Assert.That(found.Where(f => f.File != File || f.Line < 1 || f.Column < 1 || f.Sentence.Zh.Length == 0 || f.Sentence.En.Length == 0), Is.Empty);
        }
    }
}

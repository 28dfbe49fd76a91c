using NUnit.Framework;
using Verification.Host.CommandLine;
using Verification.Tests.CommandLine;

namespace Verification.Tests.Policy;

public sealed class When_cases_are_tested
{
    private const string Approved = "outcomes.approved.txt";

    [Test]
    public async Task All_that_come_out_as_expected_are_counted()
    {
        using var law = new SmallLaw();
        var typed = await Run(law);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(typed.ExitCode, Is.Zero);
            Assert.That(typed.Output, Does.Contain("Cases: 2, as expected: 2, not: 0."));
            Assert.That(typed.Output, Does.Contain("No outcomes were approved"));
        }
    }

    [Test]
    public async Task One_that_does_not_tells_what_was_expected_and_found_and_where_it_stands()
    {
        using var law = new SmallLaw().With(SmallLaw.City, "payable: \"400.00\"", "payable: \"401.00\"");
        var typed = await Run(law);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(typed.ExitCode, Is.EqualTo(1));
            Assert.That(typed.Errors, Does.Contain("city.yaml(9): 二人,工资800"));
            Assert.That(typed.Errors, Does.Contain("dibao.payable: expected 401.00, found 400.00"));
            Assert.That(typed.Errors, Does.Not.Contain("工资1300"));
        }
    }

    [Test]
    public async Task Only_those_named_run()
    {
        using var law = new SmallLaw();
        var typed = await Run(law, "--case", "1300");
        Assert.That(typed.Output, Does.Contain("Cases: 1,"));
    }

    [Test]
    public async Task Coverage_is_a_table_with_totals_and_what_was_missed()
    {
        using var law = new SmallLaw();
        var typed = await Run(law, "--coverage");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(typed.Output, Does.Match(@"\| nation\.yaml \| 6 +\| 5 +\| 83 +\| 2 +\| 1 +\| 50 +\|"));
            Assert.That(typed.Output, Does.Match(@"\| total +\| 6 +\| 5 +\| 83 +\| 2 +\| 1 +\| 50 +\|"));
            Assert.That(typed.Output, Does.Contain("no case reaches nobody.asks"));
        }
    }

    [Test]
    public async Task Approved_outcomes_hold_until_the_law_changes_them()
    {
        using var law = new SmallLaw();
        var approved = await Run(law, "--approve");
        var again = await Run(law);
        var kept = await File.ReadAllTextAsync(law.PathOf(Approved));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((approved.ExitCode, again.ExitCode), Is.EqualTo((0, 0)));
            Assert.That(
                kept,
                Does.Contain("city.yaml: 二人,工资800 [dibao] → eligible; per head 400.00; payable 400.00; arrears -; cause -; flags -\n"));
        }
    }

    [Test]
    public async Task A_change_of_law_that_changes_an_outcome_fails_with_the_difference_until_it_is_approved()
    {
        using var law = new SmallLaw();
        await Run(law, "--approve");
        // The case states no payable amount for the second household and none changes for it: only the first is shown.
        law.With(SmallLaw.City, "600.00 yuan/month", "610.00 yuan/month").With(SmallLaw.City, ", payable: \"400.00\"", "");
        var changed = await Run(law);
        var approved = await Run(law, "--approve");
        var after = await Run(law);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((changed.ExitCode, approved.ExitCode, after.ExitCode), Is.EqualTo((1, 0, 0)));
            Assert.That(changed.Errors, Does.Contain("  - eligible; per head 400.00; payable 400.00;").And.Contain("  + eligible; per head 400.00; payable 420.00;"));
            Assert.That(changed.Errors, Does.Not.Contain("工资1300").And.Contain("Not passed: every case fits").And.Contain($"verification policy test {law.Folder} --approve"));
            Assert.That(changed.Output, Does.Not.Contain("Passed."));
            Assert.That(after.Output, Does.Contain("Passed."));
        }
    }

    [Test]
    public async Task Nothing_is_approved_while_a_case_fails()
    {
        using var law = new SmallLaw();
        await Run(law, "--approve");
        var kept = await File.ReadAllTextAsync(law.PathOf(Approved));
        law.With(SmallLaw.City, "600.00 yuan/month", "610.00 yuan/month");
        var refused = await Run(law, "--approve");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.ExitCode, Is.EqualTo(1));
            Assert.That(refused.Errors, Does.Contain("dibao.payable: expected 400.00, found 420.00").And.Contain("Nothing was approved"));
            Assert.That(await File.ReadAllTextAsync(law.PathOf(Approved)), Is.EqualTo(kept));
        }
    }

    [Test]
    public async Task Arrears_are_part_of_what_is_approved()
    {
        using var law = new SmallLaw().RaisedLate();
        await Run(law, "--approve");
        Assert.That(await File.ReadAllTextAsync(law.PathOf(Approved)), Does.Contain("payable 480.00; arrears 240.00 for 2020-04 to 2020-06; cause -"));
    }

    [Test]
    public async Task A_case_that_is_gone_is_a_difference_too()
    {
        using var law = new SmallLaw();
        await Run(law, "--approve");
        law.With(SmallLaw.City, "二人,工资1300", "二人,工资一千三");
        var typed = await Run(law);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(typed.ExitCode, Is.EqualTo(1));
            Assert.That(typed.Errors, Does.Contain("工资1300").And.Contain("工资一千三"));
        }
    }

    [Test]
    public async Task Some_cases_alone_are_compared_with_their_own_lines_only()
    {
        using var law = new SmallLaw();
        await Run(law, "--approve");
        var typed = await Run(law, "--case", "1300");
        Assert.That(typed.ExitCode, Is.Zero, typed.Errors);
    }

    [TestCase("--case", "没有这样的")]
    [TestCase("--case", "1300", "--approve")]
    public async Task Wrong_use_ends_with_2(params string[] arguments)
    {
        using var law = new SmallLaw();
        var typed = await Run(law, arguments);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(typed.ExitCode, Is.EqualTo(2));
            Assert.That(File.Exists(law.PathOf(Approved)), Is.False);
        }
    }

    [Test]
    public async Task A_case_outside_the_law_says_so()
    {
        using var law = new SmallLaw().With(SmallLaw.City, "accepted_on: 2020-06-15", "accepted_on: 2031-06-15");
        var typed = await Run(law);
        Assert.That(typed.Errors, Does.Contain("policy: expected in force, found policy_not_in_force"));
    }

    [TestCase("silent: { bank-deposit: no-answer }", "silent: expected a source of the pack, found bank-deposit")]
    [TestCase("property: [{ kind: vehicle, of: 7 }]", "property.of: expected the place of a person of the case, found 7")]
    public async Task What_a_case_says_of_nobody_is_a_difference(string line, string said)
    {
        using var law = new SmallLaw().With(SmallLaw.City, "    expect: { programme: dibao, outcome: ineligible }", $"    {line}\n    expect: {{ programme: dibao, outcome: ineligible }}");
        var typed = await Run(law);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(typed.ExitCode, Is.EqualTo(1));
            Assert.That(typed.Errors, Does.Contain(said));
        }
    }

    private static Task<Typed> Run(SmallLaw law, params string[] arguments) => Typed.Run(Language.English, ["policy", "test", law.Folder, .. arguments]);
}

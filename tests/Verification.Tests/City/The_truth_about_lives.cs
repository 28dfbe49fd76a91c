using System.Text.RegularExpressions;
using NUnit.Framework;
using Verification.TestKit;

namespace Verification.Tests.Cities;

/// <summary>The program that works out the truth: small, alone, and right at every limit.</summary>
public sealed partial class The_truth_about_lives
{
    private static readonly string Program = Repository.PathOf("tests", "city-truth", "truth.py");

    [Test]
    public async Task Passes_its_own_tests()
    {
        var run = await TruthProgram.Run("-m", "unittest", "discover", "-s", Path.GetDirectoryName(Program)!);

        Assert.That(run.Errors, Does.EndWith("OK\n"));
    }

    [Test]
    public void Comes_from_at_most_300_lines() => Assert.That(File.ReadLines(Program).Count(), Is.LessThanOrEqualTo(300));

    [Test]
    public void Comes_from_lives_and_requests_alone()
    {
        var text = File.ReadAllText(Program);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Imports().Matches(text).Select(m => m.Groups["module"].Value), Is.SubsetOf(new[] { "csv", "datetime", "json", "os", "sys", "collections" }));
            Assert.That(text, Does.Not.Contain("registries").And.Not.Contain(".yaml").And.Not.Contain("subprocess").And.Not.Contain("faults.csv"));
        }
    }

    [Test]
    public async Task Has_a_line_for_every_request_and_calls_some_entitled_and_some_not()
    {
        using var city = await LivesFolder.Of("A", 200, 2);
        var (output, _) = await TruthProgram.Run(Program, city.Path);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToList();
        var entitled = Array.IndexOf(lines[0], "entitled");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines, Has.Count.EqualTo(201));
            Assert.That(lines.Skip(1), Has.All.Length.EqualTo(lines[0].Length));
            Assert.That(lines.Skip(1).Count(line => line[entitled] == "yes"), Is.InRange(80, 150));
        }
    }

    [GeneratedRegex(@"^\s*(import|from)\s+(?<module>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Imports();
}

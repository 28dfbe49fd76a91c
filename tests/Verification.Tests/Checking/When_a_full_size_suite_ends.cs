using System.Text.Json;
using NUnit.Framework;
using Verification.TestKit;

namespace Verification.Tests.Checking;

/// <summary>The result a full-size suite leaves is of its last run, whatever ended that.</summary>
public sealed class When_a_full_size_suite_ends
{
    private const int Seed = 7;
    private readonly string _suite = $"suite-{Guid.CreateVersion7():N}";

    [TearDown]
    public void LeaveNothing() => LongResults.Forget(_suite);

    [Test]
    public void A_run_without_figures_leaves_a_result_that_says_so()
    {
        LongResults.Write(_suite, Seed, new { of = "an earlier run" });
        Run(() => { });

        Assert.That(Figures().EnumerateObject().Select(f => f.Name), Is.EqualTo([LongResults.BrokeOff]));
    }

    [Test]
    public void A_run_with_figures_keeps_them()
    {
        Run(() => LongResults.Write(_suite, Seed, new { of = "this run" }));

        Assert.That(Figures().GetProperty("of").GetString(), Is.EqualTo("this run"));
    }

    [Test]
    public void Only_the_first_line_of_what_broke_it_off_is_kept()
    {
        LongResults.WriteIfNone(_suite, Seed, "Failed: not within 60 s\nthe logs of all processes");

        Assert.That(Figures().GetProperty(LongResults.BrokeOff).GetString(), Is.EqualTo("Failed: not within 60 s"));
    }

    private void Run(Action test)
    {
        var suite = new LongSuiteAttribute(_suite, Seed);
        suite.BeforeTest(null!);
        test();
        suite.AfterTest(null!);
    }

    private JsonElement Figures() => JsonDocument.Parse(File.ReadAllText(LongResults.FileOf(_suite))).RootElement.GetProperty("figures");
}

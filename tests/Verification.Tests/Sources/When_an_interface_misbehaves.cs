using NUnit.Framework;
using Verification.Assessment;
using Verification.Evidence;
using Verification.Sources.HttpJson;
using Verification.Sources.Kit.Conformance;
using Verification.TestKit.Exchange;
using Verification.Tests.Assessment;
using Verification.Vocabulary;

namespace Verification.Tests.Sources;

/// <summary>A household the law would refuse or accept by its answers, and a mandatory interface that fails instead of giving one (promise P5).</summary>
[TestFixture]
[CancelAfter(30_000)]
public sealed class When_an_interface_misbehaves
{
    private static readonly SourceId Bank = new("bank-deposits");

    [Test]
    public async Task No_fault_of_it_decides(
        [Values] SourceFault fault, [Values("con-01 三口", "con-01 存款超")] string household, [Values] bool single, CancellationToken ct)
    {
        var register = new FakeRegister(new FakeJsonWire(single)) { Fault = fault, Victim = TrialWorld.Person(1) };
        await using var server = await FakeInterface.Start(register.Answer);
        using var source = Asking(fault == SourceFault.Gone ? "http://127.0.0.1:1/" : server.Url, single);
        Assert.That((await Assess(source, household, ct)).Outcome, Is.EqualTo(Outcome.Review));
    }

    [Test]
    public async Task A_byte_a_second_decides_nothing([Values] bool single, CancellationToken ct)
    {
        var register = new FakeRegister(new FakeJsonWire(single)) { Drips = true };
        await using var server = await FakeInterface.Start(register.Answer);
        using var source = Asking(server.Url, single);
        var programme = await Assess(source, "con-01 三口", ct);
        register.Release();
        Assert.That((programme.Outcome, programme.MainCause), Is.EqualTo((Outcome.Review, MainCause.MandatorySourceSilent)));
    }

    // Without this the tests above would pass with a law that decides nothing at all.
    [Test]
    public async Task An_honest_one_decides([Values] bool single, CancellationToken ct)
    {
        await using var server = await FakeInterface.Start(new FakeRegister(new FakeJsonWire(single)).Answer);
        using var source = Asking(server.Url, single);
        Assert.That((await Assess(source, "con-01 三口", ct)).Outcome, Is.Not.EqualTo(Outcome.Review));
    }

    private static HttpJsonSource Asking(string url, bool single)
    {
        var faults = new List<string>();
        var settings = new Dictionary<string, string>
        {
            ["url"] = url, ["plain_http"] = "allowed", ["mode"] = single ? "single" : "bulk", ["name.zh"] = "银行", ["name.en"] = "bank",
            ["gives.0"] = "wage", ["gives.1"] = "deposit", ["records_max"] = "1000",
        };
        return (HttpJsonSource)(HttpJsonSource.Create(Bank, settings, faults, TimeProvider.System) ?? throw new AssertionException(string.Join("; ", faults)));
    }

    /// <summary>All sources as the case has them, but the bank's answers come through the fast lane.</summary>
    private static async Task<ProgrammeAssessment> Assess(HttpJsonSource source, string household, CancellationToken ct)
    {
        var given = Cases.Named(household);
        var facts = Cases.Facts(given);

        // The cases of the law name nobody; an interface is asked by numbers.
        facts = facts with { Members = [.. facts.Members.Select(m => m with { Document = TrialWorld.Person(m.Ordinal) })] };
        var catalogue = Tests.Evidence.Asking.Catalogue(source);
        await using var lane = Tests.Evidence.Asking.Lane(catalogue, TimeProvider.System);
        var gathered = await lane.Ask(QuestionPlan.For(facts, Tests.Evidence.Asking.Needs(Bank.Code), catalogue, Cases.Accepted), ct);
        return Households.Assess(given, [.. Cases.Answers(given, Cases.Tianshui).Where(a => a.Source != Bank), .. gathered.WithSilences()]);
    }
}

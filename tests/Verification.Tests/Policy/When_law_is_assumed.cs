using System.Text;
using System.Text.Json;
using NUnit.Framework;
using Verification.Assessment.Packs;
using Verification.Contracts;
using Verification.Host.CommandLine;
using Verification.Host.Serve;
using Verification.Host.Showing;
using Verification.Pipeline.Telling;
using Verification.TestKit;
using Verification.Verdicts.Rounds;
using Verification.Vocabulary;

namespace Verification.Tests.Policy;

public sealed class When_law_is_assumed
{
    private static readonly RegionCode County = RegionCode.Parse("620502");
    private static readonly DateOnly Day = new(2020, 6, 15);

    [TestCase(LawMode.Trial, false, true)]
    [TestCase(LawMode.Trial, true, true)]
    [TestCase(LawMode.Production, false, true)]
    [TestCase(LawMode.Production, true, false)]
    public void It_decides_in_trial_and_nothing_in_production(LawMode mode, bool assumed, bool found)
    {
        using var law = new SmallLaw();
        if (assumed)
        {
            law.With(SmallLaw.City, "article: 通知 第1条", "status: assumed");
        }

        Assert.That(
            law.Load(mode).InForce(County, Day, [new("dibao")]), found ? Is.InstanceOf<PackInForce.Found>() : Is.EqualTo(PackInForce.AssumedInProduction));
    }

    [Test]
    public void Every_refusal_of_law_is_a_coded_fault_with_a_next_step()
    {
        PackInForce.Refused[] refusals = [PackInForce.NotInForce, PackInForce.NoPackForPlace, PackInForce.UnknownProgramme, PackInForce.AssumedInProduction];
        var faults = refusals.Select(RoadFaults.Of).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(faults.Select(f => f.Name), Is.EqualTo(new[] { "no_law_in_force", "no_law_in_force", "programme_without_law", "law_not_verified" }));
            Assert.That(faults[3].Code, Is.EqualTo("VR-ROAD-008"));
            Assert.That(faults[3].NextStep, Is.Not.Null);
        }
    }

    [TestCase(null, true)]
    [TestCase("trial", true)]
    [TestCase("production", true)]
    [TestCase("Production", false)]
    [TestCase("live", false)]
    public void The_setting_knows_two_words(string? word, bool known)
    {
        var settings = new ServeSettings
        {
            DatabaseRoad = "Host=nowhere", DatabaseDoor = "Host=nowhere", Broker = "amqp://nowhere", Keys = "/nowhere", Tokens = "/nowhere", Sources = "/nowhere",
            Packs = Repository.PathOf("src", "packs"),
        };
        var reading = PartsReader.Read(settings, name => name == "VERIFICATION_POLICY_MODE" ? word : null, TimeProvider.System);
        Assert.That(
            ((PartsReading.Faulty)reading).Faults.Any(f => f.StartsWith("VERIFICATION_POLICY_MODE", StringComparison.Ordinal)), Is.EqualTo(!known));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_verdict_that_rests_on_it_is_shown_under_a_banner(bool assumed)
    {
        var shown = new StringWriter();
        VerificationPage.Print(new Terminal(shown, TextWriter.Null, Language.Both, Interactive: false), State(assumed));
        Assert.That(shown.ToString(), assumed ? Does.Contain("!! 试运行").And.Contain("!! TRIAL") : Does.Not.Contain("!!"));
    }

    private static VerificationState State(bool assumed)
    {
        var example = JsonSerializer.Deserialize(
            File.ReadAllText(Repository.PathOf("contracts", "examples", "verdict-issued", "valid.json")), ContractJson.Wire.VerdictIssued)!;
        var verdict = example with
        {
            Programmes = [.. example.Programmes.Select(p => p with { Basis = new() { Estimated = false, Assumed = assumed ? ["dibao.standard"] : [] } })],
        };
        var body = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(verdict, ContractJson.Wire.VerdictIssued));
        return new(Guid.Empty, "tianshui-dibao", "con-01", "decided", default, [new(1, Guid.Empty, default, false, body)]);
    }
}

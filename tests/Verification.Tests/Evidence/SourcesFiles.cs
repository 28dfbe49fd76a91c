using NUnit.Framework;
using Verification.Evidence;
using Verification.Sources.Kit;

namespace Verification.Tests.Evidence;

[TestFixture]
internal sealed class When_the_sources_file_is_read
{
    private static readonly Dictionary<string, SourceFactory> Adapters = new()
    {
        ["in-process"] = (id, _, _) => TestSource.Answering(id.Code),
        ["picky"] = (_, _, faults) =>
        {
            faults.Add("settings.view: a name is expected");
            return null;
        },
    };

    [Test]
    public void Every_setting_is_read_and_absent_ones_have_their_default()
    {
        var outcome = Load("""
            sources:
              tax-wages:
                adapter: in-process
                questions_at_once_max: 50
                fast: { attempt_timeout_ms: 250, calls_at_once_max: 2, questions_held_max: 99, breaker: { failure_ratio: 0.25, calls_min: 9, sampling_ms: 5000, break_ms: 6000 } }
                slow: { calls_per_second_max: 0.5, total_deadline_ms: 2000, attempt_timeout_ms: 900, retries_max: 1, retry_delay_ms: 20, ask_again_after_ms: 30, ask_again_after_max_ms: 40 }
                settings:
                  connection: "${VERIFICATION_TAX}"
                  columns: { amount: je }
                  gives: [wage]
              securities:
                adapter: in-process
                fast: off
            """);

        var catalogue = ((SourcesFileOutcome.Loaded)outcome).Catalogue;
        var tax = catalogue.Find(new("tax-wages"))!.Settings;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(tax.Fast, Is.EqualTo(new FastLaneSettings
            {
                AttemptTimeout = TimeSpan.FromMilliseconds(250),
                CallsAtOnceMax = 2,
                QuestionsHeldMax = 99,
                Breaker = new() { FailureRatio = 0.25, CallsMin = 9, Sampling = TimeSpan.FromSeconds(5), Break = TimeSpan.FromSeconds(6) },
            }));
            Assert.That(tax.Slow, Is.EqualTo(new SlowLaneSettings
            {
                CallsPerSecondMax = 0.5,
                TotalDeadline = TimeSpan.FromSeconds(2),
                AttemptTimeout = TimeSpan.FromMilliseconds(900),
                RetriesMax = 1,
                RetryDelay = TimeSpan.FromMilliseconds(20),
                AskAgainAfter = TimeSpan.FromMilliseconds(30),
                AskAgainAfterMax = TimeSpan.FromMilliseconds(40),
            }));
            Assert.That(tax.AdapterSettings, Is.EquivalentTo(new Dictionary<string, string>
            {
                ["connection"] = "Host=tax", ["columns.amount"] = "je", ["gives.0"] = "wage",
            }));
            Assert.That(catalogue.Find(new("tax-wages"))!.QuestionsAtOnceMax, Is.EqualTo(50));
            Assert.That(catalogue.Find(new("securities"))!.Settings.Fast, Is.Null);
            Assert.That(catalogue.Find(new("securities"))!.Settings.Slow, Is.EqualTo(new SlowLaneSettings()));
        }
    }

    [Test]
    public void All_wrong_settings_are_listed_with_their_place()
    {
        var outcome = Load("""
            sources:
              tax-wages:
                adapter: in-process
                fast: { attempt_timeout_ms: 6000, queue: 3 }
                settings: { connection: "${VERIFICATION_UNSET}" }
              Securities:
                adapter: in-process
              vehicles:
                adapter: telepathy
                slow: { retries_max: many }
              real-estate:
                adapter: picky
            extra: 1
            """);

        var faults = ((SourcesFileOutcome.Refused)outcome).Faults;
        Assert.That(faults, Is.EqualTo(new[]
        {
            "line 4, column 33: sources.tax-wages.fast.attempt_timeout_ms: a whole number between 10 and 5000 is expected",
            "line 4, column 39: sources.tax-wages.fast.queue: unknown key",
            "line 5, column 15: sources.tax-wages.settings.connection: ${VERIFICATION_UNSET} is not set",
            "line 7, column 5: sources.Securities: a source is a map under an id of lower-case letters, digits and hyphens",
            "line 9, column 5: sources.vehicles.adapter: one of in-process, picky is expected",
            "line 10, column 26: sources.vehicles.slow.retries_max: a whole number between 0 and 10 is expected",
            "line 13, column 1: extra: unknown key",
            "sources.real-estate: settings.view: a name is expected",
        }));
    }

    [TestCase("sources: {tax-wages: {adapter: in-process, adapter: picky}}", "Duplicate key")]
    [TestCase("sources: &a {tax-wages: {adapter: in-process}}", "an anchor")]
    [TestCase("sources: {tax-wages: {adapter: !!str in-process}}", "a tag")]
    [TestCase("sources: {}", "between 1 and 100 sources")]
    [TestCase("sources: [1]", "a map is expected")]
    [TestCase("", "one document")]
    [TestCase("sources: {tax-wages", "flow mapping")]
    public void A_trap_is_refused(string yaml, string why)
    {
        var outcome = Load(yaml);

        Assert.That(outcome, Is.InstanceOf<SourcesFileOutcome.Refused>());
        Assert.That(((SourcesFileOutcome.Refused)outcome).Faults, Has.Some.Contains(why));
    }

    private static SourcesFileOutcome Load(string yaml) =>
        SourcesFile.Load(yaml, Adapters, name => name == "VERIFICATION_TAX" ? "Host=tax" : null);
}

using System.Text;
using System.Text.Json;
using NJsonSchema;
using NUnit.Framework;
using Verification.Contracts;
using Verification.Contracts.Schemas;
using Verification.Intake.Exits;
using Verification.Intake.Reading;
using Verification.Platform.Exits;
using Verification.Tests.Intake;

namespace Verification.Tests.Contracts;

[TestFixture]
public sealed class Examples_of_the_contract
{
    private static readonly Dictionary<string, ExitKind> Exits = new(StringComparer.Ordinal)
    {
        ["submit-supplement"] = ExitKind.Supplement,
        ["contest-verdict"] = ExitKind.Objection,
        ["withdraw-verification"] = ExitKind.Withdrawal,
        ["decision-notified"] = ExitKind.Decision,
    };

    private static IEnumerable<string> ExitMessages => Exits.Keys;

    private static IEnumerable<string> Valid => Examples.Starting("valid");

    private static IEnumerable<string> Refused => Examples.Starting("refused");

    private static IEnumerable<string> RefusedByIntake => Refused.Where(example => Examples.Faults(example) is not null);

    private static IEnumerable<string> RefusedBySchemaAlone => Refused.Where(example => Examples.Faults(example) is null);

    [Test]
    public void There_is_a_valid_one_and_some_refused_ones_of_every_message()
    {
        var messages = ContractSchemas.Names.Where(name => !IsAnswer(name)).ToList();
        Assert.That(Valid.Select(Examples.MessageOf), Is.SupersetOf(messages));
        Assert.That(messages.Select(message => Refused.Count(example => Examples.MessageOf(example) == message)), Is.All.GreaterThan(1));
    }

    [TestCaseSource(nameof(Valid))]
    public async Task A_valid_one_fits_its_schema(string example)
    {
        var schema = await SchemaOf(example);
        Assert.That(schema.Validate(Encoding.UTF8.GetString(Examples.Bytes(example))), Is.Empty);
    }

    [TestCaseSource(nameof(Valid))]
    public void A_valid_one_is_written_as_it_was_read(string example)
    {
        var record = ContractSchemas.RecordOf(Examples.MessageOf(example));
        var read = JsonSerializer.Deserialize(Examples.Bytes(example), record);
        var written = JsonSerializer.SerializeToElement(read, ContractJson.Wire.GetTypeInfo(record.Type)!);
        Assert.That(JsonElement.DeepEquals(written, JsonDocument.Parse(Examples.Bytes(example)).RootElement), written.GetRawText());
    }

    [TestCaseSource(nameof(RefusedByIntake))]
    public void A_refused_request_has_exactly_the_faults_written_beside_it(string example)
    {
        var body = Examples.Bytes(example);
        var faults = Examples.MessageOf(example) switch
        {
            "submit-verifications" => Reading.FaultsOf(Reading.OfBatch(body)),
            "submit-verification" => Reading.FaultsOf(Reading.Of(body)),
            "recheck-verifications" => Reading.FaultsOf(Reading.OfRecheck(body)),
            var exit => Reading.FaultsOf(Reading.OfExit(Exits[exit], body)),
        };
        Assert.That(faults, Is.EquivalentTo(Examples.Faults(example)!));
    }

    [TestCaseSource(nameof(RefusedBySchemaAlone))]
    public async Task A_refused_message_does_not_fit_its_schema_and_cannot_be_read(string example)
    {
        var schema = await SchemaOf(example);
        Assert.That(schema.Validate(Encoding.UTF8.GetString(Examples.Bytes(example))), Is.Not.Empty);
    }

    [TestCase("shape")]
    [TestCase("values")]
    public async Task A_request_refused_for_its_shape_does_not_fit_its_schema(string name)
    {
        var example = $"submit-verification/refused-{name}.json";
        var schema = await SchemaOf(example);
        Assert.That(schema.Validate(Encoding.UTF8.GetString(Examples.Bytes(example))), Has.Count.GreaterThan(3));
    }

    [Test]
    public void The_valid_request_is_readable() =>
        Assert.That(Reading.FaultsOf(Reading.Of(Examples.Bytes("submit-verification/valid.json"))), Is.Empty);

    [Test]
    public async Task Every_household_with_a_known_verdict_fits_the_schema_and_is_readable()
    {
        var schema = await SchemaOf("submit-verification/valid.json");
        using (Assert.EnterMultipleScope())
        {
            foreach (var household in Examples.Households())
            {
                Assert.That(schema.Validate(Encoding.UTF8.GetString(Examples.Bytes(household))), Is.Empty, household);
                Assert.That(Reading.FaultsOf(Reading.Of(Examples.Bytes(household))), Is.Empty, household);
            }
        }
    }

    [TestCaseSource(nameof(ExitMessages))]
    public void A_valid_exit_is_readable(string message) =>
        Assert.That(
            Reading.OfExit(Exits[message], Examples.Bytes($"{message}/valid.json")),
            Is.InstanceOf<ExitReading.Readable>().With.Property(nameof(ExitReading.Readable.Kind)).EqualTo(Exits[message]));

    [Test]
    public void The_valid_batch_is_readable()
    {
        var batch = Reading.OfBatch(Examples.Bytes("submit-verifications/valid.json")) as BatchReading.Readable;
        Assert.That(batch?.Items, Has.Count.EqualTo(2).And.All.InstanceOf<RequestReading.Readable>());
    }

    private static bool IsAnswer(string name) => name[(name.LastIndexOf('-') + 1)..] is "receipt" or "status" or "page" or "event";

    private static Task<JsonSchema> SchemaOf(string example) =>
        JsonSchema.FromJsonAsync(ContractSchemas.Of(Examples.MessageOf(example)).ToJsonString());
}

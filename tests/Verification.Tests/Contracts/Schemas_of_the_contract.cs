using System.Text.Encodings.Web;
using System.Text.Json;
using NUnit.Framework;
using Verification.Contracts.Schemas;
using Verification.TestKit;

namespace Verification.Tests.Contracts;

[TestFixture]
public sealed class Schemas_of_the_contract
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    private static string Folder => Repository.PathOf("contracts", "schemas");

    private static IEnumerable<string> Names => ContractSchemas.Names;

    /// <remarks>With VERIFICATION_APPROVE=1 the committed schema is rewritten.</remarks>
    [TestCaseSource(nameof(Names))]
    public void The_committed_schema_is_that_of_the_record(string name)
    {
        var file = Path.Combine(Folder, $"{name}.schema.json");
        var schema = ContractSchemas.Of(name).ToJsonString(Indented) + "\n";
        if (Environment.GetEnvironmentVariable("VERIFICATION_APPROVE") == "1")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(file, schema);
        }

        Assert.That(File.Exists(file) ? File.ReadAllText(file) : "", Is.EqualTo(schema), $"rewrite {file} with VERIFICATION_APPROVE=1");
    }

    [Test]
    public void No_schema_is_there_without_a_record() =>
        Assert.That(
            Directory.EnumerateFiles(Folder).Select(Path.GetFileName),
            Is.EquivalentTo(Names.Select(name => $"{name}.schema.json")));
}

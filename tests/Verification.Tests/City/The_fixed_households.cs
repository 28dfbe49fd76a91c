using System.Text;
using System.Text.Json;
using NUnit.Framework;
using Verification.City;
using Verification.TestKit;

namespace Verification.Tests.Cities;

public sealed class The_fixed_households
{
    private static readonly string[] Names = ["con-01", "con-01-bank-silent", "con-01-deposits-over", "con-02-equal", "con-25"];

    [Test]
    public void Stand_in_the_examples_as_every_city_carries_them([ValueSource(nameof(Names))] string name)
    {
        var path = Repository.PathOf("contracts", "examples", "households", $"{name}.json");
        var expected = Readable(CityGenerator.FixedRequests()[name]);
        if (Environment.GetEnvironmentVariable("VERIFICATION_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, expected);
        }

        Assert.That(path, Does.Exist);
        Assert.That(File.ReadAllText(path), Is.EqualTo(expected));
    }

    [Test]
    public void Are_these_five() => Assert.That(CityGenerator.FixedRequests().Keys, Is.EquivalentTo(Names));

    [Test]
    public async Task Have_exactly_this_evidence_whatever_the_seed([Values(1, 42)] long seed)
    {
        var folder = Directory.CreateTempSubdirectory("city").FullName;
        await CityGenerator.Generate(10, seed, folder, null, CancellationToken.None);
        var ids = CityGenerator.FixedRequests().Values
            .SelectMany(body => JsonDocument.Parse(body).RootElement.GetProperty("members").EnumerateArray())
            .Select(member => member.GetProperty("document").GetProperty("number").GetString()!)
            .ToHashSet();
        var evidence = new StringBuilder();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(folder, "registries")).Append(Path.Combine(folder, "delays.csv")).Order(StringComparer.Ordinal))
        {
            evidence.Append(Path.GetFileName(path)).Append('\n');
            foreach (var line in await File.ReadAllLinesAsync(path))
            {
                if (line.Split(',').Any(ids.Contains))
                {
                    evidence.Append(line).Append('\n');
                }
            }
        }

        Directory.Delete(folder, recursive: true);
        Approval.Verify(evidence.ToString(), "fixed-evidence");
    }

    [Test]
    public async Task Have_these_true_figures()
    {
        var folder = Directory.CreateTempSubdirectory("city").FullName;
        await CityGenerator.Generate(10, 3, folder, null, CancellationToken.None);
        var truth = (await File.ReadAllLinesAsync(Path.Combine(folder, "truth.csv"))).Skip(1).Take(5);
        Directory.Delete(folder, recursive: true);

        Assert.That(truth, Is.EqualTo(new[]
        {
            "con-01,TSH-CON-01,3,3,400.00,8000.00,yes,eligible,below",
            "con-01-deposits-over,TSH-CON-01-DEPOSITS-OVER,3,3,400.00,42408.01,no,ineligible,financial",
            "con-02-equal,TSH-CON-02-EQUAL,3,3,589.00,5000.00,no,ineligible,income",
            "con-01-bank-silent,TSH-CON-01-BANK-SILENT,3,3,400.00,8000.00,yes,review,bank-silent",
            "con-25,TSH-CON-25,3,2,500.00,3000.00,yes,eligible,below",
        }));
    }

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static string Readable(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement, Indented) + "\n";
    }
}

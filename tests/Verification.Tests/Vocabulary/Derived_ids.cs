using System.Text.Json;
using CsCheck;
using NUnit.Framework;
using Verification.TestKit;
using Verification.Vocabulary;

namespace Verification.Tests.Words;

[TestFixture]
public sealed class Derived_ids
{
    private static readonly Gen<string> Code = Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789-"].Array[1, 40].Select(letters => new string(letters));

    [Test]
    public void Equal_those_published_with_the_contracts()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Repository.PathOf("contracts", "examples", "ids.json")));
        using (Assert.EnterMultipleScope())
        {
            foreach (var vector in file.RootElement.GetProperty("vectors").EnumerateArray())
            {
                var id = VerificationId.Derive(vector.GetProperty("submitter").GetString()!, vector.GetProperty("requestId").GetString()!);
                Assert.That(id.ToString(), Is.EqualTo(vector.GetProperty("verificationId").GetString()));
                foreach (var round in vector.GetProperty("verdictIds").EnumerateArray())
                {
                    var verdict = VerdictId.Derive(id, round.GetProperty("round").GetInt32());
                    Assert.That(verdict.ToString(), Is.EqualTo(round.GetProperty("verdictId").GetString()));
                }
            }
        }
    }

    [Test]
    public void Say_that_they_are_of_version_8_and_of_the_rfc_variant() =>
        Gen.Select(Code, Code).Sample((submitter, request) =>
        {
            var text = VerificationId.Derive(submitter, request).ToString();
            return text[14] == '8' && text[19] is '8' or '9' or 'a' or 'b';
        });

    [Test]
    public void Come_out_the_same_in_a_second_run() =>
        Gen.Select(Code, Code, Gen.Int[1, 50]).Sample((submitter, request, round) =>
            VerdictId.Derive(VerificationId.Derive(submitter, request), round)
            == VerdictId.Derive(VerificationId.Derive(submitter, request), round));

    [Test]
    public void Do_not_mistake_where_the_submitter_ends() =>
        Assert.That(VerificationId.Derive("ab", "c"), Is.Not.EqualTo(VerificationId.Derive("a", "bc")));

    [Test]
    public void Differ_from_round_to_round()
    {
        var id = VerificationId.Derive("tianshui-dibao", "2026-000001");
        Assert.That(Enumerable.Range(1, 100).Select(round => VerdictId.Derive(id, round)).Distinct().Count(), Is.EqualTo(100));
    }
}

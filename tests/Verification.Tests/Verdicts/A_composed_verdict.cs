using System.Globalization;
using System.Text;
using System.Text.Json;
using NUnit.Framework;
using Verification.Contracts;
using Verification.Assessment;
using Verification.TestKit;
using Verification.Tests.Assessment;
using Verification.Verdicts.Composing;
using Verification.Vocabulary;

namespace Verification.Tests.Verdicts;

public sealed class A_composed_verdict
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly DateTimeOffset Issued = new(2020, 6, 20, 1, 0, 0, TimeSpan.Zero);

    [TestCase("con-01 三口", "eligible")]
    [TestCase("con-01 银行", "review")]
    [TestCase("con-25 服刑", "not-counted")]
    public void Reads_as_approved(string name, string approved)
    {
        using var json = JsonDocument.Parse(Compose(name).Body);
        Approval.VerifyButDigests(JsonSerializer.Serialize(json, Readable), $"Verdict.{approved}");
    }

    [Test]
    public void Is_routed_by_submitter_place_programme_and_outcome() =>
        Assert.That(Compose("con-01 银行").RoutingKey, Is.EqualTo("tianshui-dibao.62.05.02.dibao.review"));

    [Test]
    public void Is_stored_and_published_in_the_same_bytes_under_its_own_id()
    {
        var verdict = Compose("con-01");
        var message = verdict.ToMessage();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(message.Body.ToArray(), Is.EqualTo(verdict.Body));
            Assert.That(message.MessageId, Is.EqualTo(VerdictId.Derive(verdict.Verification, 1).Value));
            Assert.That(message.CopyTo, Is.Empty);
            Assert.That(JsonSerializer.Deserialize(verdict.Body, ContractJson.Wire.VerdictIssued)!.VerdictDigest, Is.EqualTo(Convert.ToHexStringLower(verdict.Digest)));
        }
    }

    [TestCase("con-01 三口")]
    [TestCase("con-01 银行")]
    [TestCase("con-25 服刑")]
    public void Is_written_as_the_serializer_of_all_other_messages_would_write_it(string name)
    {
        var verdict = Compose(name);
        Assert.That(verdict.Body, Is.EqualTo(JsonSerializer.SerializeToUtf8Bytes(verdict.Contract, ContractJson.Wire.VerdictIssued)));
    }

    [Test]
    public void Keeps_its_digest_whenever_it_is_issued_and_wherever_it_can_be_read() =>
        Assert.That(
            Compose("con-01 银行", Issued.AddDays(40), "https://elsewhere/").Digest, Is.EqualTo(Compose("con-01 银行").Digest));

    [Test]
    public void Has_another_digest_for_another_round_and_names_the_one_it_supersedes()
    {
        var (first, second) = (Compose("con-01"), Compose("con-01", round: 2));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.Digest, Is.Not.EqualTo(first.Digest));
            Assert.That(second.Contract.Supersedes, Is.EqualTo(first.Contract.VerdictId));
            Assert.That(first.Contract.Supersedes, Is.Null);
        }
    }

    [Test]
    public void Is_the_same_in_a_culture_that_writes_numbers_and_days_differently()
    {
        var here = CultureInfo.CurrentCulture;
        var foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        foreign.NumberFormat.NumberDecimalSeparator = ",";
        foreign.NumberFormat.NegativeSign = "~";
        foreign.DateTimeFormat.ShortDatePattern = "dd.MM.yyyy";
        var expected = Compose("con-25 服刑");
        try
        {
            CultureInfo.CurrentCulture = foreign;
            Assert.That(Compose("con-25 服刑").Body, Is.EqualTo(expected.Body));
        }
        finally
        {
            CultureInfo.CurrentCulture = here;
        }
    }

    [Test]
    public void Carries_no_name_no_document_and_no_single_amount()
    {
        var text = Encoding.UTF8.GetString(Compose("con-01 银行").Body) + Encoding.UTF8.GetString(Compose("con-01").Body);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.Not.Contain("某人"));
            Assert.That(text, Does.Not.Contain("\"P1\""));
            Assert.That(text, Does.Not.Contain("1200.00"));
            Assert.That(text, Does.Not.Contain("8000.00"));
        }
    }

    [Test]
    public void An_adverse_one_always_requires_a_person()
    {
        var step = Compose("con-02 人均").Contract.HumanStep;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(step.Required, Is.True);
            Assert.That(step.Why, Is.EqualTo(["adverse"]));
            Assert.That(step.By, Is.EqualTo(new DateOnly(2020, 6, 30)));
        }
    }

    private static ComposedVerdict Compose(string name, DateTimeOffset? at = null, string url = "https://here/v1", int round = 1)
    {
        var given = Cases.Named(name);
        var pack = Cases.Tianshui;
        var facts = Cases.Facts(given) with { Id = VerificationId.Derive("tianshui-dibao", "r-1"), Submitter = new("tianshui-dibao"), RequestId = "r-1", CaseNo = "2020-000001" };
        var assessment = Assessor.Assess(pack, facts, EvidenceSet.Of(Cases.Answers(given, pack)));
        return VerdictComposer.Compose(facts, pack, assessment, new(round, Partial: false), at ?? Issued, url);
    }
}

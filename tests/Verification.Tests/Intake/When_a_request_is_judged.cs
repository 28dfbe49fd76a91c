using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Verification.Intake.Reading;
using Verification.TestKit.Requests;

namespace Verification.Tests.Intake;

[TestFixture]
public sealed class When_a_request_is_judged
{
    [TestCase("acceptedOn", "0001-01-01", "VR-INT-027 $.acceptedOn")]
    [TestCase("asOf", "9999-12-31", "VR-INT-027 $.asOf")]
    [TestCase("asOf", "2199-12-31", "VR-INT-044 $.asOf")]
    [TestCase("asOf", "2026-11-25")]
    [TestCase("asOf", "2026-11-26", "VR-INT-044 $.asOf")]
    [TestCase("acceptedOn", "1999-10-01")]
    [TestCase("acceptedOn", "1999-09-30", "VR-INT-027 $.acceptedOn")]
    [TestCase("acceptedOn", "2026-02-29", "VR-INT-026 $.acceptedOn")]
    [TestCase("acceptedOn", "2026-11-20T00:00:00", "VR-INT-026 $.acceptedOn")]
    [TestCase("deadline", "2026-11-24T09:00:01+08:00")]
    [TestCase("deadline", "2026-11-24T09:00:00.999+08:00", "VR-INT-045 $.deadline")]
    [TestCase("deadline", "2026-11-24T01:00:01Z")]
    [TestCase("deadline", "2027-11-25T01:00:00Z")]
    [TestCase("deadline", "2027-11-25T01:00:01Z", "VR-INT-046 $.deadline")]
    [TestCase("deadline", "2026-12-04", "VR-INT-028 $.deadline")]
    [TestCase("deadline", "2026-12-04T18:00:00", "VR-INT-028 $.deadline")]
    [TestCase("deadline", "0001-01-01T00:00:00+14:00", "VR-INT-028 $.deadline")]
    [TestCase("requestId", "a b", "VR-INT-021 $.requestId")]
    [TestCase("requestId", "a\n", "VR-INT-021 $.requestId")]
    [TestCase("caseNo", "a\u0000b", "VR-INT-022 $.caseNo")]
    [TestCase("caseNo", "a\u007Fb", "VR-INT-022 $.caseNo")]
    [TestCase("caseNo", "  ", "VR-INT-023 $.caseNo")]
    [TestCase("caseNo", "", "VR-INT-020 $.caseNo")]
    [TestCase("caseNo", "a\u200Bb")]
    [TestCase("members.0.name", "陈\u200B建国", "VR-INT-022 $.members[0].name")]
    [TestCase("members.0.name", "陈\uE000国", "VR-INT-022 $.members[0].name")]
    [TestCase("members.0.name", "陈\u202E国", "VR-INT-022 $.members[0].name")]
    [TestCase("members.0.name", "陈\U00020BB7国")]
    [TestCase("members.0.name", "阿依古丽·买买提")]
    [TestCase("members.0.formerNames.0", "x\u0007", "VR-INT-022 $.members[0].formerNames[0]")]
    [TestCase("declared.income.0.monthlyAmount", "-0.00", "VR-INT-025 $.declared.income[0].monthlyAmount")]
    [TestCase("declared.income.0.monthlyAmount", "1e3", "VR-INT-025 $.declared.income[0].monthlyAmount")]
    [TestCase("declared.income.0.monthlyAmount", "9999999999999.99")]
    [TestCase("declared.income.0.monthlyAmount", "10000000000000.00", "VR-INT-025 $.declared.income[0].monthlyAmount")]
    [TestCase("declared.income.0.from", "2026-11-01", "VR-INT-080 $.declared.income[0].to")]
    [TestCase("members.1.facts.1.value", null, "VR-INT-081 $.members[1].facts[1].value")]
    [TestCase("members.1.document.number", "620599198207250423", "VR-INT-068 $.members[1].document.number")]
    [TestCase("previousVerification", "2ed16118-38ef-824c-a1e8", "VR-INT-029 $.previousVerification")]
    [TestCase("declared.property.0.areaSquareMetres", "0.05")]
    [TestCase("declared.property.0.areaSquareMetres", "1e3", "VR-INT-021 $.declared.property[0].areaSquareMetres")]
    public void The_value_is_taken_or_its_fault_is_told(string path, string? value, params string[] faults) =>
        Assert.That(Reading.FaultsOf(ARequest.Valid().With(path, value)), Is.EquivalentTo(faults));

    [TestCase("deadline", "1e400", "VR-INT-013 $.deadline")]
    [TestCase("caseNo", "-0", "VR-INT-013 $.caseNo")]
    [TestCase("caseNo", "9223372036854775808", "VR-INT-013 $.caseNo")]
    [TestCase("caseNo", "null", "VR-INT-013 $.caseNo")]
    [TestCase("caseNo", "\"\\ud800\"", "VR-INT-022 $.caseNo")]
    [TestCase("caseNo", "\"\\u0000\"", "VR-INT-022 $.caseNo")]
    [TestCase("deadline", "\"2026-12-04T18:00:00\\u002B08:00\"")]
    [TestCase("deadline", "null")]
    [TestCase("kinOfStaff", "null", "VR-INT-013 $.kinOfStaff")]
    [TestCase("members", "[null]", "VR-INT-013 $.members[0]", "VR-INT-056 *")]
    [TestCase("programmes", "[null]", "VR-INT-013 $.programmes[0]")]
    [TestCase("programmes", "[\"dibao\",\"dibao\"]", "VR-INT-043 $.programmes[1]")]
    public void A_raw_value_is_taken_or_its_fault_is_told(string member, string raw, params string[] faults)
    {
        const string Mark = "\"mark\"";
        var body = ARequest.Valid().With(member, "mark").Text.Replace(Mark, raw, StringComparison.Ordinal);
        var told = Reading.FaultsOf(Reading.Of(body));
        Assert.That(told, Is.EquivalentTo(faults.Where(fault => !fault.EndsWith('*'))));
    }

    [Test]
    public void A_member_name_that_is_no_text_is_just_unknown()
    {
        var body = ARequest.Valid().Text.Insert(1, "\"\\ud800\":1,");
        Assert.That(Reading.FaultsOf(Reading.Of(body)), Is.EqualTo(new[] { "VR-INT-010 $" }));
    }

    [TestCase("pregnancy", null)]
    [TestCase("orphan-scheme", null)]
    [TestCase("labour", null, "VR-INT-081")]
    [TestCase("labour", "none")]
    [TestCase("labour", "strong", "VR-INT-024")]
    [TestCase("care", null, "VR-INT-081")]
    [TestCase("care", "child-under-3")]
    [TestCase("land", "250")]
    [TestCase("land", "1234567", "VR-INT-021")]
    [TestCase("children", "two", "VR-INT-021")]
    [TestCase("property-within", "maybe", "VR-INT-024")]
    [TestCase("wealth", "much", "VR-INT-024")]
    public void A_stated_fact_needs_the_value_of_its_kind(string kind, string? value, params string[] codes)
    {
        var fact = new JsonObject { ["kind"] = kind, ["value"] = value };
        var request = ARequest.Valid().With("members.0.facts.0", fact);
        Assert.That(Reading.FaultsOf(request).Select(fault => fault[..10]), Is.EqualTo(codes));
    }

    [TestCase(0, "VR-INT-031 $.circumstances.monthsOfDifficulty")]
    [TestCase(1)]
    [TestCase(12)]
    [TestCase(13, "VR-INT-031 $.circumstances.monthsOfDifficulty")]
    public void A_difficulty_lasts_one_to_twelve_months(int months, params string[] faults) =>
        Assert.That(
            Reading.FaultsOf(ARequest.Valid().With("circumstances", new JsonObject { ["monthsOfDifficulty"] = months })), Is.EqualTo(faults));

    [TestCase("members", 30, true)]
    [TestCase("members", 31, false)]
    [TestCase("obligors", 30, true)]
    [TestCase("obligors", 31, false)]
    public void A_household_has_at_most_thirty_members_and_obligors(string list, int count, bool taken)
    {
        var request = ARequest.Valid();
        var persons = (JsonArray)request.At(list)!;
        while (persons.Count < count)
            persons.Add(new JsonObject
            {
                ["memberRef"] = $"{list}-{persons.Count}",
                ["relation"] = "sibling",
                ["name"] = "某某",
                ["document"] = new JsonObject { ["type"] = "none-yet" },
                ["bornOn"] = "2001-01-01",
            });
        Assert.That(Reading.FaultsOf(request), taken ? Is.Empty : Is.EqualTo(new[] { $"VR-INT-030 $.{list}" }));
    }

    [TestCase("0", "consent", null)]
    [TestCase("0", "consent.to", "2026-11-20")]
    public void A_missing_or_expired_consent_is_no_fault(string member, string path, string? value)
    {
        var request = ARequest.Valid();
        var changed = value is null ? request.Without($"members.{member}.{path}") : request.With($"members.{member}.{path}", value);
        Assert.That(Reading.FaultsOf(changed), Is.Empty);
    }

    [Test]
    public void A_child_under_fourteen_alone_needs_no_guardian_in_the_request()
    {
        var request = ARequest.Valid().Without("declared").Without("obligors").Without("members.2.guardianRef");
        request.Without("members.0").Without("members.0").With("members.0.relation", "applicant");
        Assert.That(Reading.FaultsOf(request), Is.Empty);
    }

    [Test]
    public void The_day_of_the_fourteenth_birthday_needs_no_guardian()
    {
        var request = ARequest.Valid().Without("members.2.guardianRef").With("members.2.document", new JsonObject { ["type"] = "none-yet" });
        Assert.That(Reading.FaultsOf(request.With("members.2.bornOn", "2012-11-20")), Is.Empty);
        Assert.That(Reading.FaultsOf(request.With("members.2.bornOn", "2012-11-21")), Is.EqualTo(new[] { "VR-INT-055 $.members[2].guardianRef" }));
    }

    [Test]
    public void A_request_whose_deadline_has_passed_can_still_be_found_as_the_known_one()
    {
        var taken = (RequestReading.Readable)Reading.Of(ARequest.Valid());
        var late = new RequestReader(new Microsoft.Extensions.Time.Testing.FakeTimeProvider(ARequest.ReceivedAt.AddYears(1)));
        var refused = (RequestReading.Refused)late.Read(ARequest.Valid().Bytes, RequestHeaders.None);
        Assert.That(refused.IfKnown?.BodyDigest, Is.EqualTo(taken.BodyDigest));
        Assert.That(((RequestReading.Refused)Reading.Of(ARequest.Valid().With("kind", "x"))).IfKnown, Is.Null);
    }

    [Test]
    public void No_fault_repeats_a_value_or_a_name_of_the_request()
    {
        const string Canary = "金丝雀7f3a";
        var body = ARequest.Valid().With(Canary, Canary).With("kind", Canary).With("members.0.relation", Canary)
            .With("members.0.document.number", Canary).With("region", Canary).With("acceptedOn", Canary).Bytes;
        var refused = (RequestReading.Refused)Reading.Of(body);
        var told = string.Join('\n', refused.Faults.Select(fault => fault.ToString())) + Encoding.UTF8.GetString(refused.RawBodyDigest);
        Assert.That(refused.Faults, Has.Count.GreaterThan(5));
        Assert.That(told, Does.Not.Contain(Canary));
    }
}

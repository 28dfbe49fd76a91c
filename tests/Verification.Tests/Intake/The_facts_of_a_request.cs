using System.Text.Json.Nodes;
using NUnit.Framework;
using Verification.Intake.Reading;
using Verification.TestKit.Requests;
using Verification.Tests.Contracts;
using Verification.Vocabulary;

namespace Verification.Tests.Intake;

[TestFixture]
public sealed class The_facts_of_a_request
{
    private static HouseholdFacts Of(ARequest request) => ((RequestReading.Readable)Reading.Of(request)).Facts;

    [Test]
    public void Number_members_then_obligors()
    {
        var facts = Of(ARequest.Valid());
        Assert.That(facts.Everyone.Select(person => (person.Ordinal, person.MemberRef)), Is.EqualTo(new[] { (1, "m1"), (2, "m2"), (3, "m3"), (4, "o1") }));
        Assert.That(facts.Obligors.Single().Ordinal, Is.EqualTo(4));
    }

    [Test]
    public void Carry_place_time_and_purpose()
    {
        var facts = Of(ARequest.Valid());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(facts.Id, Is.EqualTo(VerificationId.Derive("tianshui-dibao", "2026-000001")));
            Assert.That(facts.Region.Code, Is.EqualTo("620502"));
            Assert.That(facts.Street.Code, Is.EqualTo("620502001"));
            Assert.That(facts.AcceptedOn, Is.EqualTo(new DateOnly(2026, 11, 20)));
            Assert.That(facts.Deadline, Is.EqualTo(new DateTimeOffset(2026, 12, 4, 10, 0, 0, TimeSpan.Zero)));
            Assert.That(facts.Programmes, Is.EqualTo(new[] { new Programme("dibao") }));
        }
    }

    [Test]
    public void Carry_the_document_normalised()
    {
        var facts = Of(ARequest.Valid().With("obligors.0.document.number", " e12345678 "));
        Assert.That(facts.Obligors.Single().Document, Is.EqualTo(new IdentityDocument(DocumentType.Passport, "E12345678")));
    }

    [Test]
    public void Keep_three_kinds_of_share_apart()
    {
        var holders = new JsonArray(
            new JsonObject { ["memberRef"] = "m1", ["sharePercent"] = "33.33" },
            new JsonObject { ["memberRef"] = "m2", ["jointUndivided"] = true },
            new JsonObject());
        var property = Of(ARequest.Valid().With("declared.property.0.holders", holders)).Declared.Property[0];
        Assert.That(property.Holders, Is.EqualTo(new[]
        {
            new Holding(1, Interval<decimal>.Point(0.3333m)),
            new Holding(2, Interval<decimal>.Between(0m, 1m), JointUndivided: true),
            new Holding(null, Interval<decimal>.Between(0m, 1m)),
        }));
    }

    [Test]
    public void Carry_consents_with_their_days_and_scope()
    {
        var consent = Of(ARequest.Valid().With("members.0.consent.scope", new JsonArray("tax-wages"))).Members[0].Consent!;
        Assert.That(consent.Covers(new("tax-wages"), new(2027, 11, 19)), Is.True);
        Assert.That(consent.Covers(new("tax-wages"), new(2027, 11, 20)), Is.False);
        Assert.That(consent.Covers(new("bank-deposits"), new(2026, 11, 24)), Is.False);
    }

    [Test]
    public void Say_that_nothing_is_stated_of_circumstances() =>
        Assert.That(Of(ARequest.Valid()).Circumstances, Is.SameAs(Circumstances.None));

    [Test]
    public void Carry_what_is_stated_of_circumstances()
    {
        var stated = RequestFacts.FromStored(Examples.Bytes("submit-verification/valid-urgent.json")).Circumstances;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stated.MonthsOfDifficulty, Is.EqualTo(3));
            Assert.That(stated.Urgent, Is.EqualTo(new UrgentNeed("sudden-illness", "qz-017")));
            Assert.That(stated.Receiving, Is.EqualTo(new[]
            {
                new BenefitReceived(new("dibao"), Money.Of(620m), new(2024, 3, 1), new(2026, 8, 1), "employment"),
            }));
            Assert.That(stated.Overrides.Single(), Is.EqualTo(
                new RuleOverride("m1", "imputation", "连续三个月登记求职未能就业", "qz-017", new(2026, 11, 20))));
        }
    }

    [Test]
    public void Carry_use_day_and_area_of_a_declared_object()
    {
        var home = RequestFacts.FromStored(Examples.Bytes("submit-verification/valid-urgent.json")).Declared.Property[1];
        Assert.That((home.Use, home.BoughtOn, home.AreaSquareMetres), Is.EqualTo(("living", new DateOnly(2012, 4, 1), 58.5m)));
    }

    [Test]
    public void Come_back_from_the_stored_body()
    {
        var read = (RequestReading.Readable)Reading.Of(ARequest.Valid());
        var stored = RequestReader.Stored(read.Body.Span).Facts;
        Assert.That(stored.Members.Select(member => (member.Name, member.Document)), Is.EqualTo(read.Facts.Members.Select(member => (member.Name, member.Document))));
        Assert.That(stored.Declared.Income, Is.EqualTo(read.Facts.Declared.Income));
    }
}

using System.Runtime.CompilerServices;
using System.Text.Json;
using NUnit.Framework;
using Verification.Assessment.Packs;
using Verification.Contracts;
using Verification.Contracts.Verdicts;
using Verification.Evidence;
using Verification.Intake.Keeping;
using Verification.Platform.Vault;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Pipeline;

/// <summary>What is measured of a source goes with its answer: into the verdict, and into the rounds that follow.</summary>
[TestFixture]
public sealed class When_law_limits_a_source : RoadRoom
{
    private const string Tax = "tax-wages";

    private protected override PackLibrary LawOfIt => Law().Changed(pack => pack with
    {
        Sources = [.. pack.Sources.Select(s => s.Id.Code == Tax ? s with { Quality = new(0.9m, 40) } : s)],
    });

    private protected override SourceCatalogue SourcesOfIt => new(
        [.. new[] { "bank-deposits", "civil-registry", Tax, "social-insurance" }.Select(id => new CataloguedSource(new NoRecords(id), new() { Id = new(id), Adapter = "test" }))]);

    [TearDown]
    public async Task Forget()
    {
        await Do("delete from source_quality");
        await Do("delete from outbox");
        await The<QualityWatch>().Refresh(CancellationToken.None);
    }

    [Test]
    public async Task Its_having_no_record_leaves_open_while_nothing_is_measured()
    {
        var tax = await TaxOf(await Decided("limits-nothing"));
        Assert.That((tax.State, tax.Measured), Is.EqualTo(("no-record", new SourceMeasured { Meets = false })));
    }

    [TestCase(0.9, 40, true)]
    [TestCase(0.8999, 40, false)]
    public async Task What_is_measured_stands_in_the_verdict(double completeness, int lag, bool meets)
    {
        var today = await Measured((decimal)completeness, lag);
        var tax = await TaxOf(await Decided($"limits-{meets}"));
        Assert.That(tax.Measured, Is.EqualTo(new SourceMeasured { Meets = meets, On = today, Completeness = (decimal)completeness, LagDays = lag }));
    }

    [Test]
    public async Task A_later_measurement_changes_nothing_of_the_evidence_kept()
    {
        await Measured(0.95m, 10);
        var id = await Decided("limits-later");
        await Measured(0.1m, 90);
        var stored = (await The<HouseholdStore>().Load([id], CancellationToken.None)).Single();
        using var keys = The<Vault>().Unwrap(id, (await The<DataKeyStore>().Load([id], CancellationToken.None))[id]);
        var kept = await The<EvidenceStore>().Load(new(id, stored.ReceivedMonth, 1, stored.Scope), keys, CancellationToken.None);
        Assert.That(kept.Where(a => a.Source.Code == Tax).Select(a => a.Measured?.Completeness).Distinct(), Is.EqualTo(new decimal?[] { 0.95m }));
        Assert.That(kept.Where(a => a.Source.Code != Tax).Select(a => a.Measured), Is.All.Null);
    }

    private async Task<DateOnly> Measured(decimal completeness, int lag)
    {
        var today = ChinaTime.Today(TimeProvider.System);
        var month = YearMonth.Of(today).Plus(-1);
        await The<QualityStore>().Keep(today, [new(new(Tax), null, month, month, new(lag, 90), new(completeness, 90), new(null, 0))], CancellationToken.None);
        await The<QualityWatch>().Refresh(CancellationToken.None);
        return today;
    }

    private async Task<SourceStatus> TaxOf(VerificationId id) => JsonSerializer.Deserialize(
        await Ask<byte[]>($"select body from verdict where verification_id = '{id}' and round = 1"), ContractJson.Wire.VerdictIssued)!.Sources.Single(s => s.Source == Tax);

    private sealed class NoRecords(string id) : ISource
    {
        public SourceDescription Description { get; } = new()
        {
            Id = new(id), Name = new("某源", "A source"), Gives = [EvidenceKind.Wage], QuestionsAtOnceMax = 100, SearchableBy = [DocumentType.ResidentId],
        };

        public async IAsyncEnumerable<Answer> Ask(IReadOnlyList<Question> questions, [EnumeratorCancellation] CancellationToken ct)
        {
            await Task.CompletedTask;
            foreach (var question in questions)
            {
                yield return new Answer.Silent(question.Verification, question.Source, question.MemberOrdinal, Silence.NoRecord, question.AsOf);
            }
        }
    }
}

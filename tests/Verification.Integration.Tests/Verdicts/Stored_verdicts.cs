using NUnit.Framework;
using Verification.Assessment;
using Verification.Assessment.Packs;
using Verification.Integration.Tests.Platform;
using Verification.Platform.Database;
using Verification.TestKit;
using Verification.Verdicts.Composing;
using Verification.Verdicts.Exits;
using Verification.Verdicts.Rounds;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Verdicts;

[TestFixture]
public sealed class Stored_verdicts : MigratedDatabase
{
    private static readonly Pack Law = PackLibrary.Load(Repository.PathOf("src", "packs")) is PackLibraryResult.Loaded { Library: var library }
        && library.InForce(RegionCode.Parse("620502"), new(2020, 6, 15)) is PackInForce.Found { Pack: var pack }
            ? pack
            : throw new InvalidOperationException("the packs of the checkout load");

    [SetUp]
    public Task MakeMonth() => Do("select create_month('2026-11-01')");

    [Test]
    public async Task A_round_is_won_once_however_often_it_is_opened()
    {
        var id = VerificationId.Derive("dibao-city", "won-once");
        var first = await Open(id, 1, 2, 1);
        var second = await Open(id, 1, 2, 3);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first, Is.EquivalentTo(new[] { (id, 1), (id, 2) }));
            Assert.That(second, Is.EquivalentTo(new[] { (id, 3) }));
        }
    }

    [Test]
    public async Task Of_two_writers_at_once_one_wins()
    {
        var id = VerificationId.Derive("dibao-city", "two-writers");
        var won = await Task.WhenAll(Open(id, 1), Open(id, 1));
        Assert.That(won.Sum(w => w.Count), Is.EqualTo(1));
    }

    [Test]
    public async Task A_row_says_when_why_and_which_verdict()
    {
        var id = VerificationId.Derive("dibao-city", "a-row");
        _ = await Open(id, 4);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Ask<Guid>($"select verdict_id from round where verification_id = '{id}'"), Is.EqualTo(VerdictId.Derive(id, 4).Value));
            Assert.That(await Ask<string>($"select opened_by || ' ' || programmes[1] from round where verification_id = '{id}'"), Is.EqualTo("answered dibao"));
        }
    }

    [Test]
    public async Task What_was_published_is_read_back_in_order_of_rounds_within_the_scope()
    {
        var (second, first) = (Verdict("read-back", 2), Verdict("read-back", 1));
        await Road.Win(Some_rows.Arrival("read-back"));
        await Store(second, first);
        var queries = new VerdictQueries(DoorSide);
        var own = await queries.Find(new("dibao-city", ["dibao"], "6205", [Scope.Any]), first.Verification, CancellationToken.None);
        var others = await queries.Find(new("dibao-city", ["dibao"], "6201", [Scope.Any]), first.Verification, CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(own!.State, Is.EqualTo("decided"));
            Assert.That(own.Verdicts.Select(v => v.Round), Is.EqualTo([1, 2]));
            Assert.That(own.Verdicts[1].Body, Is.EqualTo(second.Body));
            Assert.That(own.Verdicts[0].IssuedAt, Is.EqualTo(Some_rows.Noon));
            Assert.That(others, Is.Null);
        }
    }

    [Test]
    public async Task Of_more_rounds_than_are_read_the_latest_are()
    {
        var all = Enumerable.Range(1, VerdictId.RoundsMax + 1).Select(round => Verdict("many-rounds", round)).ToArray();
        await Road.Win(Some_rows.Arrival("many-rounds"));
        await Store(all);
        var standing = await new StandingStore(Road).Find("dibao-city", all[0].Verification, CancellationToken.None);
        var shown = await new VerdictQueries(DoorSide).Find(Scope.Everything, all[0].Verification, CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(standing!.Verdicts.Select(v => v.Round), Is.EqualTo(all.Skip(1).Select(v => v.Contract.Round)));
            Assert.That(shown!.Verdicts.Select(v => v.Round), Is.EqualTo(all.Skip(1).Select(v => v.Contract.Round)));
        }
    }

    [TestCase(0)]
    [TestCase(1)]
    public async Task First_verdicts_are_asked_for_so_many_at_once_and_no_more(int over)
    {
        var first = Verdict($"first-of-many-{over}", 1);
        await Road.Win(Some_rows.Arrival($"first-of-many-{over}"));
        await Store(first, Verdict($"first-of-many-{over}", 2));
        VerificationId[] ids =
        [
            .. Enumerable.Range(1, FirstVerdictQueries.IdsMax + over - 1).Select(i => VerificationId.Derive("dibao-city", $"without-one-{i}")), first.Verification,
        ];
        var queries = new FirstVerdictQueries(DoorSide);
        Task<IReadOnlyList<FirstVerdict>> Asked() => queries.Of(Scope.Everything, ids, CancellationToken.None);
        if (over > 0)
        {
            Assert.That(Asked, Throws.TypeOf<BrokenPromise>());
        }
        else
        {
            Assert.That((await Asked()).Select(v => (v.RequestId, v.Body)), Is.EqualTo(new[] { ($"first-of-many-{over}", first.Body) }));
        }
    }

    [Test]
    public async Task A_verdict_keeps_outcomes_causes_and_digests_beside_its_bytes()
    {
        var verdict = Verdict("beside", 1);
        await Store(verdict);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Ask<string[]>($"select outcomes from verdict where verification_id = '{verdict.Verification}'"), Is.EqualTo(["dibao:review"]));
            Assert.That(await Ask<string[]>($"select main_causes from verdict where verification_id = '{verdict.Verification}'"), Is.EqualTo(["mandatory_source_silent"]));
            Assert.That(await Ask<byte[]>($"select verdict_digest from verdict where verification_id = '{verdict.Verification}'"), Is.EqualTo(verdict.Digest));
        }
    }

    private Task<IReadOnlySet<(VerificationId Verification, int Round)>> Open(VerificationId id, params int[] rounds) => Road.InBatch(
        batch => RoundStore.Open(
            batch, [.. rounds.Select(r => new NewRound(id, r, Some_rows.Month, Some_rows.Noon, "answered", Some_rows.Row()))], CancellationToken.None),
        CancellationToken.None);

    private Task Store(params ComposedVerdict[] verdicts) => Road.InBatch(
        async batch =>
        {
            await VerdictStore.CopyInto(batch, [.. verdicts.Select(v => v.ToRow(Some_rows.Month, Some_rows.Row()))], CancellationToken.None);
            return true;
        },
        CancellationToken.None);

    private static ComposedVerdict Verdict(string requestId, int round)
    {
        var facts = new HouseholdFacts
        {
            Id = VerificationId.Derive("dibao-city", requestId),
            Submitter = new("dibao-city"),
            RequestId = requestId,
            CaseNo = "2020-1",
            HouseholdRef = "h-1",
            Purpose = "assistance",
            Kind = "initial",
            Programmes = [new("dibao")],
            Region = RegionCode.Parse("620502"),
            Street = RegionCode.Parse("620502001"),
            AcceptedOn = new(2020, 6, 15),
            AsOf = new(2020, 6, 15),
            Members = [new() { Ordinal = 1, MemberRef = "m1", Relation = "applicant", Name = "某人", Document = new(DocumentType.Passport, "P1") }],
        };
        return VerdictComposer.Compose(
            facts, Law, Assessor.Assess(Law, facts, EvidenceSet.Nothing), new(round, Partial: true), Some_rows.Noon, "https://here/");
    }
}

using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Verification.Evidence;
using Verification.Intake.Keeping;
using Verification.Pipeline.Exits;
using Verification.Pipeline.Reports;
using Verification.Platform.Database;
using Verification.Platform.Exits;
using Verification.Platform.Vault;
using Verification.Sources;
using Verification.Sources.Kit;
using Verification.TestKit.Requests;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Pipeline;

/// <summary>From a visit on one verification to what the source <c>declared</c> says of the same persons on the next.</summary>
[TestFixture]
public sealed class What_was_handed_in : RoadRoom
{
    private const string Digest = "3b7f0e6a5d1c48f2a9e0b6c7d8e9f0a13b7f0e6a5d1c48f2a9e0b6c7d8e9f0a1";
    private static readonly SourceId Declared = new("declared");
    private static readonly DateOnly VisitedOn = new(2020, 6, 18);

    private protected override SourceCatalogue SourcesOfIt => new(
        [.. new[] { "bank-deposits", "civil-registry", "tax-wages", "social-insurance" }.Select(id => new CataloguedSource(new NoRecord(id), new() { Id = new(id), Adapter = "test" }))]);

    [TearDown]
    public async Task No_promise_was_broken()
    {
        Assert.That(State.HeldBecause, Is.Null);
        await Do("delete from exit");
        await Do("delete from outbox");
    }

    [Test]
    public async Task Is_told_of_the_person_and_nobody_else_with_document_author_and_day()
    {
        await Visited("told-1");
        var answers = await AskAbout(await Decided("told-2"));
        using (Assert.EnterMultipleScope())
        {
            var item = ((Answer.Answered)answers[0]).Items.Single();
            Assert.That((item.Kind, item.Amount, item.Source, item.AsOf), Is.EqualTo((EvidenceKind.Deposit, (Money?)Money.Of(700m), Declared, VisitedOn)));
            Assert.That(item.Noted, Is.EqualTo(new Noted(Noted.HomeVisit, Digest, "officer-17 officer-18", VisitedOn)));
            Assert.That(answers.Skip(1).OfType<Answer.Silent>().Select(s => s.Why), Is.All.EqualTo(Silence.NoRecord).And.Exactly(answers.Count - 1).Items);
        }
    }

    [Test]
    public async Task Is_the_same_however_often_it_was_delivered_and_is_read()
    {
        var id = await Visited("twice-1");
        await Deliver("verification.exit.supplement", AVisit("twice-1-v", id));
        await The<ExitWork>().Round(CancellationToken.None);
        var other = await Decided("twice-2");
        var first = Items(await AskAbout(other));
        var again = Items(await AskAbout(other));
        Assert.That(first, Has.Count.EqualTo(1));
        Assert.That(again.Select(i => i.RecordId), Is.EqualTo(first.Select(i => i.RecordId)));
    }

    [Test]
    public async Task Is_not_told_again_on_the_verification_that_holds_it_already() =>
        Assert.That(Items(await AskAbout(await Visited("own-1"))), Is.Empty);

    [Test]
    public async Task Is_told_only_within_what_the_asker_may_see()
    {
        await Visited("scope-1");
        var other = await Decided("scope-2");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Items(await AskAbout(other)), Has.Count.EqualTo(1));
            Assert.That(Items(await AskAbout(other, q => q with { Asker = q.Asker! with { Submitter = new("somebody-else") } })), Is.Empty);
            Assert.That(Items(await AskAbout(other, q => q with { Asker = q.Asker! with { Purpose = "another" } })), Is.Empty);
            Assert.That(Items(await AskAbout(other, q => q with { Asker = q.Asker! with { Programmes = [new("another")] } })), Is.Empty);
            Assert.That(Items(await AskAbout(other, q => q with { Region = RegionCode.Parse("620521") })), Is.Empty);
        }
    }

    [Test]
    public async Task Is_not_told_when_its_verification_was_withdrawn_or_its_keys_destroyed()
    {
        var (withdrawn, other) = (await Visited("gone-1"), await Decided("gone-2"));
        await Do($"update submission set state = 'closed' where verification_id = '{withdrawn}'");
        Assert.That(Items(await AskAbout(other)), Is.Empty);
        await Do($"update submission set state = 'decided' where verification_id = '{withdrawn}'");
        Assert.That(Items(await AskAbout(other)), Has.Count.EqualTo(1));
        await Do($"delete from data_key where verification_id = '{withdrawn}'");
        Assert.That(Items(await AskAbout(other)), Is.Empty);
    }

    [Test]
    public async Task Is_not_told_of_a_person_who_was_erased()
    {
        var (erased, other) = (await Visited("erased-1"), await Decided("erased-2"));
        Assert.That(Items(await AskAbout(other)), Has.Count.EqualTo(1));
        await Do($"delete from data_key where verification_id = '{erased}' and member_ordinal = 1");
        Assert.That(Items(await AskAbout(other)), Is.Empty);
    }

    [TestCase(HandedInStore.PersonMax, true)]
    [TestCase(HandedInStore.PersonMax + 1, false)]
    public async Task Is_told_of_a_person_whole_or_not_at_all(int exits, bool told)
    {
        var id = await Visited($"many-{exits}-1");
        await Again(id, exits - 1);
        var other = await Decided($"many-{exits}-2");
        var answers = await AskAbout(other);
        using (Assert.EnterMultipleScope())
        {
            // One and the same visit, noted again and again, is told once.
            Assert.That(Items(answers), Has.Count.EqualTo(told ? 1 : 0));
            Assert.That(answers[0] is Answer.Silent { Why: Silence.NoAnswer }, Is.EqualTo(!told));
            Assert.That(answers.Skip(1).OfType<Answer.Silent>().Select(s => s.Why), Is.All.EqualTo(told ? Silence.NoRecord : Silence.NoAnswer));
        }
    }

    [Test]
    public async Task Stands_in_the_report_of_its_own_verification_with_author_and_day()
    {
        var id = await Visited("report-1");
        var given = (ReportGiven.Given)await The<ReportDesk>().Give(
            new(Submitter, [Scope.Any], "", [Scope.Any]), id, new(null, null, EnglishFirst: false, null), "json", CancellationToken.None);
        var note = given.Report.Items.SelectMany(i => i.Records).SelectMany(r => r.Notes ?? []).Single();
        Assert.That(
            (note.Document, note.DocumentDigest, note.AuthorRef, note.NotedOn, note.AsOf),
            Is.EqualTo((Noted.HomeVisit, Digest, "officer-17 officer-18", VisitedOn, VisitedOn)));
    }

    /// <summary>A household visited after its first verdict: its first member has 700 yuan.</summary>
    private async Task<VerificationId> Visited(string name)
    {
        var id = await Decided(name);
        await Until(async () => await Ask<long>("select count(*) from outbox") == 0);
        await Deliver("verification.exit.supplement", AVisit($"{name}-v", id));
        await The<ExitWork>().Round(CancellationToken.None);
        await Until(async () => await Rounds(id) == 2);
        return id;
    }

    /// <summary>The visit once more so many times, each as if it had opened a round.</summary>
    private async Task Again(VerificationId id, int times)
    {
        for (var i = 0; i < times; i++)
        {
            var key = new ExitKey(Submitter, $"{id.Value:N}-{i}");
            var sealedBody = The<Vault>().SealBody(key.SealRow, "exit", Bytes(AVisit(key.RequestId, id)));
            await Do($"""
                insert into exit select (jsonb_populate_record(exit, jsonb_build_object(
                    'request_id', '{key.RequestId}', 'sealed_body', '\x{Convert.ToHexStringLower(sealedBody)}', 'body_digest', '\x{i:x16}'))).*
                from exit where verification_id = '{id}' and kind = 'supplement' and request_id not like '{id.Value:N}-%'
                """);
        }
    }

    private static JsonObject AVisit(string requestId, VerificationId id)
    {
        var exit = AnExit.Withdrawal(Submitter, requestId, id.Value);
        exit.Remove("why");
        exit["givenOn"] = "2020-06-19";
        exit["visit"] = new JsonObject
        {
            ["visitedOn"] = $"{VisitedOn:yyyy-MM-dd}",
            ["visitorRefs"] = new JsonArray("officer-17", "officer-18"),
            ["documentDigest"] = Digest,
            ["about"] = new JsonArray(new JsonObject
            {
                ["memberRef"] = "m1", ["items"] = new JsonArray(new JsonObject { ["kind"] = "deposit", ["amount"] = "700.00" }),
            }),
        };
        return exit;
    }

    private async Task<IReadOnlyList<Answer>> AskAbout(VerificationId id, Func<Question, Question>? with = null)
    {
        var household = (await The<HouseholdStore>().Load([id], CancellationToken.None)).Single();
        using var keys = The<Vault>().Unwrap(id, (await The<DataKeyStore>().Load([id], CancellationToken.None))[id]);
        var facts = household.Facts(keys);
        var answers = new List<Answer>();
        await foreach (var answer in Source().Ask([.. facts.Members.Select(p => About(facts, p)).Select(with ?? (q => q))], CancellationToken.None))
        {
            answers.Add(answer);
        }

        return answers;
    }

    private ISource Source()
    {
        var rows = new ExitsHandedIn(new(Road), new(Road), new(Road), The<Vault>());
        var settings = new Dictionary<string, string> { ["name.zh"] = "材料", ["name.en"] = "papers", ["gives.0"] = "deposit", ["days_max"] = "3660" };
        return SourcesModule.Kinds(new MemoryShelf(), rows, TimeProvider.System)[SourcesModule.DeclaredKind](Declared, settings, [])!;
    }

    private static Question About(HouseholdFacts facts, Person person) => new()
    {
        Verification = facts.Id,
        Source = Declared,
        MemberOrdinal = person.Ordinal,
        Name = person.Name,
        Document = person.Document,
        Region = facts.Region,
        LookBack = new(null, null),
        AsOf = facts.AsOf,
        ConsentNo = "SQ-1",
        Asker = new(facts.Submitter, facts.Programmes, facts.Purpose),
    };

    private static IReadOnlyList<EvidenceItem> Items(IReadOnlyList<Answer> answers) => [.. answers.OfType<Answer.Answered>().SelectMany(a => a.Items)];

    /// <summary>A register that holds nothing of anybody.</summary>
    private sealed class NoRecord(string id) : ISource
    {
        public SourceDescription Description { get; } = new()
        {
            Id = new(id), Name = new("登记", "A register"), Gives = [EvidenceKind.Deposit], QuestionsAtOnceMax = 100, SearchableBy = [DocumentType.ResidentId],
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

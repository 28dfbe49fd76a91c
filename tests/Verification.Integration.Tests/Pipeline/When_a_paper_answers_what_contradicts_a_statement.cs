using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Verification.Contracts;
using Verification.Contracts.Verdicts;
using Verification.Evidence;
using Verification.Pipeline.Exits;
using Verification.Pipeline.Reports;
using Verification.Platform.Database;
using Verification.Sources.Kit;
using Verification.TestKit.Requests;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Pipeline;

/// <summary>The tax authority shows wages of 2,000 yuan a month, the household states 1,200: it is asked first, and answers with a paper.</summary>
[TestFixture]
public sealed class When_a_paper_answers_what_contradicts_a_statement : RoadRoom
{
    private const string Digest = "5b7f0e6a5d1c48f2a9e0b6c7d8e9f0a13b7f0e6a5d1c48f2a9e0b6c7d8e9f0a1";
    private const string Question = "核对到的收入高于本人申报";

    private protected override SourceCatalogue SourcesOfIt => new(
        [.. new[] { "bank-deposits", "civil-registry", "tax-wages", "social-insurance" }.Select(id => new CataloguedSource(new Wages(id), new() { Id = new(id), Adapter = "test" }))]);

    [TearDown]
    public async Task No_promise_was_broken()
    {
        Assert.That(State.HeldBecause, Is.Null);
        await Do("delete from exit");
        await Do("delete from outbox");
    }

    [TestCase("1200.00", "eligible")]
    [TestCase("2000.00", "ineligible")]
    public async Task The_next_round_decides(string monthly, string outcome)
    {
        var id = await Answered($"answered-{outcome}", monthly, "payroll-statement");
        var verdict = await VerdictOf(id, 2);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await VerdictOf(id, 1)).Programmes[0].Outcome, Is.EqualTo("review"));
            Assert.That((verdict.OpenedBy, verdict.Programmes[0].Outcome), Is.EqualTo(("supplement", outcome)));
            Assert.That(verdict.Programmes[0].OpenQuestions.Select(q => q.Question.Zh), Has.None.StartsWith(Question));
        }
    }

    [Test]
    public async Task The_report_shows_the_record_the_paper_and_who_noted_it()
    {
        var id = await Answered("reported", "1200.00", "payroll-statement");
        var given = (ReportGiven.Given)await The<ReportDesk>().Give(
            new(Submitter, [Scope.Any], "", [Scope.Any]), id, new(null, null, EnglishFirst: false, null), "json", CancellationToken.None);
        var wages = given.Report.Items.Single(i => i is { Item: "wage", MemberRef: "m1" });
        var replaced = wages.Records.Single(r => r.SetAside == "replaced");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((wages.Found, replaced.Found), Is.EqualTo(("14400.00", "24000.00")));
            Assert.That(replaced.By!.Select(n => (n.Document, n.AuthorRef, n.NotedOn)), Is.EqualTo(new[] { ("payroll-statement", "officer-17", new DateOnly(2020, 6, 19)) }));
        }
    }

    /// <summary>A household in review for what it states, and its answer taken in.</summary>
    private async Task<VerificationId> Answered(string name, string monthly, string document)
    {
        var id = await Decided(name);
        await Until(async () => await Ask<long>("select count(*) from outbox") == 0);
        var question = (await VerdictOf(id, 1)).Programmes[0].OpenQuestions.First(q => q.Question.Zh.StartsWith(Question, StringComparison.Ordinal));
        await Deliver("verification.exit.supplement", APaper($"{name}-s", id, question.Id, monthly, document));
        await The<ExitWork>().Round(CancellationToken.None);
        await Until(async () => await Rounds(id) == 2);
        return id;
    }

    private static JsonObject APaper(string requestId, VerificationId id, string question, string monthly, string document)
    {
        var exit = AnExit.Withdrawal(Submitter, requestId, id.Value);
        exit.Remove("why");
        exit["givenOn"] = "2020-06-19";
        exit["authorRef"] = "officer-17";
        exit["answers"] = new JsonArray(new JsonObject
        {
            ["question"] = question, ["accepted"] = document, ["documentDigest"] = Digest, ["asOf"] = "2020-06-18",
            ["about"] = new JsonArray(new JsonObject { ["memberRef"] = "m1", ["items"] = new JsonArray([.. Months.Select(m => Item(m, monthly))]) }),
        });
        return exit;
    }

    private static JsonObject Item(YearMonth month, string monthly) => new()
    {
        ["kind"] = "wage", ["amount"] = monthly, ["from"] = $"{month.FirstDay:yyyy-MM-dd}", ["to"] = $"{month.LastDay:yyyy-MM-dd}",
    };

    private static IEnumerable<YearMonth> Months => Enumerable.Range(0, 12).Select(m => new YearMonth(2019, 6).Plus(m));

    private async Task<VerdictIssued> VerdictOf(VerificationId id, int round) => JsonSerializer.Deserialize(
        await Ask<byte[]>($"select body from verdict where verification_id = '{id}' and round = {round}"), ContractJson.Wire.VerdictIssued)!;

    /// <summary>A tax authority that knows the first member's wages; any other source holds no record.</summary>
    private sealed class Wages(string id) : ISource
    {
        public SourceDescription Description { get; } = new()
        {
            Id = new(id), Name = new("登记", "A register"), Gives = id == "tax-wages" ? [EvidenceKind.Wage] : [], QuestionsAtOnceMax = 100,
            SearchableBy = [DocumentType.ResidentId],
        };

        public async IAsyncEnumerable<Answer> Ask(IReadOnlyList<Question> questions, [EnumeratorCancellation] CancellationToken ct)
        {
            await Task.CompletedTask;
            foreach (var question in questions)
            {
                yield return id == "tax-wages" && question.MemberOrdinal == 1
                    ? Replies.From(question, [.. Months.Select(m => new SourceRecord
                    {
                        Kind = EvidenceKind.Wage, RecordId = $"w-{m}", Period = Period.Of(m), Amount = Money.Of(2000m),
                    })], question.AsOf, new(new(null, null), []))
                    : new Answer.Silent(question.Verification, question.Source, question.MemberOrdinal, Silence.NoRecord, question.AsOf);
            }
        }
    }
}

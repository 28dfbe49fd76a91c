using NUnit.Framework;
using Verification.Evidence;
using Verification.Vocabulary;

namespace Verification.Tests.Evidence;

[TestFixture]
[CancelAfter(30_000)]
internal sealed class When_a_source_answers_wrongly
{
    private static readonly (string Name, Func<IReadOnlyList<Question>, IEnumerable<Answer>> Answers)[] Faults =
    [
        ("another verification", q => [.. All(q), Known(q[0] with { Verification = VerificationId.Derive("x", "y") })]),
        ("another person", q => [.. All(q), Known(q[0] with { MemberOrdinal = 9 })]),
        ("another source", q => [Known(q[0]), Known(q[1] with { Source = new("bank-deposits") })]),
        ("twice", q => [.. All(q), Known(q[0])]),
        ("twice in another way", q => [.. All(q), TestSource.Silent(q[0], Silence.NoRecord)]),
        ("no as-of", q => [Known(q[0]), Known(q[1]) with { AsOf = default }]),
        ("a record of another person", q => [Known(q[0]), With(q[1], i => i with { MemberOrdinal = 1 })]),
        ("a record of another source", q => [Known(q[0]), With(q[1], i => i with { Source = new("bank-deposits") })]),
        ("a record without as-of", q => [Known(q[0]), With(q[1], i => i with { AsOf = default })]),
        ("a record without id", q => [Known(q[0]), With(q[1], i => i with { RecordId = "" })]),
        ("a record ending before it begins", q => [Known(q[0]), With(q[1], i => i with { Period = new(new(2026, 2, 1), new(2026, 1, 1)) })]),
        ("a kind nobody knows", q => [Known(q[0]), With(q[1], i => i with { Kind = (EvidenceKind)999 })]),
        ("an amount no purse holds", q => [Known(q[0]), With(q[1], i => i with { Amount = Money.Max + Money.Of(0.01m) })]),
        ("too many records", q => [Known(q[0]), TestSource.Known(q[1], [.. Enumerable.Repeat(TestSource.Item(q[1]), EvidenceLimits.ItemsPerAnswerMax + 1)])]),
        ("more bytes than are kept", q => [Known(q[0]), Known(q[1]) with { Received = new byte[Answer.ReceivedBytesMax + 1] }]),
        ("nothing at all", q => [Known(q[0]), null!]),
    ];

    [TestCaseSource(nameof(FaultNames))]
    public async Task Nothing_of_the_call_is_kept(string fault, CancellationToken ct)
    {
        var answers = Faults.Single(f => f.Name == fault).Answers;
        var catalogue = Asking.Catalogue(
            new TestSource("tax-wages", (questions, _) => TestSource.Stream(answers(questions))), TestSource.Answering("vehicles"));
        await using var lane = Asking.Lane(catalogue, new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Asking.Now));

        var gathered = await lane.Ask(Asking.Plan(catalogue, Asking.Household()), ct);

        Assert.That(gathered.Closed.Select(a => a.Source.Code), Is.All.EqualTo("vehicles"));
        Assert.That(gathered.Open.Select(o => (o.Source.Code, o.Why)), Is.EqualTo(new[] { ("tax-wages", LaterCause.Untrusted) }));
    }

    [Test]
    public async Task The_most_records_an_answer_may_have_are_kept(CancellationToken ct)
    {
        var catalogue = Asking.Catalogue(TestSource.Each(
            "tax-wages", q => TestSource.Known(q, [.. Enumerable.Repeat(TestSource.Item(q), EvidenceLimits.ItemsPerAnswerMax)])));
        await using var lane = Asking.Lane(catalogue, TimeProvider.System);

        var gathered = await lane.Ask(Asking.Plan(catalogue, Asking.Household()), ct);

        Assert.That(gathered.Closed.Cast<Answer.Answered>().Sum(a => a.Items.Count), Is.EqualTo(2 * EvidenceLimits.ItemsPerAnswerMax));
    }

    [Test]
    public async Task A_late_answer_changes_nothing(CancellationToken ct)
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Asking.Now);
        var until = new TaskCompletionSource();
        var catalogue = Asking.Catalogue(TestSource.Deaf("tax-wages", until.Task));
        await using var lane = Asking.Lane(catalogue, clock);

        try
        {
            var asking = lane.Ask(Asking.Plan(catalogue, Asking.Household()), ct);
            // The call may set its timer after the clock was moved: time goes on until it has run out.
            while (!asking.IsCompleted)
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, ct);
            }

            var gathered = await asking;
            Assert.That((gathered.Closed.Count, gathered.Open.Count), Is.EqualTo((0, 1)));
        }
        finally
        {
            // A deaf source hears no cancellation: without this the lane would wait for it without end.
            until.SetResult();
        }
    }

    private static IEnumerable<string> FaultNames() => Faults.Select(f => f.Name);

    private static IEnumerable<Answer> All(IReadOnlyList<Question> questions) => questions.Select(Known);

    private static Answer.Answered Known(Question question) => TestSource.Known(question);

    private static Answer.Answered With(Question question, Func<EvidenceItem, EvidenceItem> change) =>
        TestSource.Known(question, change(TestSource.Item(question)));
}

using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using Verification.Sources.Declared;
using Verification.Sources.Kit;
using Verification.Sources.Kit.Conformance;
using Verification.TestKit;
using Verification.Vocabulary;

namespace Verification.Tests.Sources;

public sealed class DeclaredTests : SourceSuite
{
    private const string Card = "disability-card";

    private readonly FakeTimeProvider _clock = new(ChinaTime.StartOfDay(AsOf).AddHours(9));

    [Test]
    public async Task Every_record_says_which_paper_shows_it_who_noted_it_and_when()
    {
        var paper = Paper(Card, "a1", AsOf.AddDays(-9), Wage("w-1", 1m)) with { AsOf = AsOf.AddDays(-20) };
        var item = Single(await Ask(Source_of(new MemoryHandedIn().Put(Person(1), paper)), About(1)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(item.Noted, Is.EqualTo(new Noted(Card, "a1", "officer-17", AsOf.AddDays(-9))));
            Assert.That(item.AsOf, Is.EqualTo(AsOf.AddDays(-20)), "the day for which the document speaks");
        }
    }

    [Test]
    public async Task Only_what_the_law_says_that_a_document_settles_is_taken_from_it()
    {
        var source = Source_of(new MemoryHandedIn()
            .Put(Person(1), Paper("bank-statement", "a1", AsOf, Wage("w-1", 1m), Deposit("d-1", "o-1")))
            .Put(Person(1), Paper(Noted.HomeVisit, "a2", AsOf, Deposit("d-2", "o-2"))));
        var question = About(1) with
        {
            Settles = new Dictionary<string, IReadOnlyList<EvidenceKind>> { ["bank-statement"] = [EvidenceKind.Deposit], [Card] = [EvidenceKind.Wage] },
        };
        Assert.That(Items(await Ask(source, question)).Select(i => i.RecordId), Is.EqualTo(["d-1"]));
        Assert.That(Items(await Ask(source, About(1))).Select(i => i.RecordId), Is.EquivalentTo(["w-1", "d-1", "d-2"]), "where the law does not say");
    }

    [Test]
    public async Task Of_two_papers_of_one_kind_about_the_same_thing_the_newer_stands()
    {
        var source = Source_of(new MemoryHandedIn()
            .Put(Person(1), Paper("payroll-statement", "old", AsOf.AddDays(-90), Wage("w-1", 900m) with { ObjectId = "job" }))
            .Put(Person(1), Paper("payroll-statement", "new", AsOf, Wage("w-2", 1_000m) with { ObjectId = "job" }, Wage("w-3", 50m) with { ObjectId = "job" })));
        Assert.That(Items(await Ask(source, About(1))).Select(i => (i.RecordId, i.MayBeSame)), Is.EquivalentTo([("w-2", false), ("w-3", false)]));
    }

    [TestCase("payroll-statement", null, null, true, TestName = "A_second_employer_or_the_same_told_again_counts_both_ways")]
    [TestCase("payroll-statement", "job", null, true, TestName = "Of_two_papers_one_of_which_does_not_name_the_thing_the_older_counts_both_ways")]
    [TestCase("payroll-statement", "other", "job", false, TestName = "Another_thing_stands_beside_it")]
    [TestCase("tax-statement", null, null, false, TestName = "Another_kind_of_paper_stands_beside_it")]
    public async Task Other(string document, string? thing, string? newerThing, bool mayBeSame)
    {
        var source = Source_of(new MemoryHandedIn()
            .Put(Person(1), Paper(document, "old", AsOf.AddDays(-90), Wage("w-1", 900m) with { ObjectId = thing }))
            .Put(Person(1), Paper("payroll-statement", "new", AsOf, Wage("w-2", 1_000m) with { ObjectId = newerThing })));
        Assert.That(Items(await Ask(source, About(1))).Select(i => (i.RecordId, i.MayBeSame)), Is.EquivalentTo([("w-1", mayBeSame), ("w-2", false)]));
    }

    [TestCase(null, true, TestName = "Of_two_balances_of_different_days_that_name_no_account_the_older_counts_both_ways")]
    [TestCase("o-1", false, TestName = "Two_balances_of_one_account_are_told_with_its_name")]
    public async Task Balances(string? account, bool mayBeSame)
    {
        var older = Deposit("d-1", "o-1") with { ObjectId = account, Period = Period.Of(AsOf.AddDays(-90)) };
        var source = Source_of(new MemoryHandedIn()
            .Put(Person(1), Paper("bank-statement", "old", AsOf.AddDays(-90), older))
            .Put(Person(1), Paper("bank-statement", "new", AsOf, older with { RecordId = "d-2", Period = Period.Of(AsOf) })));
        Assert.That(Items(await Ask(source, About(1))).Select(i => (i.RecordId, i.MayBeSame)), Is.EquivalentTo([("d-1", mayBeSame), ("d-2", false)]));
    }

    [Test]
    public async Task The_very_same_document_handed_in_twice_tells_each_record_once()
    {
        var source = Source_of(new MemoryHandedIn()
            .Put(Person(1), Paper("payroll-statement", "a1", AsOf, Wage("first:0", 900m), Wage("first:1", 900m)))
            .Put(Person(1), Paper("payroll-statement", "a1", AsOf, Wage("second:0", 900m), Wage("second:1", 900m))));
        Assert.That(Items(await Ask(source, About(1))).Select(i => (i.RecordId, i.MayBeSame)), Is.EquivalentTo([("second:0", false), ("second:1", false)]));
    }

    [Test]
    public async Task A_newer_paper_that_shows_nothing_takes_the_place_of_what_still_held_and_not_of_what_was_paid()
    {
        var source = Source_of(new MemoryHandedIn()
            .Put(Person(1), Paper("bank-statement", "old", AsOf.AddDays(-90), Wage("w-1", 900m) with { Period = Period.Of(AsOf.AddDays(-90)) }, Deposit("d-1", "o-1")))
            .Put(Person(1), Paper(Noted.HomeVisit, "seen", AsOf.AddDays(-90), Deposit("d-2", "o-2")))
            .Put(Person(1), Paper("bank-statement", "new", AsOf)));
        Assert.That(Items(await Ask(source, About(1))).Select(i => i.RecordId), Is.EquivalentTo(["w-1", "d-2"]));
    }

    [TestCase(0, true)]
    [TestCase(-1, false)]
    public async Task What_speaks_for_a_day_too_long_ago_no_longer_counts_however_lately_it_was_noted(int days, bool counts)
    {
        var paper = Paper(Card, "a1", AsOf, Wage("w-1", 1m)) with { AsOf = Covered.Days.From!.Value.AddDays(days) };
        var answer = (await Ask(Source_of(new MemoryHandedIn().Put(Person(1), paper)), About(1) with { AsOf = AsOf })).Single();
        Assert.That(answer is Answer.Answered, Is.EqualTo(counts));
    }

    [Test]
    public async Task Of_whom_more_was_handed_in_than_is_read_nothing_is_said_and_of_the_others_all()
    {
        var answers = await Ask(Source_of(new TooMuch(Person(1), new MemoryHandedIn().Put(Person(2), Paper(Card, "a1", AsOf, Wage("w-1", 1m))))), About(1), About(2));
        Assert.That(answers.Single(a => a.MemberOrdinal == 1), Is.EqualTo(Replies.Silent(About(1), Silence.NoAnswer)));
        Assert.That(answers.Single(a => a.MemberOrdinal == 2), Is.TypeOf<Answer.Answered>());
    }

    [Test]
    public async Task What_was_noted_too_long_ago_no_longer_counts()
    {
        var papers = new MemoryHandedIn()
            .Put(Person(1), Paper(Card, "old", AsOf.AddDays(-547), Wage("w-1", 1m)))
            .Put(Person(2), Paper(Card, "just", AsOf.AddDays(-546), Wage("w-2", 1m)));
        var answers = await Ask(Source_of(papers), About(1), About(2));
        Assert.That(answers[0], Is.EqualTo(Replies.Silent(About(1), Silence.NoRecord, AsOf) with { Covered = new(AsOf.AddDays(-546), AsOf) }));
        Assert.That(answers[1], Is.TypeOf<Answer.Answered>());
    }

    [Test]
    public void A_wrong_setting_is_told_with_its_range()
    {
        var faults = new List<string>();
        var settings = new Dictionary<string, string> { ["name.zh"] = "材料", ["name.en"] = "papers", ["gives.0"] = "disability", ["days_max"] = "0", ["days"] = "1" };
        Assert.That(DeclaredSource.Create(Source, settings, faults, new MemoryHandedIn(), _clock), Is.Null);
        Assert.That(faults, Has.Count.EqualTo(2).And.Some.StartsWith("days_max: a whole number between 1 and 3660").And.Some.StartsWith("days: unknown setting"));
    }

    protected override string? WhyNot(string check) => check.Split('.') switch
    {
        ["answer", "signals"] => "nobody hands in a signal",
        ["silence", _] => "there are papers of a person or none",
        ["fault", _] => "papers are read from our own rows, which were checked when they came in",
        _ => null,
    };

    protected override Task<ISource> Holding(IReadOnlyList<(IdentityDocument Person, SourceRecord Record)> records)
    {
        var papers = new MemoryHandedIn();
        foreach (var person in records.GroupBy(r => r.Person))
        {
            papers.Put(person.Key, Paper("any", "a1", AsOf, [.. person.Select(r => r.Record)]));
        }

        return Task.FromResult<ISource>(Source_of(papers));
    }

    protected override Task<(ISource Source, IAsyncDisposable Hold)?> Hanging()
    {
        var rows = new Rows();
        return Task.FromResult<(ISource, IAsyncDisposable)?>((Source_of(rows), rows));
    }

    protected override Task<ISource?> Gone() => Task.FromResult<ISource?>(Source_of(new Rows { Gone = true }));

    protected override Task<ISource?> Failing(SourceFault fault, IdentityDocument person) => fault switch
    {
        SourceFault.Contradictory => Task.FromResult<ISource?>(Source_of(new MemoryHandedIn().Put(person, Paper("any", "a1", AsOf, Wage("w-1", 1m), Wage("w-1", 2m))))),
        _ => base.Failing(fault, person),
    };

    private static HandedIn Paper(string document, string id, DateOnly notedOn, params IReadOnlyList<SourceRecord> records) =>
        new(new(document, id, "officer-17", notedOn), notedOn, records);

    private static SourceRecord Deposit(string id, string thing) =>
        new() { Kind = EvidenceKind.Deposit, RecordId = id, Period = Period.Of(AsOf), Amount = Money.Of(1m), ObjectId = thing };

    private static IReadOnlyList<EvidenceItem> Items(IReadOnlyList<Answer> answers) => ((Answer.Answered)answers.Single()).Items;

    private static EvidenceItem Single(IReadOnlyList<Answer> answers) => Items(answers).Single();

    // From the first day the suite's records are complete for.
    private ISource Source_of(IHandedIn papers)
    {
        var faults = new List<string>();
        var settings = new Dictionary<string, string>
        {
            ["name.zh"] = "材料", ["name.en"] = "papers", ["gives.0"] = "wage", ["gives.1"] = "deposit",
            ["days_max"] = $"{AsOf.DayNumber - Covered.Days.From!.Value.DayNumber}",
        };
        var source = DeclaredSource.Create(Source, settings, faults, papers, _clock);
        Assert.That(faults, Is.Empty);
        return source!;
    }

    /// <summary>Of one person more than is read.</summary>
    private sealed class TooMuch(IdentityDocument person, IHandedIn rest) : IHandedIn
    {
        public async Task<IReadOnlyList<IReadOnlyList<HandedIn>?>> Find(IReadOnlyList<Question> questions, DateOnly since, CancellationToken ct) =>
            [.. questions.Zip(await rest.Find(questions, since, ct), (question, papers) => question.Document == person ? null : papers)];
    }

    /// <summary>Rows that are not read as long as this stands, or never.</summary>
    private sealed class Rows : IHandedIn, IAsyncDisposable
    {
        private readonly TaskCompletionSource _free = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool Gone { get; init; }

        public async Task<IReadOnlyList<IReadOnlyList<HandedIn>?>> Find(IReadOnlyList<Question> questions, DateOnly since, CancellationToken ct)
        {
            if (Gone)
            {
                throw new IOException("the database cannot be reached");
            }

            await _free.Task.WaitAsync(ct);
            return [.. questions.Select(_ => (IReadOnlyList<HandedIn>)[])];
        }

        public ValueTask DisposeAsync()
        {
            _free.TrySetResult();
            return ValueTask.CompletedTask;
        }
    }
}

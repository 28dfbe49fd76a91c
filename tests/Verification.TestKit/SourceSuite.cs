using NUnit.Framework;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.TestKit;

/// <summary>What every adapter must do, before it has tests of its own: derive from it and say how your source is set up.</summary>
/// <remarks>A situation that cannot arise with an adapter (a shelf is never garbage) returns null and passes.</remarks>
public abstract class SourceSuite
{
    protected static readonly SourceId Source = new("suite-source");
    protected static readonly DateOnly AsOf = new(2020, 6, 30);
    protected static readonly Coverage Covered = new(new(new(2019, 1, 1), AsOf), []);

    /// <summary>Most questions in one call a set-up source takes.</summary>
    protected const int QuestionsAtOnce = 300;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    /// <summary>A source of deposits and wages that holds exactly these records, complete as of <see cref="AsOf"/>.</summary>
    protected abstract Task<ISource> Holding(IReadOnlyList<(IdentityDocument Person, SourceRecord Record)> records);

    /// <summary>A source that will not answer while the test runs, and what lets it go.</summary>
    protected virtual Task<(ISource Source, IAsyncDisposable Hold)?> Hanging() => Task.FromResult<(ISource, IAsyncDisposable)?>(null);

    /// <summary>A source that cannot be reached.</summary>
    protected virtual Task<ISource?> Gone() => Task.FromResult<ISource?>(null);

    /// <summary>A source holding about this person a record that cannot be believed.</summary>
    protected virtual Task<ISource?> Garbage(IdentityDocument person) => Task.FromResult<ISource?>(null);

    /// <summary>A source holding more about this person than it may send.</summary>
    protected virtual Task<ISource?> Oversize(IdentityDocument person) => Task.FromResult<ISource?>(null);

    [Test]
    public async Task Everything_held_of_a_person_is_answered()
    {
        var wage = Wage("w-1", 1_200.50m);
        var refund = Wage("w-2", -300m) with { ObjectId = "o-1", Detail = "reversal" };
        var source = await Holding([(Person(1), wage), (Person(1), refund), (Person(2), Wage("w-3", 1m))]);

        var answer = (Answer.Answered)(await Ask(source, About(1)))[0];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Items.Select(i => (i.RecordId, i.Kind, i.Period, i.Amount, i.ObjectId, i.Detail)), Is.EquivalentTo(new[]
            {
                (wage.RecordId, wage.Kind, wage.Period, wage.Amount, wage.ObjectId, wage.Detail),
                (refund.RecordId, refund.Kind, refund.Period, refund.Amount, refund.ObjectId, refund.Detail),
            }));
            Assert.That(answer.Items.Select(i => (i.MemberOrdinal, i.Source, i.AsOf)), Has.All.EqualTo((1, Source, AsOf)));
            Assert.That((answer.AsOf, answer.Coverage.Days), Is.EqualTo((AsOf, Covered.Days)));
        }
    }

    [Test]
    public async Task Nobody_known_is_no_record_and_not_zero()
    {
        var source = await Holding([(Person(1), Wage("w-1", 1m))]);

        var answer = (await Ask(source, About(2)))[0];

        Assert.That(answer, Is.EqualTo(Replies.Silent(About(2), Silence.NoRecord, AsOf)));
    }

    [Test]
    public async Task A_document_it_cannot_search_by_is_said_to_be_so_and_spoils_nothing()
    {
        var source = await Holding([(Person(1), Wage("w-1", 1m))]);
        var passport = About(2) with { Document = new(DocumentType.Passport, "E12345678") };

        var answers = await Ask(source, passport, About(1));

        Assert.That(answers.OfType<Answer.Silent>().Single(), Is.EqualTo(Replies.Silent(passport, Silence.NotSearchable)));
        Assert.That(answers.OfType<Answer.Answered>().Single().MemberOrdinal, Is.EqualTo(1));
    }

    [Test]
    public async Task Many_questions_are_answered_once_each()
    {
        var source = await Holding([.. Enumerable.Range(1, QuestionsAtOnce).Where(i => i % 3 == 0).Select(i => (Person(i), Wage($"w-{i}", i)))]);
        var questions = Enumerable.Range(1, QuestionsAtOnce).Select(About).ToArray();

        var answers = await Ask(source, questions);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(source.Description.QuestionsAtOnceMax, Is.GreaterThanOrEqualTo(QuestionsAtOnce));
            Assert.That(answers.Select(a => a.MemberOrdinal), Is.EquivalentTo(Enumerable.Range(1, QuestionsAtOnce)));
            Assert.That(answers.OfType<Answer.Answered>(), Has.All.Matches<Answer.Answered>(a => a?.Items.Single().Amount == Money.Of(a!.MemberOrdinal)));
            Assert.That(answers.OfType<Answer.Answered>().Count(), Is.EqualTo(QuestionsAtOnce / 3));
        }
    }

    [Test]
    public async Task Two_households_may_ask_about_one_person()
    {
        var source = await Holding([(Person(1), Wage("w-1", 1m))]);
        var other = About(1) with { Verification = VerificationId.Derive("suite", "other") };

        var answers = await Ask(source, About(1), other);

        Assert.That(answers.Select(a => a.Verification), Is.EquivalentTo(new[] { About(1).Verification, other.Verification }));
    }

    [Test]
    public async Task A_record_sent_twice_counts_once()
    {
        var source = await Holding([(Person(1), Wage("w-1", 700m)), (Person(1), Wage("w-1", 700m)), (Person(1), Wage("w-2", 700m))]);

        var answer = (Answer.Answered)(await Ask(source, About(1)))[0];

        Assert.That(answer.Items.Select(i => i.RecordId), Is.EquivalentTo(["w-1", "w-2"]));
    }

    [Test]
    public async Task A_part_of_an_object_leaves_the_rest_to_others()
    {
        var half = new SourceRecord
        {
            Kind = EvidenceKind.Deposit, RecordId = "d-1", Period = Period.Of(AsOf), Amount = Money.Of(100m), Share = 0.5m, ObjectId = "account",
        };
        var source = await Holding([(Person(1), half)]);

        var item = ((Answer.Answered)(await Ask(source, About(1)))[0]).Items.Single();

        Assert.That(item.Holders.Select(h => (h.MemberOrdinal, h.Share.Low)), Is.EquivalentTo(new (int?, decimal?)[] { (1, 0.5m), (null, 0.5m) }));
    }

    [Test]
    public async Task No_question_asks_for_nothing()
    {
        var source = await Holding([]);

        Assert.That(await Ask(source), Is.Empty);
    }

    [Test]
    public async Task Cancelling_ends_a_call_that_hangs()
    {
        if (await Hanging() is not { } hanging)
        {
            return;
        }

        await using var hold = hanging.Hold;
        using var impatience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var asking = Ask(hanging.Source, impatience.Token, About(1));

        Assert.That(async () => await asking.WaitAsync(Soon), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_source_that_is_gone_fails_the_call_and_says_nothing_of_anybody()
    {
        if (await Gone() is { } source)
        {
            Assert.That(async () => await Ask(source, About(1)).WaitAsync(Soon), Throws.Exception.Not.InstanceOf<TimeoutException>());
        }
    }

    [Test]
    public async Task Garbage_fails_the_call_and_is_not_repeated_in_the_message()
    {
        if (await Garbage(Person(1)) is { } source)
        {
            Assert.That(
                async () => await Ask(source, About(2), About(1)).WaitAsync(Soon),
                Throws.Exception.Not.InstanceOf<TimeoutException>().And.Message.Not.Contains(Person(1).Number!));
        }
    }

    [Test]
    public async Task More_than_it_may_send_fails_the_call()
    {
        if (await Oversize(Person(1)) is { } source)
        {
            Assert.That(async () => await Ask(source, About(1)).WaitAsync(Soon), Throws.InstanceOf<UnreadableAnswer>());
        }
    }

    /// <summary>The person with this number, whose resident id is right and nobody's.</summary>
    protected static IdentityDocument Person(int number)
    {
        var digits = $"6205991970{1 + (number / 899 % 12):00}01{number % 899 + 1:000}";
        return new(DocumentType.ResidentId, digits + ResidentId.CheckCharacter(digits));
    }

    protected static SourceRecord Wage(string id, decimal amount) => new()
    {
        Kind = EvidenceKind.Wage, RecordId = id, Period = Period.Of(new YearMonth(2020, 3)), Amount = Money.Of(amount),
    };

    protected static Question About(int person) => new()
    {
        Verification = VerificationId.Derive("suite", "household"),
        Source = Source,
        MemberOrdinal = person,
        Name = "王小明",
        Document = Person(person),
        Region = RegionCode.Parse("620502"),
        LookBack = new(new(2019, 6, 1), new(2020, 5, 31)),
        AsOf = new(2020, 6, 15),
        ConsentNo = "SQ-1",
    };

    protected static Task<List<Answer>> Ask(ISource source, params Question[] questions) => Ask(source, CancellationToken.None, questions);

    private static async Task<List<Answer>> Ask(ISource source, CancellationToken ct, params Question[] questions)
    {
        var answers = new List<Answer>();
        await foreach (var answer in source.Ask(questions, ct))
        {
            answers.Add(answer);
        }

        return answers;
    }
}

using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using Verification.Sources.InProcess;
using Verification.Sources.Kit;
using Verification.TestKit;
using Verification.Vocabulary;

namespace Verification.Tests.Sources;

public sealed class InProcessTests : SourceSuite
{
    private readonly FakeTimeProvider _clock = new();

    private static readonly SourceDescription Description = new()
    {
        Id = Source,
        Name = new("测试登记", "a register"),
        Gives = [EvidenceKind.Wage, EvidenceKind.Deposit],
        QuestionsAtOnceMax = 1_000,
        SearchableBy = [DocumentType.ResidentId],
    };

    [Test]
    public async Task Somebody_late_is_answered_after_the_delay_and_not_before()
    {
        var source = Source_of(new Register { AsOf = AsOf }.Put(Person(1), Wage("w-1", 1m)).Delay(Person(1), TimeSpan.FromSeconds(5)));

        var first = (await Ask(source, About(1)))[0];
        _clock.Advance(TimeSpan.FromSeconds(4));
        var second = (await Ask(source, About(1)))[0];
        _clock.Advance(TimeSpan.FromSeconds(1));
        var third = (await Ask(source, About(1)))[0];

        Assert.That(new[] { first, second }, Has.All.InstanceOf<Answer.Later>());
        Assert.That(third, Is.InstanceOf<Answer.Answered>());
    }

    [Test]
    public async Task Somebody_never_answered_stays_open()
    {
        var source = Source_of(new Register { AsOf = AsOf }.Delay(Person(1), null));

        await Ask(source, About(1));
        _clock.Advance(TimeSpan.FromDays(300));

        Assert.That((await Ask(source, About(1)))[0], Is.InstanceOf<Answer.Later>());
    }

    [Test]
    public async Task Others_are_answered_before_it_hangs_over_somebody()
    {
        using var impatience = new CancellationTokenSource();
        var source = Source_of(new Register { AsOf = AsOf }.Hang(Person(1)));
        await using var answers = source.Ask([About(1), About(2)], impatience.Token).GetAsyncEnumerator();

        Assert.That(await answers.MoveNextAsync(), Is.True);
        Assert.That(answers.Current.Verification, Is.EqualTo(About(2).Verification));
        Assert.That(answers.Current.MemberOrdinal, Is.EqualTo(About(2).MemberOrdinal));
        var more = answers.MoveNextAsync();
        await impatience.CancelAsync();
        Assert.That(async () => await more, Throws.InstanceOf<OperationCanceledException>());
    }

    protected override string? WhyNot(string check) => check.Split('.') switch
    {
        ["silence", _] => "a register in this process holds records or none, and says nothing else",
        ["fault", _] => "nothing is read or sent while a register in this process is asked",
        _ => null,
    };

    protected override Task<ISource> Holding(IReadOnlyList<(IdentityDocument Person, SourceRecord Record)> records)
    {
        var register = new Register { AsOf = AsOf, Coverage = Covered };
        foreach (var (person, record) in records)
        {
            register.Put(person, record);
        }

        return Task.FromResult<ISource>(Source_of(register));
    }

    protected override Task<ISource?> Raising(
        IReadOnlyList<(IdentityDocument Person, SourceRecord Record)> records, IReadOnlyList<(IdentityDocument Person, SignalRecord Signal)> signals)
    {
        var register = new Register { AsOf = AsOf, Coverage = Covered };
        foreach (var (person, record) in records)
        {
            register.Put(person, record);
        }

        foreach (var (person, signal) in signals)
        {
            register.PutSignals(person, signal);
        }

        return Task.FromResult<ISource?>(Source_of(register));
    }

    protected override Task<(ISource Source, Func<Task> Arrive)?> Pending(IdentityDocument person)
    {
        var register = new Register { AsOf = AsOf }.Put(person, Wage("late", 1m)).Delay(person, TimeSpan.FromSeconds(5));
        return Task.FromResult<(ISource, Func<Task>)?>((Source_of(register), () =>
        {
            _clock.Advance(TimeSpan.FromSeconds(5));
            return Task.CompletedTask;
        }));
    }

    protected override Task<(ISource Source, IAsyncDisposable Hold)?> Hanging() =>
        Task.FromResult<(ISource, IAsyncDisposable)?>((Source_of(new Register { AsOf = AsOf }.Hang(Person(1))), new MemoryStream()));

    private RegisterSource Source_of(Register register) => new(Description, register, _clock);
}

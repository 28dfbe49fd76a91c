using NUnit.Framework;
using Verification.Sources.Kit;
using Verification.Sources.Kit.Conformance;
using Verification.Vocabulary;

namespace Verification.TestKit;

/// <summary>The kit's conformance suite over one adapter: derive from it and say how your source is set up.</summary>
/// <remarks>A situation that cannot arise with an adapter (a shelf is never garbage) returns null, and <see cref="WhyNot"/> says why.</remarks>
public abstract class SourceSuite
{
    protected static readonly SourceId Source = TrialWorld.Source;
    protected static readonly DateOnly AsOf = TrialWorld.AsOf;
    protected static readonly Coverage Covered = TrialWorld.Covered;

    /// <summary>What the interface has room for; everything, unless the suite says less.</summary>
    protected virtual Carried Carries => Carried.Everything;

    /// <summary>Why a situation is null, by the check that asks for it (<c>fault.reset</c>), as a clause; without it the check fails.</summary>
    protected virtual string? WhyNot(string check) => null;

    /// <summary>
    /// A source that gives <see cref="Carried.Kinds"/> and holds exactly these records, complete as of <see cref="AsOf"/>; what a record has that
    /// there is no room for is left out. No records: it knows everybody and holds nothing.
    /// </summary>
    protected abstract Task<ISource> Holding(IReadOnlyList<(IdentityDocument Person, SourceRecord Record)> records);

    /// <summary>The same with these signals beside the records; the source raises <see cref="Carried.Signal"/>. To be overridden wherever <c>raises</c> is a setting.</summary>
    protected virtual Task<ISource?> Raising(
        IReadOnlyList<(IdentityDocument Person, SourceRecord Record)> records, IReadOnlyList<(IdentityDocument Person, SignalRecord Signal)> signals) =>
        Task.FromResult<ISource?>(null);

    /// <summary>A source that will not answer while the test runs, and what lets it go.</summary>
    protected virtual Task<(ISource Source, IAsyncDisposable Hold)?> Hanging() => Task.FromResult<(ISource, IAsyncDisposable)?>(null);

    /// <summary>A source that cannot be reached.</summary>
    protected virtual Task<ISource?> Gone() => Task.FromResult<ISource?>(null);

    /// <summary>A source holding about this person a record that cannot be believed.</summary>
    protected virtual Task<ISource?> Garbage(IdentityDocument person) => Task.FromResult<ISource?>(null);

    /// <summary>A source holding more about this person than it may send.</summary>
    protected virtual Task<ISource?> Oversize(IdentityDocument person) => Task.FromResult<ISource?>(null);

    /// <summary>A source that knows nothing of this person, for this reason.</summary>
    protected virtual Task<ISource?> Silent(Silence why, IdentityDocument person) => Task.FromResult<ISource?>(null);

    /// <summary>A source that promises its answer about this person, and what makes it hold one: <c>Carries.Record("late", 1m)</c>.</summary>
    protected virtual Task<(ISource Source, Func<Task> Arrive)?> Pending(IdentityDocument person) => Task.FromResult<(ISource, Func<Task>)?>(null);

    /// <summary>A source that fails in this way when it is asked about this person.</summary>
    protected virtual Task<ISource?> Failing(SourceFault fault, IdentityDocument person) => fault switch
    {
        SourceFault.Gone => Gone(),
        SourceFault.Garbage => Garbage(person),
        SourceFault.Oversize => Oversize(person),
        _ => Task.FromResult<ISource?>(null),
    };

    [TestCaseSource(nameof(Checks))]
    public async Task The_adapter_conforms_to(ConformanceCheck check)
    {
        await using var trial = new Shell(this);
        var outcome = await check.Try(trial, CancellationToken.None);
        Assert.That(outcome.Result, Is.Not.EqualTo(CheckResult.Failed), $"{TestContext.CurrentContext.Test.FullName}: {check.Meaning.En}: {outcome.Why}");
        if (outcome.Result == CheckResult.NotPossible)
        {
            Assert.That(outcome.Why, Is.Not.Null.And.Not.Empty, $"{check.Name} cannot arise, and nothing says why: override {nameof(WhyNot)}");
            Assert.Pass($"{check.Name} cannot arise: {outcome.Why}");
        }
    }

    /// <summary>The person with this number, whose resident id is right and nobody's.</summary>
    protected static IdentityDocument Person(int number) => TrialWorld.Person(number);

    protected static SourceRecord Wage(string id, decimal amount) => TrialWorld.Wage(id, amount);

    protected static Question About(int person) => TrialWorld.About(person);

    protected static Task<List<Answer>> Ask(ISource source, params Question[] questions) => TrialWorld.Ask(source, CancellationToken.None, questions);

    private static IReadOnlyList<ConformanceCheck> Checks() => ConformanceSuite.Checks;

    /// <summary>The trial that is this fixture.</summary>
    private sealed class Shell(SourceSuite suite) : SourceTrial
    {
        public override Carried Carries => suite.Carries;

        public override string? WhyNot(string check) => suite.WhyNot(check);

        public override Task<ISource> Holding(IReadOnlyList<(IdentityDocument Person, SourceRecord Record)> records) => suite.Holding(records);

        public override Task<ISource?> Raising(
            IReadOnlyList<(IdentityDocument Person, SourceRecord Record)> records, IReadOnlyList<(IdentityDocument Person, SignalRecord Signal)> signals) =>
            suite.Raising(records, signals);

        public override Task<(ISource Source, IAsyncDisposable Hold)?> Hanging() => suite.Hanging();

        public override Task<ISource?> Silent(Silence why, IdentityDocument person) => suite.Silent(why, person);

        public override Task<(ISource Source, Func<Task> Arrive)?> Pending(IdentityDocument person) => suite.Pending(person);

        public override Task<ISource?> Failing(SourceFault fault, IdentityDocument person) => suite.Failing(fault, person);
    }
}

using Verification.Vocabulary;

namespace Verification.Sources.Kit.Conformance;

/// <summary>How an adapter's source is set up for the suite: each method builds one situation.</summary>
/// <remarks>
/// A situation that cannot arise with the adapter is null, and <see cref="WhyNot"/> says why: a shelf is never garbage. What is built is ended
/// with the trial. A trial stands for itself: files, ports and tables it chose, nobody else's.
/// </remarks>
public abstract class SourceTrial : IAsyncDisposable
{
    /// <summary>What the interface has room for; everything, unless the trial says less.</summary>
    public virtual Carried Carries => Carried.Everything;

    /// <summary>Why a situation is null, by the check that asks for it (<c>fault.reset</c>), as a clause; the report lists it.</summary>
    public virtual string? WhyNot(string check) => null;

    /// <summary>
    /// A source that gives <see cref="Carried.Kinds"/> and holds exactly these records, complete as of <see cref="TrialWorld.AsOf"/>; what a record
    /// has that there is no room for is left out. No records: it knows everybody and holds nothing.
    /// </summary>
    public abstract Task<ISource> Holding(IReadOnlyList<(IdentityDocument Person, SourceRecord Record)> records);

    /// <summary>The same with these signals beside the records; the source raises <see cref="Carried.Signal"/>. To be overridden wherever <c>raises</c> is a setting.</summary>
    public virtual Task<ISource?> Raising(
        IReadOnlyList<(IdentityDocument Person, SourceRecord Record)> records, IReadOnlyList<(IdentityDocument Person, SignalRecord Signal)> signals) =>
        Task.FromResult<ISource?>(null);

    /// <summary>A source that will not answer while a check runs, and what lets it go.</summary>
    public virtual Task<(ISource Source, IAsyncDisposable Hold)?> Hanging() => Task.FromResult<(ISource, IAsyncDisposable)?>(null);

    /// <summary>A source that knows nothing of this person, for this reason.</summary>
    public virtual Task<ISource?> Silent(Silence why, IdentityDocument person) => Task.FromResult<ISource?>(null);

    /// <summary>A source that promises its answer about this person, and what makes it hold one: <c>Carries.Record("late", 1m)</c>.</summary>
    public virtual Task<(ISource Source, Func<Task> Arrive)?> Pending(IdentityDocument person) => Task.FromResult<(ISource, Func<Task>)?>(null);

    /// <summary>A source that fails in this way when it is asked about this person.</summary>
    public virtual Task<ISource?> Failing(SourceFault fault, IdentityDocument person) => Task.FromResult<ISource?>(null);

    /// <summary>Ends what was built.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}

/// <summary>What may go wrong at a source or on the way to it; none of it may become evidence or absence.</summary>
public enum SourceFault
{
    /// <summary>It cannot be reached.</summary>
    Gone,

    /// <summary>A record that cannot be believed.</summary>
    Garbage,

    /// <summary>More than it may send.</summary>
    Oversize,

    /// <summary>It breaks off in the middle.</summary>
    Truncated,

    /// <summary>The connection is torn down in the middle.</summary>
    Reset,

    /// <summary>It says that it has failed.</summary>
    ServerError,

    /// <summary>It says that all is well and sends a page about its failure.</summary>
    ErrorPage,

    /// <summary>Something of another type than agreed.</summary>
    WrongType,

    /// <summary>Two answers to one question.</summary>
    Duplicate,

    /// <summary>Two different records under one id.</summary>
    Contradictory,

    /// <summary>An answer about somebody else.</summary>
    AnotherPerson,

    /// <summary>An answer to a question nobody asked now.</summary>
    AnotherQuestion,
}

using System.Runtime.CompilerServices;
using Verification.Sources.Kit;
using Verification.Sources.Kit.Conformance;
using Verification.Vocabulary;

namespace Verification.Tests.Sources;

/// <summary>A trial of a register of contributions by month, and what a test changes of it.</summary>
internal sealed class ANarrowTrial : SourceTrial
{
    /// <summary>What the register has room for, as the trial says.</summary>
    public Carried Says { get; init; } = new()
    {
        Kinds = [EvidenceKind.Contribution], Days = CarriedDays.Month, Amounts = CarriedAmounts.NotNegative, Shares = false, ObjectIds = false, Details = [],
        AsOf = CarriedAsOf.DayAsked, Coverage = false,
    };

    public IReadOnlyList<EvidenceKind> Gives { get; init; } = [EvidenceKind.Contribution];

    public IReadOnlyList<SignalKind> Raises { get; init; } = [];

    /// <summary>How a record comes back over the line.</summary>
    public Func<SourceRecord, SourceRecord> Sends { get; init; } = held => new()
    {
        RecordId = held.RecordId, Kind = EvidenceKind.Contribution, Period = held.Period, Amount = held.Amount, Detail = "employee",
    };

    public Func<Question, DateOnly> SpeaksFor { get; init; } = question => question.AsOf;

    public Silence Nobody { get; init; } = Silence.NoRecord;

    public override Carried Carries => Says;

    /// <summary>Records of one person the suite has held at most.</summary>
    public int Held { get; private set; }

    public override Task<ISource> Holding(IReadOnlyList<(IdentityDocument Person, SourceRecord Record)> records)
    {
        Held = Math.Max(Held, records.GroupBy(r => r.Person).Select(r => r.Count()).DefaultIfEmpty().Max());
        return Task.FromResult<ISource>(new Register(this, records));
    }

    /// <summary>What the suite makes of it, by check.</summary>
    public async Task<CheckOutcome> Check(string name) => await ConformanceSuite.Checks.Single(c => c.Name == name).Try(this, CancellationToken.None);

    private sealed class Register(ANarrowTrial trial, IReadOnlyList<(IdentityDocument Person, SourceRecord Record)> held) : ISource
    {
        public SourceDescription Description { get; } = new()
        {
            Id = TrialWorld.Source, Name = new("公积金", "fund"), Gives = trial.Gives, Raises = trial.Raises, QuestionsAtOnceMax = 100,
            SearchableBy = [DocumentType.ResidentId],
        };

        public async IAsyncEnumerable<Answer> Ask(IReadOnlyList<Question> questions, [EnumeratorCancellation] CancellationToken ct)
        {
            await Task.CompletedTask;
            foreach (var question in questions)
            {
                ct.ThrowIfCancellationRequested();
                var records = held.Where(h => h.Person == question.Document).Select(h => trial.Sends(h.Record)).ToList();
                yield return !Replies.CanSearch(Description, question) ? Replies.Silent(question, Silence.NotSearchable)
                    : records.Count == 0 && trial.Nobody != Silence.NoRecord ? Replies.Silent(question, trial.Nobody)
                    : Replies.From(question, records, trial.SpeaksFor(question), Coverage.Unstated);
            }
        }
    }
}

using Verification.Vocabulary;

namespace Verification.Sources.Kit.Conformance;

/// <summary>The persons, records and questions of the suite; the persons' numbers are right and nobody's.</summary>
public static class TrialWorld
{
    /// <summary>Most questions in one check.</summary>
    public const int QuestionsAtOnce = 300;

    private const int BirthdaysPerMonth = 899;
    private const int Months = 12;

    public static readonly SourceId Source = new("suite-source");

    /// <summary>Day for which the source's records are complete.</summary>
    public static readonly DateOnly AsOf = new(2020, 6, 30);

    /// <summary>Noon of <see cref="AsOf"/> in China: for a source whose answers are as of the day of asking.</summary>
    public static TimeProvider Clock { get; } = new StandingClock(ChinaTime.StartOfDay(AsOf).AddHours(12));

    /// <summary>Days for which the source's records are complete.</summary>
    public static Coverage Covered { get; } = new(new(new(2019, 1, 1), AsOf), []);

    /// <summary>The person with this number, 1…10000.</summary>
    public static IdentityDocument Person(int number)
    {
        var digits = $"6205991970{1 + (number / BirthdaysPerMonth % Months):00}01{number % BirthdaysPerMonth + 1:000}";
        return new(DocumentType.ResidentId, digits + ResidentId.CheckCharacter(digits));
    }

    /// <summary>A wage of March 2020.</summary>
    public static SourceRecord Wage(string id, decimal amount) => new()
    {
        Kind = EvidenceKind.Wage, RecordId = id, Period = Period.Of(new YearMonth(2020, 3)), Amount = Money.Of(amount),
    };

    /// <summary>A large outflow of March 2020.</summary>
    public static SignalRecord Outflow(string id, decimal size) => new()
    {
        Kind = SignalKind.LargeOutflow, RecordId = id, Period = Period.Of(new YearMonth(2020, 3)), Size = Money.Of(size),
    };

    /// <summary>The question about this person, who is the member of that ordinal; asked for 15 June 2020.</summary>
    public static Question About(int person) => new()
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

    /// <summary>All answers, in as many calls as the source's limit asks for.</summary>
    public static async Task<List<Answer>> Ask(ISource source, CancellationToken ct, params IReadOnlyList<Question> questions)
    {
        var answers = new List<Answer>();
        foreach (var call in questions.Count == 0 ? [[]] : questions.Chunk(source.Description.QuestionsAtOnceMax))
        {
            await foreach (var answer in source.Ask(call, ct).WithCancellation(ct))
            {
                answers.Add(answer);
            }
        }

        return answers;
    }

    private sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}

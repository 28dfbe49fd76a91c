using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>Whose enrolment in a programme is told, by keyed hash, and by whom.</summary>
public sealed record EnrolledPerson(byte[] Index, Programme Programme, VerificationId? Verification, RowScope Scope);

/// <summary>Who receives what already, by keyed hash of the person.</summary>
public sealed class EnrolmentStore(RoadDatabase road)
{
    private const int FoundMax = 5_000;

    private const string Upsert = """
        insert into enrolment (person_index, programme, month_from, month_to, verification_id, submitter, programmes, region, purpose)
        values (@index, @programme, @from, @to, @verification, @submitter, @programmes, @region, @purpose)
        on conflict (person_index, programme, month_from, submitter) do update
            set month_to = excluded.month_to, verification_id = excluded.verification_id
        """;

    // What later decisions took back was never received; the decisions themselves are kept.
    private const string Forget = """
        delete from enrolment
        where person_index = @index and programme = @programme and submitter = @submitter and month_from <> all (@standing)
        """;

    // Open ends count as still receiving; the asker's own enrolments are not "elsewhere".
    private const string Elsewhere = """
        select distinct asked.place, enrolment.programme, enrolment.month_from, enrolment.month_to
        from unnest(@places, @indexes, @submitters, @days) as asked (place, person_index, submitter, day)
        join enrolment on enrolment.person_index = asked.person_index
        where enrolment.submitter <> asked.submitter
          and (enrolment.month_to is null or enrolment.month_to >= date_trunc('month', asked.day))
        order by asked.place, enrolment.programme, enrolment.month_from
        limit @limit
        """;

    /// <summary>Makes a person's enrolments what they are now, in the transaction of the decision they follow from.</summary>
    /// <remarks>A second run finds them so.</remarks>
    public async Task Record(Batch batch, EnrolledPerson person, IReadOnlyList<EnrolmentSpan> spans, CancellationToken ct)
    {
        await batch.Execute(Forget, new
        {
            index = person.Index,
            programme = person.Programme.Code,
            submitter = person.Scope.Submitter,
            standing = spans.Select(s => s.From.FirstDay).ToArray(),
        }, ct);
        foreach (var span in spans)
        {
            await batch.Execute(Upsert, Columns(person, span), ct);
        }
    }

    /// <summary>What each person receives through others.</summary>
    /// <remarks>One statement without a transaction around it: the use is recorded with the evidence it becomes (<see cref="EnrolmentUses"/>).</remarks>
    /// <returns>By question, in their order.</returns>
    public async Task<IReadOnlyList<IReadOnlyList<FoundEnrolment>>> FindElsewhere(IReadOnlyList<AskedPerson> asked, CancellationToken ct)
    {
        var rows = await road.Query<Row>(Elsewhere, Columns(asked), ct);
        Promise.That(rows.Count < FoundMax, "a call finds fewer enrolments than FoundMax");
        var found = rows.ToLookup(r => r.Place, r => r.ToFound());
        return [.. asked.Select((_, place) => found[place].ToList())];
    }

    private static Asker AskerOf(Question question) => question.Asker ?? throw new BrokenPromise("enrolments are asked for on somebody's behalf");

    private static object Columns(IReadOnlyList<AskedPerson> asked) => new
    {
        places = Enumerable.Range(0, asked.Count).ToArray(),
        indexes = asked.Select(a => a.Index).ToArray(),
        submitters = asked.Select(a => AskerOf(a.Question).Submitter.Code).ToArray(),
        days = asked.Select(a => a.Question.AsOf).ToArray(),
        limit = FoundMax,
    };

    private static object Columns(EnrolledPerson person, EnrolmentSpan span) => new
    {
        index = person.Index,
        programme = person.Programme.Code,
        from = span.From.FirstDay,
        to = span.To?.LastDay,
        verification = person.Verification?.Value,
        submitter = person.Scope.Submitter,
        programmes = person.Scope.Programmes.ToArray(),
        region = person.Scope.Region,
        purpose = person.Scope.Purpose,
    };

    private sealed record Row(int Place, string Programme, DateOnly MonthFrom, DateOnly? MonthTo)
    {
        public FoundEnrolment ToFound() => new(new(Programme), YearMonth.Of(MonthFrom), MonthTo is { } to ? YearMonth.Of(to) : null);
    }
}

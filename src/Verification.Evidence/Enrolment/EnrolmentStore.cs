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

    // Open ends count as still receiving; the asker's own enrolments are not "elsewhere". The transaction does not wait for the disk: one
    // log carries all commits in their order, so the commit of the case that rests on an answer brings the record of its use there first.
    private const string Elsewhere = """
        select distinct asked.place, enrolment.programme, enrolment.month_from, enrolment.month_to
        from (select set_config('synchronous_commit', 'off', true) offset 0) as unhurried
        cross join unnest(@places, @indexes, @submitters, @days) as asked (place, person_index, submitter, day)
        join enrolment on enrolment.person_index = asked.person_index
        where enrolment.submitter <> asked.submitter
          and (enrolment.month_to is null or enrolment.month_to >= date_trunc('month', asked.day))
        order by asked.place, enrolment.programme, enrolment.month_from
        limit @limit
        """;

    private const string CopyUses = """
        copy enrolment_use (verification_id, member_ordinal, asked_at, programme, found, submitter, programmes, region, purpose)
        from stdin (format binary)
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

    /// <summary>What each person receives through others; the use is committed before anybody sees the answer.</summary>
    /// <returns>By question, in their order.</returns>
    public Task<IReadOnlyList<IReadOnlyList<FoundEnrolment>>> FindElsewhere(
        IReadOnlyList<AskedPerson> asked, DateTimeOffset at, CancellationToken ct) => road.InBatch(
            async batch =>
            {
                var rows = await batch.Query<Row>(Elsewhere, Columns(asked), ct);
                Promise.That(rows.Count < FoundMax, "a call finds fewer enrolments than FoundMax");
                var found = rows.ToLookup(r => r.Place, r => r.ToFound());
                var uses = asked.SelectMany((a, place) => UsesOf(a, [.. found[place]], at)).ToList();
                await batch.Copy(CopyUses, uses, Write, ct);
                return (IReadOnlyList<IReadOnlyList<FoundEnrolment>>)[.. asked.Select((_, place) => found[place].ToList())];
            },
            ct);

    private static IEnumerable<Use> UsesOf(AskedPerson asked, IReadOnlyList<FoundEnrolment> found, DateTimeOffset at) =>
        found.Count == 0 ? [new(asked.Question, "", false, at)] : found.Select(f => new Use(asked.Question, f.Programme.Code, true, at));

    private static void Write(RowWriter row, Use use) => row.Uuid(use.Question.Verification.Value).Int(use.Question.MemberOrdinal)
        .Instant(use.At).Text(use.Programme).Bool(use.Found).Scope(ScopeOf(use.Question));

    // Whoever asks may see that it asked; whose enrolment was found is in no row.
    private static RowScope ScopeOf(Question question) => new(
        AskerOf(question).Submitter.Code, [.. AskerOf(question).Programmes.Select(p => p.Code)], question.Region.Code, AskerOf(question).Purpose);

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

    private sealed record Use(Question Question, string Programme, bool Found, DateTimeOffset At);

    private sealed record Row(int Place, string Programme, DateOnly MonthFrom, DateOnly? MonthTo)
    {
        public FoundEnrolment ToFound() => new(new(Programme), YearMonth.Of(MonthFrom), MonthTo is { } to ? YearMonth.Of(to) : null);
    }
}

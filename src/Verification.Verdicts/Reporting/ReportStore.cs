using Npgsql;
using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Verdicts.Reporting;

/// <summary>Issues reports under numbers without gaps, and records who read them.</summary>
/// <remarks>
/// The row <c>report_sequence</c> lines callers up: it is held from the draw to the commit. The primary key of <c>report</c> makes a second
/// run harmless: whoever finds the report there writes nothing, and rolls its draw back with everything else. A process that dies between
/// any two statements does the same.
/// </remarks>
public sealed class ReportStore(RoadDatabase road)
{
    private const string Draw = """
        insert into report_sequence as drawn (region, year, last, last_at) values (@region, @year, 1, @now)
        on conflict (region, year) do update set last = drawn.last + 1, last_at = greatest(drawn.last_at, excluded.last_at)
        returning last, last_at
        """;

    // Asked once the sequence is held: a round or a withdrawal committed before that is seen, and no report of an older round follows.
    private const string Insert = """
        insert into report (verification_id, programme, round, number, version, issued_at, prepared_by, submitter, programmes, region, purpose)
        select @id, @programme, @round, @number,
               (select count(*) + 1 from report where verification_id = @id and programme = @programme),
               @at, @preparedBy, @submitter, @programmes, @region, @purpose
        where not exists (select from round where verification_id = @id and round > @round)
          and not exists (select from submission where verification_id = @id and state = 'closed')
        on conflict (verification_id, programme, round) do nothing
        returning verification_id, programme, round, number, version, issued_at, prepared_by
        """;

    private const string InsertRead = """
        insert into report_read (number, verification_id, read_at, reader, read_for, form, submitter, programmes, region, purpose)
        values (@number, @id, @at, @reader, @readFor, @form, @submitter, @programmes, @region, @purpose)
        """;

    /// <summary>Issues a report in a transaction of its own; null when somebody else has, or when it may not be issued any more.</summary>
    public async Task<IssuedReport?> Issue(NewReport report, CancellationToken ct)
    {
        await using var batch = await road.Begin(ct);
        try
        {
            if (await Issue(batch, report, ct) is not { } issued)
            {
                return null;
            }

            await batch.Commit(ct);
            return issued;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // Around midnight of New Year two years' sequences number reports of one verification side by side.
            return null;
        }
    }

    /// <summary>Draws a number and stores the report under it; after null the batch must not be committed.</summary>
    internal static async Task<IssuedReport?> Issue(Batch batch, NewReport report, CancellationToken ct)
    {
        var year = ChinaTime.DayOf(report.At).Year;
        var (last, at) = (await batch.Query<Drawn>(Draw, new { region = report.County.Code, year, now = report.At.ToUniversalTime() }, ct)).Single();
        var issued = await batch.Query<IssuedReport>(Insert, new
        {
            id = report.Verification.Value,
            programme = report.Programme.Code,
            round = report.Round,
            number = ReportNumber.Of(report.County, year, last).ToString(),
            at = at.ToUniversalTime(),
            preparedBy = report.PreparedBy,
            submitter = report.Scope.Submitter,
            programmes = new[] { report.Programme.Code },
            region = report.Scope.Region,
            purpose = report.Scope.Purpose,
        }, ct);
        return issued.SingleOrDefault();
    }

    /// <summary>Records a read; only when this has returned may the report be given away.</summary>
    public Task<int> Record(ReportRead read, CancellationToken ct) => road.InBatch(
        batch => batch.Execute(InsertRead, new
        {
            number = read.Report.Number,
            id = read.Report.VerificationId,
            at = read.At.ToUniversalTime(),
            reader = read.Reader ?? "operator",
            readFor = read.ReadFor,
            form = read.Form,
            submitter = read.Scope.Submitter,
            programmes = new[] { read.Report.Programme },
            region = read.Scope.Region,
            purpose = read.Scope.Purpose,
        }, ct),
        ct);

    private sealed record Drawn(int Last, DateTimeOffset LastAt);
}

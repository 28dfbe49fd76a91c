using Npgsql;
using NUnit.Framework;
using Verification.Platform.Database;
using Verification.Vocabulary;
using static Verification.Integration.Tests.Platform.Some_rows;

namespace Verification.Integration.Tests.Platform;

[TestFixture]
public sealed class Batches : MigratedDatabase
{
    private const string CopyHousehold = """
        copy household (verification_id, received_month, case_no, street, kind, accepted_on, as_of, deadline, member_count, received_at,
                        sealed, submitter, programmes, region, purpose)
        from stdin (format binary)
        """;

    [Test]
    public async Task Copy_rows_and_read_them_back()
    {
        var id = VerificationId.Derive("dibao-city", "copied");
        await Copy([(id, Month, "案1")]);
        var rows = await Road.InBatch(b => b.Query<Household>(
            "select case_no, street, as_of, deadline, member_count, programmes from household where verification_id = @id",
            new { id = id.Value }, CancellationToken.None), CancellationToken.None);
        Assert.That(rows.Single().CaseNo, Is.EqualTo("案1"));
        Assert.That(rows.Single().Street, Is.Null);
        Assert.That(rows.Single().Deadline, Is.EqualTo(Noon));
        Assert.That(rows.Single().Programmes, Is.EqualTo(new[] { "dibao" }));
    }

    [Test]
    public async Task Send_nothing_for_no_rows() => await Copy([]);

    [Test]
    public async Task With_a_text_the_database_cannot_hold_have_a_bad_row() => await Faulty(
        [(VerificationId.Derive("dibao-city", "good"), Month, "案1"), (VerificationId.Derive("dibao-city", "bad"), Month, "a\0b")], FaultKind.BadRow);

    [Test]
    public async Task With_a_text_that_cannot_be_sent_have_a_bad_row() =>
        await Faulty([(VerificationId.Derive("dibao-city", "surrogate"), Month, "\ud800")], FaultKind.BadRow);

    [Test]
    public async Task Whose_rows_cannot_be_written_tell_why_and_not_what_the_server_made_of_the_rest() => await Assert.ThatAsync(
        () => Road.InBatch(
            async batch =>
            {
                await batch.Copy(CopyHousehold, [1], static (_, _) => throw new BrokenPromise("a row of ours"), CancellationToken.None);
                return true;
            },
            CancellationToken.None),
        Throws.TypeOf<BrokenPromise>());

    [Test]
    public async Task With_a_row_that_is_there_already_have_a_bad_row()
    {
        var id = VerificationId.Derive("dibao-city", "twice");
        await Copy([(id, Month, "案1")]);
        await Faulty([(id, Month, "案1")], FaultKind.BadRow);
    }

    [Test]
    public async Task Of_a_month_without_a_partition_are_our_fault_until_it_is_made()
    {
        var id = VerificationId.Derive("dibao-city", "far");
        var far = new DateOnly(2031, 5, 1);
        await Faulty([(id, far, "案1")], FaultKind.Ours);
        await PartitionMonths.CreateMonths(Road.Source, [new(2031, 5), new(2031, 5)], CancellationToken.None);
        await Copy([(id, far, "案1")]);
    }

    [Test]
    public async Task Are_never_committed_after_a_failed_statement()
    {
        await using var batch = await Road.Begin(CancellationToken.None);
        Assert.That(await Caught(async () => _ = await batch.Execute("select * from nowhere", null, CancellationToken.None)), Is.TypeOf<PostgresException>());
        Assert.That(await Caught(() => batch.Commit(CancellationToken.None)), Is.TypeOf<BrokenPromise>());
    }

    [Test]
    public async Task Whose_connection_dies_before_the_commit_is_answered_are_unknown()
    {
        await using var batch = await Road.Begin(CancellationToken.None);
        var own = (await batch.Query<int>("select pg_backend_pid()", null, CancellationToken.None)).Single();
        await Do($"select pg_terminate_backend({own})");
        var fault = await Caught(() => batch.Commit(CancellationToken.None));
        Assert.That(DatabaseFault.Classify(fault!), Is.EqualTo(FaultKind.CommitUnknown));
    }

    [Test]
    public async Task Whose_connection_dies_before_are_tried_again()
    {
        await using var batch = await Road.Begin(CancellationToken.None);
        var own = (await batch.Query<int>("select pg_backend_pid()", null, CancellationToken.None)).Single();
        await Do($"select pg_terminate_backend({own})");
        var fault = await Caught(async () => _ = await batch.Query<int>("select 1", null, CancellationToken.None));
        Assert.That(DatabaseFault.Classify(fault!), Is.EqualTo(FaultKind.Transient));
    }

    [Test]
    public async Task Of_tables_that_do_not_belong_to_the_road_are_refused()
    {
        var fault = await Caught(async () => _ = await Road.InBatch(
            b => b.Execute("delete from verdict", null, CancellationToken.None), CancellationToken.None));
        Assert.That((fault as PostgresException)?.SqlState, Is.EqualTo(PostgresErrorCodes.InsufficientPrivilege));
    }

    private async Task Faulty((VerificationId Id, DateOnly Month, string CaseNo)[] rows, FaultKind kind)
    {
        var fault = await Caught(async () => _ = await Copy(rows));
        Assert.That(fault, Is.Not.Null);
        Assert.That(DatabaseFault.Classify(fault!), Is.EqualTo(kind), fault!.ToString());
    }

    private Task<int> Copy((VerificationId Id, DateOnly Month, string CaseNo)[] rows) => Road.InBatch(async batch =>
    {
        await batch.Copy(CopyHousehold, rows, (row, h) => row
            .Uuid(h.Id.Value).Date(h.Month).Text(h.CaseNo).Text(null).Text("initial").Date(Month).Date(Month).Instant(Noon.ToOffset(TimeSpan.FromHours(8)))
            .Int(3).Instant(Noon).Bytes([1, 2, 3]).Scope(Row()), CancellationToken.None);
        return rows.Length;
    }, CancellationToken.None);

    private static async Task<Exception?> Caught(Func<Task> work)
    {
        try
        {
            await work();
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    private sealed record Household(string CaseNo, string? Street, DateOnly AsOf, DateTimeOffset? Deadline, int MemberCount, string[] Programmes);
}

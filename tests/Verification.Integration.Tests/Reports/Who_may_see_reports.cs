using Npgsql;
using NUnit.Framework;
using Verification.Integration.Tests.Platform;
using Verification.Platform.Database;
using Verification.Verdicts.Reporting;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Reports;

[TestFixture]
public sealed class Who_may_see_reports : MigratedDatabase
{
    private static readonly VerificationId Id = VerificationId.Derive("dibao-city", "seen");
    private static readonly Scope Own = new("dibao-city", ["dibao", "tekun"], "6205", [Scope.Any]);

    private ReportQueries Queries => new(DoorSide);

    [OneTimeSetUp]
    public async Task Issue()
    {
        var store = new ReportStore(Road);
        var scope = Some_rows.Row() with { Programmes = ["dibao", "tekun"] };
        foreach (var programme in scope.Programmes)
        {
            var issued = await store.Issue(
                new(Id, new(programme), 1, RegionCode.Parse("620502"), Some_rows.Noon, "verification 1.0.0", scope), CancellationToken.None);
            await store.Record(new(issued!, Some_rows.Noon, "dibao-city", "assistance", "json", scope), CancellationToken.None);
        }
    }

    [Test]
    public async Task The_submitter_sees_those_of_its_programmes_and_region()
    {
        var own = await Queries.Of(Own, Id, CancellationToken.None);
        var one = await Queries.Of(Own with { Programmes = ["dibao"] }, Id, CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(own.Select(r => r.Programme), Is.EqualTo(new[] { "dibao", "tekun" }));
            Assert.That(one.Select(r => r.Programme), Is.EqualTo(new[] { "dibao" }), "a report is for one programme, whatever else was asked");
        }
    }

    [TestCase("dibao-county", "dibao", "6205")]
    [TestCase("dibao-city", "medical", "6205")]
    [TestCase("dibao-city", "dibao", "6201")]
    public async Task Nobody_else_sees_any(string submitter, string programme, string region) => Assert.That(
        await Queries.Of(new(submitter, [programme], region, [Scope.Any]), Id, CancellationToken.None), Is.Empty);

    [Test]
    public async Task Reads_are_seen_within_the_scope_of_what_was_read()
    {
        const string Reads = "select reader || ' ' || read_for || ' ' || form from report_read";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await DoorSide.Query<string>(Own with { Programmes = ["tekun"] }, Reads, null, CancellationToken.None), Is.EqualTo(new[] { "dibao-city assistance json" }));
            Assert.That(await DoorSide.Query<string>(Own with { RegionPrefix = "6201" }, Reads, null, CancellationToken.None), Is.Empty);
        }
    }

    [TestCase("insert into report select * from report")]
    [TestCase("update report set version = 9")]
    [TestCase("delete from report")]
    [TestCase("select * from report_sequence")]
    [TestCase("update report_sequence set last = 0")]
    [TestCase("delete from report_read")]
    public Task The_door_writes_nothing_and_draws_no_number(string sql) => Refused(DoorSide.Source, sql);

    [TestCase("update report set number = 'x'")]
    [TestCase("delete from report")]
    [TestCase("delete from report_sequence")]
    [TestCase("update report_read set reader = 'x'")]
    [TestCase("delete from report_read")]
    public Task The_road_changes_nothing_that_was_issued_or_read(string sql) => Refused(Road.Source, sql);

    private static async Task Refused(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        var refused = Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
        Assert.That((await refused)!.SqlState, Is.EqualTo(PostgresErrorCodes.InsufficientPrivilege), sql);
    }
}

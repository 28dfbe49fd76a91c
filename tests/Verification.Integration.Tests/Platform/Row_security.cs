using CsCheck;
using Npgsql;
using NUnit.Framework;
using Verification.Platform.Database;
using Verification.Platform.Submissions;
using Verification.Vocabulary;
using static Verification.Integration.Tests.Platform.Some_rows;

namespace Verification.Integration.Tests.Platform;

[TestFixture]
public sealed class Row_security : MigratedDatabase
{
    private const string Mine = "select request_id from submission order by request_id limit 100";
    private static readonly Scope Own = new("dibao-city", ["dibao"], "6205", ["initial"]);

    [OneTimeSetUp]
    public async Task Rows()
    {
        await Road.Win(
            Arrival("own"),
            Arrival("other-county", scope: Row(region: "620503001")),
            Arrival("other-city", scope: Row(region: "620102001")),
            Arrival("other-programme", scope: Row(programme: "tekun")),
            Arrival("other-purpose", scope: Row(purpose: "periodic")),
            Arrival("other-submitter", scope: Row(submitter: "dibao-county")));
    }

    [Test]
    public async Task Shows_what_lies_in_the_scope_and_nothing_else() =>
        Assert.That(await DoorSide.Query<string>(Own, Mine, null, CancellationToken.None), Is.EqualTo(new[] { "other-county", "own" }));

    [TestCase("62", new[] { "other-city", "other-county", "own" })]
    [TestCase("620502001", new[] { "own" })]
    [TestCase("6205020010", new string[0])]
    [TestCase("%", new string[0])]
    [TestCase("", new[] { "other-city", "other-county", "own" })]
    public async Task Takes_a_region_with_all_below_it(string prefix, string[] seen) =>
        Assert.That(await DoorSide.Query<string>(Own with { RegionPrefix = prefix }, Mine, null, CancellationToken.None), Is.EqualTo(seen));

    [Test]
    public async Task Shows_everything_to_those_who_may_see_everything() =>
        Assert.That(await DoorSide.Query<string>(Scope.Everything, Mine, null, CancellationToken.None), Has.Count.EqualTo(6));

    [Test]
    public async Task Shows_nothing_to_who_holds_no_programme_or_no_purpose()
    {
        Assert.That(await DoorSide.Query<string>(Own with { Programmes = [] }, Mine, null, CancellationToken.None), Is.Empty);
        Assert.That(await DoorSide.Query<string>(Own with { Purposes = [] }, Mine, null, CancellationToken.None), Is.Empty);
    }

    [Test]
    public async Task Shows_nothing_without_a_scope_also_on_a_connection_that_had_one()
    {
        await using var one = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(DoorConnection) { MaxPoolSize = 1, Timeout = 5 }.ConnectionString);
        await using var command = one.CreateCommand("select count(*) from submission");
        Assert.That(await command.ExecuteScalarAsync(), Is.Zero, "before any scope was set");
        var door = new DoorDatabase(one);
        Assert.That(await door.Query<string>(Own, Mine, null, CancellationToken.None), Has.Count.EqualTo(2));
        Assert.That(await command.ExecuteScalarAsync(), Is.Zero, "after the scope of another caller");
    }

    [Test]
    public async Task Lets_no_row_outside_change_an_answer()
    {
        var before = await DoorSide.Query<string>(Own, Mine, null, CancellationToken.None);
        var outside = Gen.Select(
            OneOf("dibao-city", "dibao-county"), OneOf("dibao", "tekun"), OneOf("620502001", "610102001"),
            OneOf("initial", "periodic"), Gen.Int[0, 10_000],
            (submitter, programme, region, purpose, number) => (Row: Row(submitter, programme, region, purpose), Id: $"z{number}"));
        await outside
            .Where(r => !(r.Row.Submitter == "dibao-city" && r.Row.Programmes[0] == "dibao" && r.Row.Region == "620502001" && r.Row.Purpose == "initial"))
            .SampleAsync(async r =>
            {
                await Road.Win(Arrival(r.Id, scope: r.Row));
                Assert.That(await DoorSide.Query<string>(Own, Mine, null, CancellationToken.None), Is.EqualTo(before));
            }, iter: 20, threads: 1);
        await Do("delete from submission where request_id like 'z%'");
    }

    [Test]
    public async Task Guards_every_table_that_the_door_may_read()
    {
        var unguarded = await Ask<long>("""
            select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind in ('r', 'p') and has_any_column_privilege('verification_door', c.oid, 'SELECT')
              and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy where polrelid = c.oid))
            """);
        Assert.That(unguarded, Is.Zero);
    }

    [Test]
    public async Task Keeps_the_door_from_writing_and_from_sealed_bodies()
    {
        foreach (var sql in new[] { "delete from submission", "update submission set state = 'closed'", "select sealed_body from submission", "select * from outbox" })
        {
            await using var command = DoorSide.Source.CreateCommand(sql);
            var refused = Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
            Assert.That((await refused)!.SqlState, Is.EqualTo(PostgresErrorCodes.InsufficientPrivilege), sql);
        }
    }

    [Test]
    public async Task Leads_to_data_keys_only_through_a_submission_in_scope()
    {
        var own = VerificationId.Derive("dibao-city", "own");
        var hidden = VerificationId.Derive("dibao-county", "other-submitter");
        await Do($"insert into data_key values ('{own}', 0, 'x', 'k1'), ('{hidden}', 0, 'x', 'k1')");
        var seen = await DoorSide.Query<Guid>(Own, "select verification_id from data_key", null, CancellationToken.None);
        Assert.That(seen, Is.EqualTo(new[] { own.Value }));
    }

    [Test]
    public async Task Finds_a_submission_by_id_only_in_scope()
    {
        var queries = new SubmissionQueries(DoorSide);
        var own = await queries.Find(Own, VerificationId.Derive("dibao-city", "own"), CancellationToken.None);
        var hidden = await queries.Find(Own, VerificationId.Derive("dibao-county", "other-submitter"), CancellationToken.None);
        Assert.That(own?.RequestId, Is.EqualTo("own"));
        Assert.That(own?.ReceivedAt, Is.EqualTo(Noon));
        Assert.That(hidden, Is.Null);
    }

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}

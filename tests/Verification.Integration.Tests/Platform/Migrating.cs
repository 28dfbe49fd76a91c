using Npgsql;
using NUnit.Framework;
using Verification.Platform.Database;
using Verification.TestKit;
using Verification.TestKit.Outages;

namespace Verification.Integration.Tests.Platform;

[TestFixture]
public sealed class Migrating
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Test]
    public async Task Twice_runs_nothing_the_second_time()
    {
        await using var database = await Servers.FreshDatabase();
        var first = (MigrationOutcome.Migrated)await Migrate(database);
        var second = (MigrationOutcome.Migrated)await Migrate(database);
        var status = await Migrator.Status(database.Road, CancellationToken.None);
        Assert.That(first.Applied, Is.EqualTo(Migrator.Scripts.Select(s => s.Name)));
        Assert.That(second.Applied, Is.Empty);
        Assert.That(status.Pending, Is.Empty);
        Assert.That(status.Applied, Is.EqualTo(first.Applied));
    }

    [Test]
    public async Task By_three_processes_at_once_runs_each_script_once()
    {
        await using var database = await Servers.FreshDatabase();
        var outcomes = await Task.WhenAll(Migrate(database), Migrate(database), Migrate(database));
        var applied = outcomes.Cast<MigrationOutcome.Migrated>().SelectMany(o => o.Applied);
        Assert.That(applied.Order(), Is.EqualTo(Migrator.Scripts.Select(s => s.Name)));
    }

    [Test]
    public async Task Beside_traffic_it_gives_a_table_up_soon_and_tries_again()
    {
        await using var database = await Servers.FreshDatabase();
        await Migrate(database);
        await using var source = NpgsqlDataSource.Create(database.Owner);
        await using var traffic = await source.OpenConnectionAsync();
        await using var work = await traffic.BeginTransactionAsync();
        await using var insert = new NpgsqlCommand("lock table schema_version", traffic, work);
        await insert.ExecuteNonQueryAsync();
        var migrating = Migrate(database);
        await Until.Holds(async () => await Waiting(source) == 1, Patience, "it wants the table");
        await Until.Holds(async () => await Waiting(source) == 0, Patience, "it lets others pass");
        await work.CommitAsync();
        Assert.That(await migrating.WaitAsync(Patience, TimeProvider.System), Is.TypeOf<MigrationOutcome.Migrated>());
    }

    [Test]
    public async Task An_empty_database_has_everything_pending()
    {
        await using var database = await Servers.FreshDatabase();
        var status = await Migrator.Status(database.Owner, CancellationToken.None);
        Assert.That(status.Applied, Is.Empty);
        Assert.That(status.Pending, Has.Count.EqualTo(Migrator.Scripts.Count));
    }

    [Test]
    public async Task As_an_owner_who_may_make_roles_it_needs_nobody_else()
    {
        await using var database = await Servers.FreshDatabase();
        Assert.That(await Migrate(database), Is.TypeOf<MigrationOutcome.Migrated>());
    }

    [Test]
    public async Task As_an_owner_who_may_not_alter_roles_it_says_what_a_superuser_has_to_run()
    {
        await using var database = await Servers.FreshDatabase();
        var role = $"plain_{database.Name}";
        await Do(database.Owner, $"create role {role} login password 'plain'");
        try
        {
            var owner = new NpgsqlConnectionStringBuilder(database.Owner) { Username = role, Password = "plain" }.ConnectionString;
            var wrong = new NpgsqlConnectionStringBuilder(database.Road) { Password = "not the password" }.ConnectionString;
            var outcome = await Migrator.Migrate(owner, wrong, database.Door, TimeProvider.System, CancellationToken.None);
            var statements = ((MigrationOutcome.NeedsSuperuser)outcome).Statements;
            Assert.That(statements, Has.Count.EqualTo(1));
            Assert.That(statements[0], Does.StartWith("alter role verification_road login bypassrls password 'SCRAM-SHA-256$4096:").And.EndWith("';"));
            Assert.That(statements[0], Does.Not.Contain("not the password"));
            Assert.That((await Migrator.Status(database.Owner, CancellationToken.None)).Applied, Is.Empty, "nothing was migrated");
        }
        finally
        {
            await Do(database.Owner, $"drop role {role}");
        }
    }

    [Test]
    public async Task As_a_plain_owner_works_once_the_roles_are_there()
    {
        await using var database = await Servers.FreshDatabase();
        await Migrate(database);
        await using var fresh = await Servers.FreshDatabase();
        var role = $"plain_{fresh.Name}";
        await Do(fresh.Owner, $"create role {role} login password 'plain'; alter database {fresh.Name} owner to {role}");
        try
        {
            var owner = new NpgsqlConnectionStringBuilder(fresh.Owner) { Username = role, Password = "plain" }.ConnectionString;
            var outcome = await Migrator.Migrate(owner, fresh.Road, fresh.Door, TimeProvider.System, CancellationToken.None);
            Assert.That(outcome, Is.TypeOf<MigrationOutcome.Migrated>());
            await Do(fresh.Road, "select create_month(date '2031-05-01')");
        }
        finally
        {
            await Do(fresh.Owner, $"reassign owned by {role} to current_user; drop owned by {role}; drop role {role}");
        }
    }

    private static Task<MigrationOutcome> Migrate(FreshDatabase database) =>
        Migrator.Migrate(database.Owner, database.Road, database.Door, TimeProvider.System, CancellationToken.None);

    private static async Task<long> Waiting(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("select count(*) from pg_locks where not granted and relation = 'schema_version'::regclass");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task Do(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}

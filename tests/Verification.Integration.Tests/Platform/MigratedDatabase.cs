using Npgsql;
using NUnit.Framework;
using Verification.Platform.Database;
using Verification.TestKit;

namespace Verification.Integration.Tests.Platform;

/// <summary>A migrated database of one fixture, with a data source for each role.</summary>
public abstract class MigratedDatabase
{
    private FreshDatabase? _database;

    protected NpgsqlDataSource OwnerSource { get; private set; } = null!;

    protected RoadDatabase Road { get; private set; } = null!;

    protected DoorDatabase DoorSide { get; private set; } = null!;

    protected string RoadConnection => _database!.Road;

    protected string DoorConnection => _database!.Door;

    protected string OwnerConnection => _database!.Owner;

    [OneTimeSetUp]
    public async Task Migrate()
    {
        _database = await Servers.FreshDatabase();
        var outcome = await Migrator.Migrate(_database.Owner, _database.Road, _database.Door, TimeProvider.System, CancellationToken.None);
        Assert.That(outcome, Is.TypeOf<MigrationOutcome.Migrated>());
        OwnerSource = NpgsqlDataSource.Create(_database.Owner);
        Road = RoadDatabase.Open(_database.Road);
        DoorSide = DoorDatabase.Open(_database.Door);
    }

    [OneTimeTearDown]
    public async Task Drop()
    {
        await OwnerSource.DisposeAsync();
        await Road.DisposeAsync();
        await DoorSide.DisposeAsync();
        await _database!.DisposeAsync();
    }

    protected async Task<T> Ask<T>(string sql)
    {
        await using var command = OwnerSource.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    protected async Task Do(string sql)
    {
        await using var command = OwnerSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}

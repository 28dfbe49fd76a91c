using System.Diagnostics;
using System.Runtime.Versioning;
using NUnit.Framework;
using Verification.TestKit;

namespace Verification.Integration.Tests.Embedded;

[SupportedOSPlatform("linux")]
public sealed class When_private_servers_run
{
    private string _state = "";

    [SetUp]
    public void Take_a_state_folder()
    {
        _state = Directory.CreateTempSubdirectory("verification-state-").FullName;
        // Others may pass the folder, not look into it: the servers run as users of their own.
        File.SetUnixFileMode(_state, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }

    [TearDown]
    public async Task Leave_nothing_behind()
    {
        await Servers("stop");
        Directory.Delete(_state, recursive: true);
    }

    [Test]
    public async Task A_killed_one_comes_back_with_its_ports_and_data_and_a_stop_leaves_no_process()
    {
        var first = await Servers("start");
        var variables = await Servers("variables");
        Process.GetProcessById(ProcessOf("postgres")).Kill();
        Process.GetProcessById(ProcessOf("rabbitmq")).Kill();
        var again = await Servers("start");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.ExitCode, Is.Zero, first.Output);
            Assert.That(again.ExitCode, Is.Zero, again.Output);
            Assert.That(await Servers("variables"), Is.EqualTo(variables));
            Assert.That((await Servers("status")).ExitCode, Is.Zero);
        }

        int[] processes = [ProcessOf("postgres"), ProcessOf("rabbitmq"), ProcessOf("epmd")];
        await Servers("stop");
        Assert.That(processes.Where(Runs), Is.Empty);
    }

    [Test]
    public async Task A_number_in_a_pid_file_that_belongs_to_somebody_else_is_left_alone()
    {
        await Servers("start");
        await Servers("stop");
        using var bystander = Process.Start("sleep", "60");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(Folder, "postgres.pid"), $"{bystander.Id}\n");
            var status = await Servers("status");
            await Servers("stop");
            using (Assert.EnterMultipleScope())
            {
                Assert.That(bystander.HasExited, Is.False);
                Assert.That(status.Output, Does.Contain("postgres is stopped"));
            }
        }
        finally
        {
            bystander.Kill();
        }
    }

    [Test]
    public async Task Without_all_four_variables_of_ones_own_servers_nothing_starts()
    {
        var refused = await Servers("start", "VERIFICATION_BROKER");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.ExitCode, Is.EqualTo(2));
            Assert.That(refused.Output, Does.Contain("VERIFICATION_DATABASE_DOOR"));
        }
    }

    private string Folder => Path.Combine(_state, "servers");

    private int ProcessOf(string server) => int.Parse(File.ReadAllText(Path.Combine(Folder, $"{server}.pid")));

    // A process that ended but was not yet waited for has no command line left.
    private static bool Runs(int process) =>
        File.Exists($"/proc/{process}/cmdline") && File.ReadAllText($"/proc/{process}/cmdline").Length > 0;

    private async Task<Answer> Servers(string verb, string? own = null)
    {
        var start = new ProcessStartInfo("bash", [Repository.PathOf("src/Verification.Host/Embedded/servers.sh"), verb])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("VERIFICATION_", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        start.Environment["VERIFICATION_STATE"] = _state;
        if (own is not null)
            start.Environment[own] = "somewhere";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Answer(process.ExitCode, output + await errors);
    }

    private sealed record Answer(int ExitCode, string Output);
}

public sealed class When_a_fixture_asks_for_its_own
{
    [Test]
    public async Task A_fresh_database_is_empty_and_gone_afterwards()
    {
        string name;
        await using (var database = await Servers.FreshDatabase())
        {
            name = database.Name;
            await using var source = Npgsql.NpgsqlDataSource.Create(database.Owner);
            await using var command = source.CreateCommand("select current_database()");
            Assert.That(await command.ExecuteScalarAsync(), Is.EqualTo(name));
        }

        await using var owner = Npgsql.NpgsqlDataSource.Create(Servers.Database);
        await using var count = owner.CreateCommand("select count(*) from pg_database where datname = $1");
        count.Parameters.AddWithValue(name);
        Assert.That(await count.ExecuteScalarAsync(), Is.Zero);
    }

    [Test]
    public async Task A_fresh_virtual_host_takes_queues()
    {
        var factory = new RabbitMQ.Client.ConnectionFactory { Uri = await Servers.FreshVhost() };
        await using var connection = await factory.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        var queue = await RabbitMQ.Client.IChannelExtensions.QueueDeclareAsync(channel);
        Assert.That(queue.QueueName, Is.Not.Empty);
    }
}

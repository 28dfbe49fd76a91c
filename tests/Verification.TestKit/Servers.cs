using System.Diagnostics;
using NUnit.Framework;

namespace Verification.TestKit;

/// <summary>The PostgreSQL and RabbitMQ the tests run against; a missing one fails the test.</summary>
public static class Servers
{
    private const string Script = "src/Verification.Host/Embedded/servers.sh";

    /// <summary>The owner's connection string.</summary>
    public static string Database => Named("VERIFICATION_DATABASE");

    /// <summary>The connection string of the role <c>road</c>.</summary>
    public static string DatabaseRoad => Named("VERIFICATION_DATABASE_ROAD");

    /// <summary>The connection string of the role <c>door</c>.</summary>
    public static string DatabaseDoor => Named("VERIFICATION_DATABASE_DOOR");

    /// <summary>The broker's address, default virtual host.</summary>
    public static string Broker => Named("VERIFICATION_BROKER");

    /// <summary>The key file of the vault.</summary>
    public static string Keys => Named("VERIFICATION_KEYS");

    /// <summary>A new database, empty or a copy of <paramref name="template"/>; dropped when disposed.</summary>
    /// <remarks>A template must have no open connection while it is copied.</remarks>
    public static Task<FreshDatabase> FreshDatabase(string? template = null) =>
        TestKit.FreshDatabase.Create(Database, DatabaseRoad, DatabaseDoor, template);

    /// <summary>The address of a new virtual host in which our user may do everything; it ends with the test servers.</summary>
    public static async Task<Uri> FreshVhost()
    {
        var name = Unique("test");
        await Run("vhost", name);
        return new UriBuilder(Broker) { Path = name }.Uri;
    }

    internal static string Unique(string prefix) =>
        $"{prefix}_{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}";

    private static string Named(string variable)
    {
        var value = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrEmpty(value))
            Assert.Fail($"{variable} is not set: run ./test, or `{Script} start && eval \"$({Script} env)\"`.");
        return value!;
    }

    private static async Task Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", [Repository.PathOf(Script), .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            Assert.Fail($"servers.sh {string.Join(' ', arguments)}: {errors}{await output}");
    }
}

using System.Diagnostics;
using NUnit.Framework;

namespace Verification.TestKit.Running;

/// <summary>The real <c>verification</c>, as it was built together with the running tests.</summary>
public static class Executable
{
    /// <summary>The file, of the same configuration as the tests: <c>…/bin/Debug/net10.0</c> on both sides.</summary>
    public static string File { get; } = Repository.PathOf(
        "src", "Verification.Host", "bin", Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/'))!),
        Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/')), "verification");

    /// <summary>Runs one command to its end and answers what it printed; anything but exit code 0 fails the test.</summary>
    public static Task<string> Run(IReadOnlyDictionary<string, string> variables, params string[] arguments) =>
        RunFile(File, variables, arguments);

    /// <summary>The same with another build of it.</summary>
    public static Task<string> RunFile(string file, IReadOnlyDictionary<string, string> variables, params string[] arguments) =>
        Output(Start(file, arguments, variables), $"verification {string.Join(' ', arguments)}");

    /// <summary>Runs a command line of the shell in the checkout, as a person would.</summary>
    public static Task<string> Shell(IReadOnlyDictionary<string, string> variables, string commandLine) =>
        Output(Start("bash", ["-euo", "pipefail", "-c", commandLine], variables), commandLine);

    /// <summary>Starts a program in the checkout, its streams captured.</summary>
    public static Process Start(string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> variables)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static async Task<string> Output(Process started, string what)
    {
        using var process = started;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, $"{what}\n{output}{await errors}");
        return output;
    }
}

using NUnit.Framework;
using Verification.TestKit;
using Verification.TestKit.Running;

namespace Verification.Tests.Cities;

/// <summary>The separate program that applies the law to true lives.</summary>
internal static class TruthProgram
{
    private const string Python = "/usr/bin/python3";

    public static async Task<IReadOnlyList<string[]>> Slices(string city)
    {
        var lines = (await Run(Repository.PathOf("tests", "city-truth", "truth.py"), city)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var at = Array.IndexOf(lines[0].Split(','), "slice");
        return [.. lines.Skip(1).Select(line => line.Split(',')[at].Split(' '))];
    }

    /// <summary>Runs Python to its end; anything but exit code 0 fails the test.</summary>
    public static async Task<(string Output, string Errors)> Run(params string[] arguments)
    {
        using var python = Executable.Start(Python, ["-B", .. arguments], new Dictionary<string, string>());
        python.StandardInput.Close();
        var errors = python.StandardError.ReadToEndAsync();
        var output = await python.StandardOutput.ReadToEndAsync();
        await python.WaitForExitAsync();
        Assert.That(python.ExitCode, Is.Zero, await errors);
        return (output, await errors);
    }
}

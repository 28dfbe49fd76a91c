using NUnit.Framework;
using Verification.Acceptance.Tests.Http;
using Verification.TestKit;
using Verification.TestKit.Running;
using Verification.Vocabulary;

namespace Verification.Acceptance.Tests;

/// <summary>The command line of the README, as it stands there.</summary>
public sealed class When_a_request_is_typed_by_hand
{
    private const string RequestId = "by-hand-1";

    [Test]
    public async Task It_comes_back_as_a_verdict()
    {
        var service = await Services.With("rabbitmq");
        await Executable.Shell(service.Stage.Variables, CommandLine());

        using var caller = new HttpCaller(service, service.Stage.Token);
        await caller.UntilDecided($"/v1/verifications/{VerificationId.Derive(LoadedStage.Submitter, RequestId)}");
        var shown = await Executable.Run(service.Stage.Variables, "show", $"{LoadedStage.Submitter}/{RequestId}", "--lang", "en");
        Assert.That(shown, Does.Contain("eligible").And.Contain("400.00").And.Contain("567.00"));
    }

    /// <summary>The tools read an address's empty path as a virtual host without a name.</summary>
    [Test]
    public async Task The_tools_reach_the_broker_at_the_address_the_servers_print() => await Executable.Shell(
        new Dictionary<string, string> { ["VERIFICATION_BROKER"] = Servers.Broker },
        "amqp-publish --url \"$VERIFICATION_BROKER\" -r a-queue-nobody-declared -b x");

    /// <summary>The line with amqp-publish and those that lead into it by a pipe or a backslash.</summary>
    private static string CommandLine()
    {
        var lines = File.ReadAllLines(Repository.PathOf("README.md"));
        var last = Array.FindIndex(lines, line => line.TrimStart().StartsWith("amqp-publish", StringComparison.Ordinal) || line.Contains("| amqp-publish"));
        Assert.That(last, Is.GreaterThan(0), "README.md shows no amqp-publish");
        var first = last;
        while (lines[first - 1].TrimEnd() is [.., '|' or '\\'])
            first--;
        var command = string.Join('\n', lines[first..(last + 1)]);
        Assert.That(command, Does.Contain(RequestId).And.Contain("contracts/examples/households/con-01.json"));
        return command;
    }
}

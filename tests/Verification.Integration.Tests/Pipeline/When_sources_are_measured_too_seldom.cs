using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using NUnit.Framework;
using Verification.Evidence;
using Verification.Host.CommandLine;
using Verification.Host.Serve;
using Verification.Pipeline.Doors;
using Verification.TestKit;

namespace Verification.Integration.Tests.Pipeline;

/// <summary>Where an operator looks: health, and the command that shows what is measured.</summary>
[TestFixture]
public sealed class When_sources_are_measured_too_seldom : RoadRoom
{
    private protected override Roles RolesOfIt => Roles.Api | Roles.Due;

    private protected override Task StartIt(WebApplication app) => app.StartAsync();

    private protected override Task StopIt(WebApplication app) => app.StopAsync();

    [SetUp]
    public async Task BeLate()
    {
        using var http = new HttpClient { BaseAddress = Address };
        await Until(async () => (await http.GetAsync(VerificationRoutes.Ready)).IsSuccessStatusCode);
        await Do("""
            insert into due_work (kind, key, due_at, payload)
            values ('measure-sources', 'all', now() - interval '8 days', jsonb_build_object('renewedAt', now() - interval '15 days'))
            on conflict (kind, key) do update set due_at = excluded.due_at, payload = excluded.payload, attempts = 0, lease_until = null
            """);
    }

    [Test]
    public async Task Health_says_so_and_what_to_do_until_they_are_measured()
    {
        var before = await Health();
        await The<QualityRenewal>().Round(CancellationToken.None);
        var after = await Health();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)before["state"], Is.EqualTo("degraded"));
            Assert.That((string?)before["nextStep"], Does.Contain("verification sources quality --measure"));
            Assert.That((string?)after["state"], Is.EqualTo("good"));
            Assert.That(after["nextStep"], Is.Null);
            Assert.That((DateTimeOffset?)after["dueAt"], Is.GreaterThan(TimeProvider.System.GetUtcNow()));
        }
    }

    [Test]
    public async Task The_command_shows_when_they_were_measured_and_when_it_is_due()
    {
        var late = await Run("sources", "quality", "--lang", "en");
        var measured = await Run("sources", "quality", "--measure", "--lang", "en");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(late, Does.Contain("Measured last at").And.Contain("due again at").And.Contain("!! overdue"));
            Assert.That(measured, Does.Contain("due again at").And.Not.Contain("overdue"));
            Assert.That(await Ask<bool>("select due_at > now() from due_work where kind = 'measure-sources'"), Is.True);
        }
    }

    /// <summary>What health says of it; that it is late makes no process unready.</summary>
    private async Task<JsonNode> Health()
    {
        await The<QualityDueWatch>().Round(CancellationToken.None);
        using var http = new HttpClient { BaseAddress = Address };
        return JsonNode.Parse(await http.GetStringAsync(VerificationRoutes.Ready))!["measuredSources"]!;
    }

    private async Task<string> Run(params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var around = new Surroundings(
            new Terminal(output, errors, Language.English, Interactive: false), TimeProvider.System,
            name => name switch { "VERIFICATION_DATABASE_ROAD" => RoadConnection, "VERIFICATION_KEYS" => Servers.Keys, _ => null });
        Assert.That(await VerificationCommand.Run(arguments, around), Is.EqualTo(ExitCode.Done), errors.ToString());
        return output.ToString();
    }
}

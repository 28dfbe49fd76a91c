using Verification.Architecture.Tests.House;
using Verification.Host.Serve;
using Verification.Pipeline.Doors;

namespace Verification.Architecture.Tests.Kubernetes;

/// <summary>Manifests and program agree on routes and variables.</summary>
[TestFixture]
internal sealed class What_the_program_says
{
    // Read by the bus library, not by us.
    private const string OfTheBus = "MASSTRANSIT_USAGE_TELEMETRY";

    [Test]
    public void It_is_probed_where_the_program_answers()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Manifests.Serve.StartupProbe.HttpGet.Path, Is.EqualTo(VerificationRoutes.Alive));
            Assert.That(Manifests.Serve.LivenessProbe.HttpGet.Path, Is.EqualTo(VerificationRoutes.Alive));
            Assert.That(Manifests.Serve.ReadinessProbe.HttpGet.Path, Is.EqualTo(VerificationRoutes.Ready));
        }
    }

    [Test]
    public void It_gives_the_program_every_variable_it_needs_to_serve()
    {
        ServeSettings.Read(_ => null, Roles.All, listen: null, edge: null, out var needed);

        Assert.That(Manifests.Serve.Env.Select(variable => variable.Name), Is.SupersetOf(needed));
    }

    [Test]
    public void It_names_no_variable_that_nobody_reads()
    {
        var code = string.Concat(Checkout.Sources("src").Select(Checkout.Read));
        var given = Manifests.Containers.SelectMany(container => container.Env).Select(variable => variable.Name).Distinct();

        Assert.That(given.Where(name => name != OfTheBus && !code.Contains($"\"{name}\"", StringComparison.Ordinal)), Is.Empty);
    }
}

using System.Text.RegularExpressions;
using System.Xml.Linq;
using k8s.Models;
using Verification.Architecture.Tests.House;
using Verification.TestKit;
using YamlDotNet.Core;

namespace Verification.Architecture.Tests.Kubernetes;

/// <summary>The manifests say what the program does: its image, its port, its secrets by reference only.</summary>
[TestFixture]
internal sealed partial class The_base
{
    private static readonly string[] Files = [.. Checkout.Files.Where(file => file.StartsWith("k8s/", StringComparison.Ordinal))];

    [Test]
    public void Lists_every_manifest_beside_it() =>
        Assert.That(
            Manifests.Kustomization.Resources.Append("kustomization.yaml").Select(file => $"{Manifests.Folder}/{file}"),
            Is.EquivalentTo(Files));

    [Test]
    public void A_field_that_Kubernetes_does_not_know_is_refused()
    {
        var misspelt = Checkout.Read($"{Manifests.Folder}/deployment.yaml").Replace("runAsNonRoot", "runAsNonRoots", StringComparison.Ordinal);

        Assert.That(() => Manifests.Parse(misspelt), Throws.InstanceOf<YamlException>());
    }

    [Test]
    public void Every_container_runs_the_image_this_checkout_builds()
    {
        var image = $"{Property("src/Verification.Host/Verification.Host.csproj", "ContainerRepository")}:{Property("Directory.Build.props", "VersionPrefix")}";

        Assert.That(Manifests.Containers.Select(container => container.Image), Is.All.EqualTo(image));
    }

    [Test]
    public void Its_selectors_find_its_pods_and_nobody_elses()
    {
        var pods = Manifests.Deployment.Spec.Template.Metadata.Labels;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Manifests.Deployment.Spec.Selector.MatchLabels, Is.SubsetOf(pods));
            Assert.That(Manifests.Service.Spec.Selector, Is.SubsetOf(pods));
            Assert.That(Manifests.Service.Spec.Selector, Is.Not.SubsetOf(Manifests.Migration.Spec.Template.Metadata.Labels));
        }
    }

    [Test]
    public void Service_probes_and_program_agree_on_the_port()
    {
        var port = Manifests.Serve.Ports.Single();
        var listening = new Uri(Value(Manifests.Serve, "VERIFICATION_LISTEN"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(port.ContainerPort, Is.EqualTo(listening.Port));
            Assert.That(Manifests.Service.Spec.Ports.Single().TargetPort.Value, Is.EqualTo(port.Name));
            Assert.That(Probes().Select(probe => probe.HttpGet.Port.Value), Is.All.EqualTo(port.Name));
        }
    }

    [Test]
    public void The_bus_tells_its_vendor_nothing() => Assert.That(Value(Manifests.Serve, "MASSTRANSIT_USAGE_TELEMETRY"), Is.EqualTo("false"));

    [Test]
    public void Connection_strings_come_from_secrets()
    {
        var inline = Manifests.Containers.SelectMany(container => container.Env)
            .Where(variable => IsConnection().IsMatch(variable.Name) && variable.ValueFrom?.SecretKeyRef is null);

        Assert.That(inline.Select(variable => variable.Name), Is.Empty);
    }

    [Test]
    public void No_secret_is_written_down()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Files.Where(file => WrittenDown().IsMatch(Checkout.Read(file))), Is.Empty);
            Assert.That(Files.SelectMany(file => Kinds().Matches(Checkout.Read(file)).Select(kind => kind.Groups["kind"].Value)), Has.None.EqualTo("Secret"));
        }
    }

    [Test]
    public void Only_the_migration_may_act_as_the_databases_owner()
    {
        var owners = Manifests.Containers.Where(container => container.Env.Any(variable => variable.Name == "VERIFICATION_DATABASE"));

        Assert.That(owners.Select(container => string.Join(' ', container.Args)), Is.EqualTo(new[] { "db migrate" }));
    }

    [Test]
    public void Files_are_mounted_where_the_variables_say()
    {
        var mounts = Manifests.Serve.VolumeMounts.Where(mount => mount.ReadOnlyProperty == true).Select(mount => $"{mount.MountPath}/").ToArray();
        var paths = new[] { "VERIFICATION_KEYS", "VERIFICATION_TOKENS", "VERIFICATION_SOURCES" }.Select(name => Value(Manifests.Serve, name));

        Assert.That(paths.Where(path => !mounts.Any(mount => path.StartsWith(mount, StringComparison.Ordinal))), Is.Empty);
    }

    [Test]
    public void Keys_and_tokens_are_read_by_the_program_alone()
    {
        var modes = Manifests.Deployment.Spec.Template.Spec.Volumes.Select(volume => volume.Secret?.DefaultMode).OfType<int>();

        Assert.That(modes, Is.EqualTo(new[] { Convert.ToInt32("440", 8) }));
    }

    private static IEnumerable<V1Probe> Probes() => [Manifests.Serve.StartupProbe, Manifests.Serve.LivenessProbe, Manifests.Serve.ReadinessProbe];

    private static string Value(V1Container container, string variable) => container.Env.Single(given => given.Name == variable).Value;

    private static string Property(string file, string name) => XDocument.Load(Repository.PathOf(file)).Descendants(name).Single().Value;

    [GeneratedRegex("^VERIFICATION_(DATABASE|BROKER)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IsConnection();

    [GeneratedRegex(@"(?i)password\s*[=:]|amqps?://|Host=|bearer [\w+/=-]{16}|BEGIN [A-Z ]*KEY", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WrittenDown();

    [GeneratedRegex(@"^kind:\s*(?<kind>\w+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Kinds();
}

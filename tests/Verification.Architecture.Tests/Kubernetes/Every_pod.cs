using System.Xml.Linq;
using Verification.TestKit;

namespace Verification.Architecture.Tests.Kubernetes;

/// <summary>A pod of ours may do little, use little, and is given the time to finish what it has taken.</summary>
[TestFixture]
internal sealed class Every_pod
{
    // The bus waits up to 30 s for work in flight; a shorter grace would kill a process in the middle of it.
    private const long GraceSecondsMin = 45;

    [Test]
    public void Runs_as_the_user_of_the_image_and_never_as_root()
    {
        var user = long.Parse(XDocument.Load(Repository.PathOf("src/Verification.Host/Verification.Host.csproj")).Descendants("ContainerUser").Single().Value);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Manifests.Pods.Select(pod => pod.Spec.SecurityContext.RunAsNonRoot), Is.All.True);
            Assert.That(Manifests.Pods.Select(pod => pod.Spec.SecurityContext.RunAsUser), Is.All.EqualTo(user));
            Assert.That(Manifests.Pods.Select(pod => pod.Spec.SecurityContext.SeccompProfile.Type), Is.All.EqualTo("RuntimeDefault"));
        }
    }

    [Test]
    public void Has_no_key_to_the_cluster() => Assert.That(Manifests.Pods.Select(pod => pod.Spec.AutomountServiceAccountToken), Is.All.False);

    [Test]
    public void Cannot_change_its_own_files_or_gain_rights()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Manifests.Containers.Select(container => container.SecurityContext.ReadOnlyRootFilesystem), Is.All.True);
            Assert.That(Manifests.Containers.Select(container => container.SecurityContext.AllowPrivilegeEscalation), Is.All.False);
            Assert.That(Manifests.Containers.Select(container => container.SecurityContext.Capabilities.Drop), Is.All.EqualTo(new[] { "ALL" }));
        }
    }

    [Test]
    public void Is_bounded_in_memory_and_processors()
    {
        string[] bounded = ["cpu", "memory"];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Manifests.Containers.Select(container => container.Resources.Limits.Keys), Is.All.EquivalentTo(bounded));
            Assert.That(Manifests.Containers.Select(container => container.Resources.Requests.Keys), Is.All.EquivalentTo(bounded));
        }
    }

    [Test]
    public void Is_given_time_to_finish() =>
        Assert.That(Manifests.Deployment.Spec.Template.Spec.TerminationGracePeriodSeconds, Is.GreaterThanOrEqualTo(GraceSecondsMin));

    [Test]
    public void Migrates_in_order_and_only_to_an_end()
    {
        var migration = Manifests.Migration.Spec;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(migration.Template.Spec.InitContainers.Single().Args, Is.EqualTo(new[] { "db", "migrate" }));
            Assert.That(migration.Template.Spec.Containers.Single().Args, Is.EqualTo(new[] { "broker", "setup" }));
            Assert.That(migration.Template.Spec.RestartPolicy, Is.EqualTo("Never"));
            Assert.That(migration.ActiveDeadlineSeconds, Is.Positive);
            Assert.That(migration.TtlSecondsAfterFinished, Is.Positive);
        }
    }
}

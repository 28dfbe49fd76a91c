using k8s;
using k8s.Models;
using Verification.Architecture.Tests.House;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Verification.Architecture.Tests.Kubernetes;

/// <summary>The base manifests, read strictly: a field Kubernetes does not know is refused, which a cluster would only warn of.</summary>
internal static class Manifests
{
    public const string Folder = "k8s/base";

    public static Kustomization Kustomization { get; } =
        new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).WithDuplicateKeyChecking().Build()
            .Deserialize<Kustomization>(Checkout.Read($"{Folder}/kustomization.yaml"));

    public static V1Deployment Deployment { get; } = Single<V1Deployment>();

    public static V1Service Service { get; } = Single<V1Service>();

    public static V1Job Migration { get; } = Single<V1Job>();

    public static IReadOnlyList<V1PodTemplateSpec> Pods { get; } = [Deployment.Spec.Template, Migration.Spec.Template];

    public static IReadOnlyList<V1Container> Containers { get; } =
        [.. Pods.SelectMany(pod => pod.Spec.Containers.Concat(pod.Spec.InitContainers ?? []))];

    public static V1Container Serve => Deployment.Spec.Template.Spec.Containers.Single();

    /// <summary>Every object of one text.</summary>
    public static IReadOnlyList<object> Parse(string yaml) => KubernetesYaml.LoadAllFromString(yaml, null, strict: true);

    private static T Single<T>() =>
        Kustomization.Resources.SelectMany(file => Parse(Checkout.Read($"{Folder}/{file}"))).OfType<T>().Single();
}

/// <summary>What we write into a kustomization.yaml; anything else in it is refused.</summary>
internal sealed class Kustomization
{
    public string ApiVersion { get; set; } = "";

    public string Kind { get; set; } = "";

    public List<string> Resources { get; set; } = [];
}

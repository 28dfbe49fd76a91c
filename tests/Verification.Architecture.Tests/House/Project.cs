using System.Reflection;
using System.Xml.Linq;
using Verification.TestKit;

namespace Verification.Architecture.Tests.House;

/// <summary>A project file of the house and what it refers to.</summary>
internal sealed record Project(string File, string Name, string AssemblyName, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages)
{
    /// <summary>Every project of the checkout.</summary>
    public static IReadOnlyList<Project> All { get; } =
        [.. Checkout.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)).Select(Load)];

    /// <summary>The projects that are the product: everything outside tests.</summary>
    public static IReadOnlyList<Project> Product { get; } =
        [.. All.Where(project => !project.File.StartsWith("tests/", StringComparison.Ordinal))];

    public static IReadOnlyList<Assembly> ProductAssemblies { get; } =
        [.. Product.Select(project => Assembly.Load(project.AssemblyName))];

    public static Assembly Named(string name) => Assembly.Load(Product.Single(project => project.Name == name).AssemblyName);

    /// <summary>The folder of the project, from the root of the checkout.</summary>
    public string Folder => Path.GetDirectoryName(File)!;

    private static Project Load(string file)
    {
        var xml = XDocument.Load(Repository.PathOf(file));
        var name = Path.GetFileNameWithoutExtension(file);
        return new Project(
            file,
            name,
            xml.Descendants("AssemblyName").SingleOrDefault()?.Value ?? name,
            [.. Included(xml, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))],
            [.. Included(xml, "PackageReference")]);
    }

    private static IEnumerable<string> Included(XDocument xml, string kind) =>
        xml.Descendants(kind).Select(item => (string?)item.Attribute("Include")).OfType<string>();
}

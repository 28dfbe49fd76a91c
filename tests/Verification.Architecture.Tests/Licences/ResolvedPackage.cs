using System.Text.Json;
using System.Xml.Linq;
using Verification.Architecture.Tests.House;
using Verification.TestKit;

namespace Verification.Architecture.Tests.Licences;

/// <summary>A package that the restore of some project settled on, direct or not, with the licence its author declares.</summary>
/// <remarks>An expression is taken as it stands; a licence file or address is only its name, which the reviewed table has to know.</remarks>
internal sealed record ResolvedPackage(string Id, string Version, string Expression, string LicenceFile)
{
    /// <summary>Every package of every project, read from what restore wrote.</summary>
    public static IReadOnlyList<ResolvedPackage> All { get; } =
        [.. Project.All.SelectMany(Of).DistinctBy(package => (package.Id, package.Version)).OrderBy(package => package.Id, StringComparer.OrdinalIgnoreCase)];

    private static IEnumerable<ResolvedPackage> Of(Project project)
    {
        var assets = Repository.PathOf(project.Folder, "obj", "project.assets.json");
        Assert.That(File.Exists(assets), $"{project.File} has not been restored");
        using var json = JsonDocument.Parse(File.ReadAllBytes(assets));
        var folders = json.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToArray();
        return [.. json.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() == "package")
            .Select(library => Read(library.Name, Find(folders, library.Value.GetProperty("path").GetString()!)))];
    }

    private static string Find(string[] folders, string path) =>
        folders.Select(folder => Path.Combine(folder, path)).First(Directory.Exists);

    private static ResolvedPackage Read(string name, string folder)
    {
        var metadata = XDocument.Load(Directory.GetFiles(folder, "*.nuspec").Single()).Descendants().First(element => element.Name.LocalName == "metadata");
        var licence = metadata.Elements().SingleOrDefault(element => element.Name.LocalName == "license");
        var isExpression = (string?)licence?.Attribute("type") == "expression";
        var address = metadata.Elements().SingleOrDefault(element => element.Name.LocalName == "licenseUrl")?.Value;
        var parts = name.Split('/');
        return new ResolvedPackage(parts[0], parts[1], isExpression ? licence!.Value : "", isExpression ? "" : licence?.Value ?? address ?? "");
    }
}

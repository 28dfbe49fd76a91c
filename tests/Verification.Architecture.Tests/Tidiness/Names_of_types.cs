using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using Verification.Architecture.Tests.House;

namespace Verification.Architecture.Tests.Tidiness;

/// <summary>A name says what a thing is in the domain's words.</summary>
[TestFixture]
internal sealed partial class Names_of_types
{
    private static readonly string[] SayNothing =
        ["Manager", "Helper", "Helpers", "Processor", "Util", "Utils", "Utility", "Utilities", "Info", "Data", "Dto", "Impl", "Base"];

    [Test]
    public void No_type_has_a_name_that_says_nothing() =>
        Assert.That(Compiled.Types.Where(type => SayNothing.Contains(LastWord(type))).Select(type => type.FullName), Is.Empty);

    [Test]
    public void Every_type_stands_in_the_namespace_of_its_room()
    {
        var strangers = Compiled.Types.Where(type =>
            !(type.Namespace.FullName + ".").StartsWith(Compiled.Room(type) + ".", StringComparison.Ordinal));

        Assert.That(strangers.Select(type => type.FullName), Is.Empty);
    }

    // A closed set of outcomes may carry the name of its step; a class that can be inherited must say what for.
    [Test]
    public void Classes_are_sealed_or_abstract()
    {
        var open = Project.ProductAssemblies.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !type.Name.Contains('<', StringComparison.Ordinal))
            .Where(type => type.Namespace?.StartsWith("Verification", StringComparison.Ordinal) ?? false);

        Assert.That(open.Select(type => type.FullName), Is.Empty);
    }

    private static string LastWord(IType type) => Word().Match(type.Name.Split('`')[0]).Value;

    [GeneratedRegex("[A-Z]+[a-z]*$", RegexOptions.None, 1000)]
    private static partial Regex Word();
}

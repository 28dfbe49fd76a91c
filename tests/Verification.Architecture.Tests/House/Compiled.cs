using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;
using ArchUnitNET.Loader;

namespace Verification.Architecture.Tests.House;

/// <summary>The compiled product: which type uses which, lambdas and async methods counted with the type that wrote them.</summary>
internal static partial class Compiled
{
    private static readonly Lazy<ArchUnitNET.Domain.Architecture> Loaded =
        new(() => new ArchLoader().LoadAssemblies([.. Project.ProductAssemblies]).Build());

    private static readonly Lazy<ILookup<(string Room, string Type), string>> Written = new(() =>
        (from project in Project.Product
         from file in Checkout.Sources(project.Folder)
         from Match declared in Declaration().Matches(Checkout.Code(file))
         select (Key: (project.Name, declared.Groups["name"].Value), File: Path.GetFileName(file).Split('.')[0]))
        .ToLookup(written => written.Key, written => written.File));

    public static IReadOnlyList<IType> Types => [.. Loaded.Value.Types.Where(type => !IsGenerated(type))];

    public static IEnumerable<IType> In(string project) =>
        Types.Where(type => Room(type) == project);

    /// <summary>The project a type stands in, by the name of its project file.</summary>
    public static string Room(IType type)
    {
        var assembly = type.Assembly.Name.Split(',')[0];
        return Project.Product.Single(project => project.AssemblyName == assembly).Name;
    }

    /// <summary>The name of the file a type is written in, up to its first dot; of a type that a generator wrote, its own.</summary>
    public static string FileName(IType type)
    {
        var outermost = type.FullName[(type.Namespace.FullName.Length + 1)..].Split('+', '`')[0];
        return Written.Value[(Room(type), outermost)].FirstOrDefault(outermost);
    }

    /// <summary>The full names of the types and, as <c>Type::Member</c>, the members it uses.</summary>
    public static IEnumerable<string> Uses(IType type) =>
        type.Dependencies
            .SelectMany(use => use is MethodCallDependency call
                ? new[] { use.Target.FullName, $"{use.Target.FullName}::{NameOf(call.TargetMember.Name)}" }
                : [use.Target.FullName])
            .Distinct();

    /// <summary>Each use of something whose full name begins so, or of exactly that <c>Type::Member</c>; as <c>user → used</c>.</summary>
    public static IReadOnlyList<string> Using(IEnumerable<IType> users, params string[] names) =>
        [.. users.SelectMany(user => Uses(user).Where(used => names.Any(name => Is(used, name))).Select(used => $"{user.FullName} → {used}"))];

    private static bool Is(string used, string name) =>
        name.Contains("::", StringComparison.Ordinal) ? used == name : used.StartsWith(name, StringComparison.Ordinal);

    private static string NameOf(string member) => member.Split('(')[0];

    private static bool IsGenerated(IType type) =>
        type.Namespace.FullName.Length == 0
        || !type.Namespace.FullName.StartsWith("Verification", StringComparison.Ordinal)
        || type.FullName.Contains('<', StringComparison.Ordinal);

    [GeneratedRegex(@"\b(class|record(\s+struct)?|struct|interface|enum|delegate\s+[\w<>]+)\s+(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Declaration();
}

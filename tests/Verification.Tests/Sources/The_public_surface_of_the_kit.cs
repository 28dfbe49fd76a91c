using System.Reflection;
using NUnit.Framework;
using Verification.Sources.Kit;
using Verification.TestKit;

namespace Verification.Tests.Sources;

/// <summary>What adapters from elsewhere are built against: a change is seen, and so is whether the version grew with it.</summary>
public sealed class The_public_surface_of_the_kit
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // What the compiler adds to every record.
    private static readonly HashSet<string> OfRecords = ["<Clone>$", "Equals", "GetHashCode", "ToString", "PrintMembers", "op_Equality", "op_Inequality", "Deconstruct"];

    [Test]
    public void Changes_only_with_approval()
    {
        var kit = typeof(ISource).Assembly;
        var types = kit.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal).SelectMany(Lines);
        Approval.Verify(string.Join('\n', [$"version {kit.GetName().Version}", .. types]), "kit-public");
    }

    private static IEnumerable<string> Lines(Type type) =>
    [
        $"{type.FullName}{(type.IsEnum ? ": " + string.Join(", ", Enum.GetNames(type)) : "")}",
        .. type.GetMembers(Own).Where(_ => !type.IsEnum && !type.IsSubclassOf(typeof(Delegate))).Select(Member).OfType<string>().Order(StringComparer.Ordinal),
    ];

    private static string? Member(MemberInfo member) => member switch
    {
        MethodBase method when !Promised(method) || OfRecords.Contains(method.Name) || (method.IsSpecialName && method is MethodInfo) => null,
        MethodInfo method => $"    {(method.IsAbstract ? "abstract " : method.IsVirtual && !method.IsFinal ? "virtual " : "")}{method.Name}({Parameters(method)}): {NameOf(method.ReturnType)}",
        ConstructorInfo constructor => $"    new({Parameters(constructor)})",
        PropertyInfo property when property.GetMethod is { } get && Promised(get) && property.Name != "EqualityContract" =>
            $"    {(get.IsVirtual && !get.IsFinal ? "virtual " : "")}{property.Name}: {NameOf(property.PropertyType)}"
            + (property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute)) ? ", required" : ""),
        FieldInfo { IsPublic: true } field => $"    {field.Name}: {NameOf(field.FieldType)}",
        _ => null,
    };

    private static bool Promised(MethodBase method) => method.IsPublic || method.IsFamily;

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p => $"{NameOf(p.ParameterType)} {p.Name}"));

    private static string NameOf(Type type) =>
        Nullable.GetUnderlyingType(type) is { } underlying ? $"{NameOf(underlying)}?"
        : type.IsArray ? $"{NameOf(type.GetElementType()!)}[]"
        : type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
        : type.Name;
}

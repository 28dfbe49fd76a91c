using System.Reflection;
using NUnit.Framework;
using Verification.Contracts;
using Verification.TestKit;

namespace Verification.Tests.Contracts;

[TestFixture]
public sealed class The_public_surface_of_the_contracts
{
    [Test]
    public void Changes_only_with_approval()
    {
        var lines = typeof(ContractJson).Assembly.GetExportedTypes()
            .Where(type => type != typeof(ContractJson))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .SelectMany(Lines);
        Approval.Verify(string.Join('\n', lines), "contracts-public");
    }

    private static IEnumerable<string> Lines(Type type)
    {
        yield return type.FullName!;
        var members = type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.Name != "EqualityContract")
            .Select(property => $"    {property.Name}: {Written(property)}");
        foreach (var member in members)
            yield return member;
    }

    private static string Written(PropertyInfo property)
    {
        var nullability = new NullabilityInfoContext().Create(property);
        var optional = nullability.ReadState == NullabilityState.Nullable && !property.PropertyType.IsValueType ? "?" : "";
        var required = property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute)) ? ", required" : "";
        return $"{NameOf(property.PropertyType)}{optional}{required}";
    }

    private static string NameOf(Type type) =>
        Nullable.GetUnderlyingType(type) is { } underlying ? $"{NameOf(underlying)}?"
        : type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
        : type.Name;
}

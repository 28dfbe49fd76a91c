using System.CodeDom.Compiler;
using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Verification.Architecture.Tests.House;

namespace Verification.Architecture.Tests.Walls;

/// <summary>Any number of roles may run in one process, so nothing that changes is static.</summary>
[TestFixture]
internal sealed class Roles_share_no_memory
{
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [Test]
    public void No_static_field_can_be_set() =>
        Assert.That(Fields().Where(field => field is { IsInitOnly: false, IsLiteral: false }).Select(Name), Is.Empty);

    [Test]
    public void No_static_field_holds_what_can_grow_or_change() =>
        Assert.That(Fields().Where(field => IsMutable(field.FieldType) && !IsPrivateTable(field)).Select(Name), Is.Empty);

    private static IEnumerable<FieldInfo> Fields() =>
        Project.ProductAssemblies.SelectMany(assembly => assembly.GetTypes())
            .Where(type => !IsGenerated(type))
            .SelectMany(type => type.GetFields(Static))
            .Where(field => !field.Name.Contains("<>", StringComparison.Ordinal) && !field.IsDefined(typeof(GeneratedCodeAttribute)));

    // Cached lambdas and the compiler's own tables are not ours to judge; the property behind a backing field is.
    private static bool IsGenerated(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute)) || type.IsDefined(typeof(GeneratedCodeAttribute))
        || type.Name.StartsWith('<') || type.DeclaringType is { } outer && IsGenerated(outer);

    // A dictionary built once beside its use is a table; who could change it is in the same file.
    private static bool IsPrivateTable(FieldInfo field) =>
        field.IsPrivate && field.IsInitOnly && !field.Name.StartsWith('<')
        && (field.FieldType.IsArray || field.FieldType.IsGenericType && Tables.Contains(field.FieldType.GetGenericTypeDefinition()));

    private static readonly Type[] Tables = [typeof(Dictionary<,>), typeof(HashSet<>)];

    private static bool IsMutable(Type type) =>
        type.IsArray
        || type == typeof(StringBuilder) || type == typeof(Random) || type == typeof(SemaphoreSlim)
        || type.Namespace is "System.Collections.Concurrent" or "System.Threading.Channels"
        || type.Namespace is "System.Collections.Generic" && typeof(IEnumerable).IsAssignableFrom(type) && type.IsClass
        || type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(ThreadLocal<>) || type.GetGenericTypeDefinition() == typeof(AsyncLocal<>));

    private static string Name(FieldInfo field) => $"{field.DeclaringType!.FullName}.{field.Name}";
}

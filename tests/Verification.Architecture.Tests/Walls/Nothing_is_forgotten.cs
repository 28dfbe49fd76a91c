using System.Reflection;
using System.Runtime.CompilerServices;
using Verification.Architecture.Tests.House;

namespace Verification.Architecture.Tests.Walls;

/// <summary>What is started is awaited by somebody.</summary>
[TestFixture]
internal sealed class Nothing_is_forgotten
{
    private const BindingFlags Any =
        BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // An exception in one ends the process.
    [Test]
    public void No_asynchronous_method_returns_nothing()
    {
        var forgotten = Project.ProductAssemblies.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(Any))
            .Where(method => method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute)));

        Assert.That(forgotten.Select(method => $"{method.DeclaringType!.FullName}.{method.Name}"), Is.Empty);
    }
}

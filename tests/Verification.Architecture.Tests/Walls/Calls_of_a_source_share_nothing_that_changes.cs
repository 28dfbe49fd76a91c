using System.Reflection;
using Verification.Architecture.Tests.House;
using Verification.Sources.Kit;

namespace Verification.Architecture.Tests.Walls;

/// <summary>A source is asked by many at the same time: whatever one call leaves in it, another may take for its own person's.</summary>
[TestFixture]
internal sealed class Calls_of_a_source_share_nothing_that_changes
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // Shared on purpose, none of it about a person, each with its own guard.
    private static readonly string[] Guarded =
    [
        "RpcConnection._open",      // set under its gate, or exchanged
        "BearerToken._held",        // set under its lock
        "BearerToken._fetching",    // set under its lock
        "RefusedReplies._seen",     // counted interlocked
    ];

    [Test]
    public void What_a_source_holds_on_to_is_never_set_again() => Assert.That(Settable(), Is.EquivalentTo(Guarded));

    [Test]
    public void There_are_sources_to_look_at() => Assert.That(Sources(), Has.Count.GreaterThan(5));

    private static IReadOnlyList<Type> Sources() =>
        [.. Project.Named("Verification.Sources").GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && typeof(ISource).IsAssignableFrom(type))];

    private static IEnumerable<string> Settable() =>
        Held().SelectMany(type => type.GetFields(Instance))
            .Where(field => !field.IsInitOnly && !IsParameter(field))
            .Select(field => $"{field.DeclaringType!.Name}.{field.Name}");

    /// <summary>The sources and all of this room that they keep in fields, and those keep.</summary>
    private static HashSet<Type> Held()
    {
        var held = new HashSet<Type>();
        var ahead = new Stack<Type>(Sources());
        while (ahead.TryPop(out var type))
        {
            if (held.Add(type))
            {
                foreach (var next in type.GetFields(Instance).SelectMany(field => InThisRoom(field.FieldType)))
                {
                    ahead.Push(next);
                }
            }
        }

        return held;
    }

    // Behind an interface of the room stands any of its types.
    private static IEnumerable<Type> InThisRoom(Type type)
    {
        var room = Project.Named("Verification.Sources");
        return type.Assembly != room ? []
            : type.IsInterface ? room.GetTypes().Where(candidate => candidate.IsClass && type.IsAssignableFrom(candidate))
            : type.IsEnum ? [] : [type];
    }

    // The compiler keeps a primary constructor's parameter as <name>P; that none is assigned to is the style's word.
    private static bool IsParameter(FieldInfo field) => field.Name.StartsWith('<') && field.Name.EndsWith('P');
}

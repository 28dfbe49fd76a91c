using Verification.TestKit.BadInput;
using Verification.TestKit.Requests;

namespace Verification.Acceptance.Tests.BadInput;

/// <summary>The JSON cases every parser may decide for itself: ours is decided once, the same at every door.</summary>
internal static class FreeCases
{
    private const string Place = "caseNo";

    /// <summary>Each as a whole body and as the value of a text.</summary>
    public static IReadOnlyList<BadBody> Bodies(string prefix) =>
    [
        .. from one in Published.JsonCases().Where(one => one.Expect == "free").Index()
           let id = $"{prefix}-{one.Index}"
           let inside = BadBodies.Replaced(ARequest.Household("con-25", id), Place, one.Item.Bytes)
           from body in new BadBody[] { new($"{one.Item.Name} as body", one.Item.Bytes), new($"{one.Item.Name} as {Place}", inside, id) }
           select body,
    ];

    /// <summary>A line for each: the codes of its refusal, or that it is taken.</summary>
    public static string Table(IReadOnlyDictionary<string, IReadOnlyList<string>> codes) => string.Join(
        '\n', codes.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}: {(one.Value.Count == 0 ? "taken" : string.Join(' ', one.Value))}"));
}

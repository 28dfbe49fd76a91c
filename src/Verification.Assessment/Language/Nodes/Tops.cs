namespace Verification.Assessment.Language.Nodes;

/// <summary>The comparisons at the top of a truth, joined by and, or, not.</summary>
internal static class Tops
{
    public static IEnumerable<Comparison> Of(TruthNode? node) => node switch
    {
        Comparison comparison => [comparison],
        Both both => Of(both.Left).Concat(Of(both.Right)),
        Either either => Of(either.Left).Concat(Of(either.Right)),
        Denial denial => Of(denial.Denied),
        _ => [],
    };
}

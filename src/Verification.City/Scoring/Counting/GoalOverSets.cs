namespace Verification.City.Scoring.Counting;

/// <summary>A goal over several sets of cities: what one set hides, its neighbour shows.</summary>
/// <param name="Name">Word of the goal.</param>
/// <param name="Bound">What it is held to.</param>
/// <param name="AtMost">The figure may not be above the bound; otherwise not below it.</param>
/// <param name="BySet">Figure of each set; null where it is undefined.</param>
public sealed record GoalOverSets(string Name, double Bound, bool AtMost, IReadOnlyDictionary<string, double?> BySet)
{
    /// <summary>Mean of the sets that have a figure; null when none has.</summary>
    public double? Mean => BySet.Values.Average();

    /// <summary>The figure of the set that comes off worst.</summary>
    public double? Worst => AtMost ? BySet.Values.Max() : BySet.Values.Min();

    /// <summary>Whether the mean meets it; null while there is no figure.</summary>
    public bool? MetByMean => new Goal(Name, Mean, Bound, AtMost).Met;

    /// <summary>Whether the worst set meets it.</summary>
    public bool? MetByWorst => new Goal(Name, Worst, Bound, AtMost).Met;

    /// <summary>Every goal any of the sets has, in the order of the first that has it.</summary>
    public static IReadOnlyList<GoalOverSets> Of(IReadOnlyList<SetScore> sets)
    {
        var goals = new OrderedDictionary<string, Goal>(StringComparer.Ordinal);
        foreach (var goal in sets.SelectMany(set => set.Goals))
        {
            goals.TryAdd(goal.Name, goal);
        }

        return [.. goals.Values.Select(goal => new GoalOverSets(goal.Name, goal.Bound, goal.AtMost, BySetOf(sets, goal.Name)))];
    }

    private static OrderedDictionary<string, double?> BySetOf(IReadOnlyList<SetScore> sets, string goal)
    {
        var figures = new OrderedDictionary<string, double?>(StringComparer.Ordinal);
        foreach (var set in sets)
        {
            figures.Add(set.Set, set.Goals.FirstOrDefault(g => g.Name == goal)?.Figure);
        }

        return figures;
    }
}

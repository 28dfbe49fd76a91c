using Verification.Assessment.Concealment;
using Verification.Vocabulary;

namespace Verification.Assessment.Packs;

/// <summary>What visits are worth at this place: chances, thresholds and the alert budget (预警额度); it weighs questions and never a household.</summary>
/// <param name="VisitsAWeek">Most households one officer is asked to visit in a week, 1…100.</param>
/// <param name="StakeUnknown">Yuan a month taken to be at stake where the amount of a household under review has no upper end.</param>
/// <param name="Topics">What is looked for; a topic that is not listed is not asked about.</param>
/// <param name="Article">Document and article, or null when assumed.</param>
public sealed record ConcealmentRule(int VisitsAWeek, Money StakeUnknown, IReadOnlyList<TopicRule> Topics, string? Article)
{
    /// <summary>The budget where no law states one.</summary>
    public const int UsualVisitsAWeek = 8;

    /// <summary>Nothing is looked for.</summary>
    public static ConcealmentRule None { get; } = new(UsualVisitsAWeek, Money.Zero, [], null);

    public TopicRule? Find(VisitTopic topic) => Topics.FirstOrDefault(t => t.Topic == topic);
}

/// <summary>What asking about one topic is worth.</summary>
/// <param name="Chance">Share of visits that find something, 0…1.</param>
/// <param name="TakesAll">What is found ends the whole grant; otherwise it takes away as much as its own size.</param>
/// <param name="AtLeast">Yuan below which nobody is asked; a find that names no size counts as this much.</param>
/// <param name="WithinMonths">How far before the application it may lie, 1…36.</param>
/// <param name="Article">Document and article, or null when assumed.</param>
public sealed record TopicRule(VisitTopic Topic, decimal Chance, bool TakesAll, Money AtLeast, int WithinMonths, string? Article);

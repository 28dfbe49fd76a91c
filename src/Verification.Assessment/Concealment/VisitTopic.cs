using System.Collections.Frozen;
using Verification.Vocabulary;

namespace Verification.Assessment.Concealment;

/// <summary>What a question of a visit is about.</summary>
public enum VisitTopic
{
    /// <summary>Signals of spending beyond what the household says it lives on.</summary>
    Consumption,

    /// <summary>Signals of use of utilities out of proportion.</summary>
    UtilityUse,

    /// <summary>Signals of premiums paid.</summary>
    InsurancePremium,

    /// <summary>A vehicle bought or seen shortly before the application.</summary>
    RecentVehicle,

    /// <summary>Signals of much money leaving an account before the application.</summary>
    LargeOutflow,

    /// <summary>Signals of money passing through somebody else's account.</summary>
    OtherPersonsAccount,

    /// <summary>Less was declared than found, beyond the tolerance.</summary>
    Difference,

    /// <summary>An account held much more shortly before than it holds now.</summary>
    VanishedDeposit,

    /// <summary>Property other than a vehicle bought shortly before the application.</summary>
    RecentPurchase,

    /// <summary>A question the verdict leaves open and that can be asked at home.</summary>
    OpenReview,
}

/// <summary>The words of topics, as packs and contracts write them: <c>large-outflow</c>.</summary>
public static class VisitTopics
{
    public static IReadOnlyDictionary<string, VisitTopic> Words { get; } =
        Enum.GetValues<VisitTopic>().ToFrozenDictionary(Of, topic => topic, StringComparer.Ordinal);

    public static string Of(VisitTopic topic) => string.Concat(
        topic.ToString().Select((letter, i) => char.IsAsciiLetterUpper(letter) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(letter) : $"{letter}"));

    /// <summary>The topic a signal asks about.</summary>
    public static VisitTopic Of(SignalKind kind) => kind switch
    {
        SignalKind.Consumption => VisitTopic.Consumption,
        SignalKind.UtilityUse => VisitTopic.UtilityUse,
        SignalKind.InsurancePremium => VisitTopic.InsurancePremium,
        SignalKind.RecentVehicle => VisitTopic.RecentVehicle,
        SignalKind.LargeOutflow => VisitTopic.LargeOutflow,
        SignalKind.OtherPersonsAccount => VisitTopic.OtherPersonsAccount,
        _ => throw new BrokenPromise($"no topic for signal {kind}"),
    };
}

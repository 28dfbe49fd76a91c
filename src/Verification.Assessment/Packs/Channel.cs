namespace Verification.Assessment.Packs;

/// <summary>The way money of flexible work comes in (渠道); the ways are disjoint, and one payment belongs to one of them.</summary>
public enum Channel
{
    /// <summary>Paid by an employer.</summary>
    Employer,

    /// <summary>Paid out by a platform.</summary>
    Platform,

    /// <summary>Turnover of a trade that is invoiced or registered.</summary>
    InvoicedTrade,

    /// <summary>Into an account, from nobody a source names.</summary>
    AccountInflow,

    /// <summary>In cash.</summary>
    Cash,
}

/// <summary>Channels by the words packs use.</summary>
public static class ChannelWords
{
    public static IReadOnlyDictionary<string, Channel> All { get; } = new Dictionary<string, Channel>(StringComparer.Ordinal)
    {
        ["employer"] = Channel.Employer,
        ["platform"] = Channel.Platform,
        ["invoiced-trade"] = Channel.InvoicedTrade,
        ["account-inflow"] = Channel.AccountInflow,
        ["cash"] = Channel.Cash,
    };

    public static string Of(Channel channel) => All.First(w => w.Value == channel).Key;
}

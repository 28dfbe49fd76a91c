using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment.Pay;

/// <summary>One payment of a wage, by the day it was paid.</summary>
/// <param name="Source">Index of the source in the law.</param>
internal readonly record struct WagePayment(EvidenceItem Record, MoneyItem Item, int Source)
{
    public DateOnly PaidOn => Record.Period.To!.Value;

    public decimal Yuan => Record.Amount!.Value.Yuan;

    /// <summary>What is taken back keeps its sign and is no payday.</summary>
    public bool IsPayday => Yuan >= 0m;
}

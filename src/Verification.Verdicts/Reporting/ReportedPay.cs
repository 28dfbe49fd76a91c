using Verification.Assessment.Explaining;
using Verification.Contracts.Api;

namespace Verification.Verdicts.Reporting;

/// <summary>How the wages of a person's payers were read, as the explanation of the round tells it.</summary>
public sealed record PersonPay(string MemberRef, PayRead Read);

/// <summary>By which frequency wages were read; nothing where the law does not ask how often they are paid.</summary>
public static class ReportedPay
{
    /// <param name="explanation">Of the same round, rebuilt; null: it cannot be rebuilt any more, and nobody can tell.</param>
    public static IReadOnlyList<PersonPay> Of(Explanation? explanation) => explanation is null
        ? []
        : [.. explanation.Root.All().Where(s => s is { Pay: not null, MemberRef: not null }).Select(s => new PersonPay(s.MemberRef!, s.Pay!)).Distinct()];

    /// <summary>Of one item of one person; null where there is none.</summary>
    internal static IReadOnlyList<ReportPay>? Of(ReportSubject subject, string memberRef, string item)
    {
        ReportPay[] read =
        [
            .. subject.Pay.Where(p => p.MemberRef == memberRef && p.Read.Item == item).Select(p => new ReportPay
            {
                Source = p.Read.Source,
                Payer = p.Read.Payer,
                Frequency = p.Read.Frequency,
                FrequencyName = ReportWords.PayFrequency(p.Read.Frequency),
            }),
        ];
        return read.Length > 0 ? read : null;
    }
}

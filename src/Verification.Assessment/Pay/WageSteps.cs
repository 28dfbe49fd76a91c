using Verification.Assessment.Explaining;
using Verification.Assessment.Language;
using Verification.Assessment.Packs;
using Verification.Assessment.Quantities;
using Verification.Vocabulary;

namespace Verification.Assessment.Pay;

/// <summary>The wages of each payer as a step of the explanation: by which frequency they were read, and what that comes to.</summary>
internal static class WageSteps
{
    /// <summary>Begins the name of such a step; the code of the frequency and the payer's place follow.</summary>
    public const string Prefix = "wages.";

    public static IEnumerable<Step> Of(Pack pack, PersonWages? wages, MoneyItem item, StepSubject subject, string? memberRef)
    {
        var place = 0;
        foreach (var payer in wages?.ByPayer ?? [])
        {
            place++;
            if (payer.Item.Index == item.Index)
            {
                yield return One(pack, payer, place) with { Subject = subject, MemberRef = memberRef };
            }
        }
    }

    private static Step One(Pack pack, WagesOfPayer payer, int place)
    {
        var (code, source) = (PayFrequencies.CodeOf(payer.Frequency), pack.Sources[payer.Source].Id.Code);
        var number = payer.Low == payer.High ? Figure.Point(payer.Low) : new(Extent.Between(payer.Low, payer.High), Extent.AtLeast(payer.Low));
        return new($"{Prefix}{code}.{place}", StepSubject.Member, pack.Income.WagesBy!.Article, [.. Inputs(payer, code, source)], Canonical.Text(number), [])
        {
            Means = Means(payer),
            Number = number,
            Unit = Unit.OfYuan,
            IsItem = true,
            Pay = new(payer.Item.Declared ?? payer.Item.Code, source, payer.Payer, code),
        };
    }

    private static IEnumerable<StepInput> Inputs(WagesOfPayer payer, string frequency, string source)
    {
        yield return new("payer", payer.Payer ?? source);
        yield return new("frequency", frequency);
        if (payer.Missing > 0)
        {
            yield return new("paydays_missing", Canonical.Text(payer.Missing));
        }

        if (payer.PartialMonths > 0)
        {
            yield return new("months_in_part", Canonical.Text(payer.PartialMonths));
        }

        foreach (var payment in payer.Payments)
        {
            yield return Records.Input(payment.Record);
        }
    }

    private static Text Means(WagesOfPayer payer)
    {
        var (frequency, by) = (PayFrequencies.Of(payer.Frequency), payer.Payer is { } number ? new Text($"(发放单位 {number})", $" (payer {number})") : new("", ""));
        var missing = payer.Missing == 0 ? new("", "") : new Text($",缺 {payer.Missing} 次发放记录", $", {payer.Missing} {(payer.Missing == 1 ? "payday" : "paydays")} without a record");
        var partial = payer.PartialMonths == 0 ? new("", "")
            : new Text($",{payer.PartialMonths} 个不满的月份按实收计", $", {payer.PartialMonths} {(payer.PartialMonths == 1 ? "month" : "months")} in part as received");
        return new($"{frequency.Zh}的工资{by.Zh}{missing.Zh}{partial.Zh}", $"wages {frequency.En}{by.En}{missing.En}{partial.En}");
    }
}

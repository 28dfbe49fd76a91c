using Verification.City.Drawing;
using Verification.Vocabulary;

namespace Verification.City.Lives.Recording;

/// <summary>What work leaves with tax, social insurance, housing fund and market registration.</summary>
internal sealed class WorkTraces(Chance chance, Recorder recorder)
{
    private string _document = "";
    private string _key = "";

    public void Record(LivedPerson person, string key)
    {
        (_document, _key) = (person.Document!, key);
        for (var i = 0; i < person.Jobs.Count; i++)
        {
            var index = i;
            Work(person.Jobs[i], i, [.. person.Earnings.Where(e => e.Job == index)]);
        }

        Registration(person);
        Pension(person);
    }

    private void Work(Job job, int index, List<Earning> earnings)
    {
        var (contributes, fund, ofOwn) = (chance.Happens(590), chance.Happens(260), chance.Happens(70));
        var own = chance.Between(320, 640);
        foreach (var month in earnings.Where(e => e.Channel == Channel.Employer && job.PayerReports))
        {
            // What tax sees is before the employee's own contributions.
            var formal = job.Kind == IncomeKind.Wage && contributes;
            var gross = formal ? decimal.Round(month.Amount / 0.895m, 2) : month.Amount;
            Monthly(LivesSources.Tax, $"W{index}", "wage", month.Month, gross, objectId: $"W{index}-{At(month.Month)}-{_key}");
            if (formal)
            {
                Monthly(LivesSources.SocialInsurance, $"C{index}", "contribution", month.Month, gross - month.Amount, "employee");
                if (fund)
                {
                    Monthly(LivesSources.HousingFund, $"H{index}", "contribution", month.Month, decimal.Round(gross * 0.05m, 2), "employee");
                }
            }
        }

        for (var m = job.FirstMonth; job.IsFlexible && index == 0 && ofOwn && m <= job.LastMonth; m++)
        {
            Monthly(LivesSources.SocialInsurance, "CF", "contribution", m, own, "flexible");
        }

        Invoices(job, index, earnings);
        BusinessIncome(job, index, earnings);
    }

    // Invoices show turnover; what is left of it after goods and stall is the trader's.
    private void Invoices(Job job, int index, List<Earning> earnings)
    {
        var margin = job.Kind == IncomeKind.Trade ? chance.Between(350, 650) : chance.Between(850, 960);
        foreach (var month in earnings.Where(e => e.Channel == Channel.InvoicedTrade))
        {
            Monthly(LivesSources.Invoices, $"I{index}", "invoice", month.Month, decimal.Round(month.Amount * 1_000 / margin, 2), "agency");
        }
    }

    private void BusinessIncome(Job job, int index, List<Earning> earnings)
    {
        var told = chance.Between(300, 850);
        for (var quarter = 0; job is { Kind: IncomeKind.Trade, PayerReports: true } && quarter < LivesCalendar.Months / 3; quarter++)
        {
            var sum = earnings.Where(e => e.Month / 3 == quarter).Sum(e => e.Amount);
            if (sum > 0)
            {
                recorder.Record(new()
                {
                    Source = LivesSources.Tax, Document = _document, RecordId = $"B{index}-{At(quarter * 3)}-{_key}", Kind = "business-income",
                    Period = new(LivesCalendar.Month(quarter * 3).FirstDay, LivesCalendar.Month((quarter * 3) + 2).LastDay),
                    Amount = decimal.Round(sum * told / 1_000, 2),
                });
            }
        }
    }

    private void Registration(LivedPerson person)
    {
        var trades = person.Jobs.FirstOrDefault(job => job.Kind == IncomeKind.Trade);
        var (registered, other) = (chance.Happens(450), chance.Weighed(22, 4, 974));
        var detail = trades is not null && registered ? "individual-trader"
            : person.Age < 18 ? null
            : other switch { 0 => "dormant", 1 => "company", _ => null };
        var since = new DateOnly(2012, 1, 1).AddDays(chance.Below(2_400));
        if (detail is not null)
        {
            recorder.Record(new()
            {
                Source = LivesSources.Market, Document = _document, RecordId = $"M-{_key}", Kind = "market-registration", Detail = detail,
                Period = new(trades is { FirstMonth: > 0 } ? LivesCalendar.Month(trades.FirstMonth).FirstDay : since, null),
            });
        }
    }

    private void Pension(LivedPerson person)
    {
        foreach (var month in person.Earnings.Where(e => e.Kind == IncomeKind.Pension))
        {
            Monthly(LivesSources.SocialInsurance, "P", "pension", month.Month, month.Amount, month.Amount < 200 ? "base" : "worker");
        }
    }

    private void Monthly(string source, string mark, string kind, int month, decimal amount, string? detail = null, string? objectId = null) =>
        recorder.Record(new()
        {
            Source = source, Document = _document, RecordId = $"{mark}-{At(month)}-{_key}", Kind = kind, Period = Period.Of(LivesCalendar.Month(month)),
            Amount = amount, Detail = detail, ObjectId = objectId,
        });

    private static string At(int month) => $"{LivesCalendar.Month(month).Year}{LivesCalendar.Month(month).Month:00}";
}

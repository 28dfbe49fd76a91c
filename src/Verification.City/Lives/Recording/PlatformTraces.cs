using Verification.City.Drawing;
using Verification.Vocabulary;

namespace Verification.City.Lives.Recording;

/// <summary>What platforms settle with their workers; some platforms are connected, some pay by the week, some report before their fee.</summary>
internal sealed class PlatformTraces(Chance chance, Recorder recorder)
{
    /// <summary>Platforms 1, 3 and 5 tell their payouts; 2 and 4 tell nobody.</summary>
    public static bool IsConnected(Job job) => job.Payer % 2 == 1;

    private static bool IsGross(Job job) => job.Payer > 1;

    private static int SettlementsAMonth(Job job) => job.Payer == 3 ? 4 : 1;

    /// <summary>Records the settlements and answers them: what arrived, when, under which number.</summary>
    public List<Settlement> Record(LivedPerson person, string key)
    {
        var settlements = new List<Settlement>();
        for (var i = 0; i < person.Jobs.Count; i++)
        {
            if (person.Jobs[i] is { Kind: IncomeKind.Platform } job)
            {
                var (fee, index) = (chance.Between(120, 220), i);
                foreach (var month in person.Earnings.Where(e => e.Job == index && e.Channel == Channel.Platform))
                {
                    Settle(settlements, person, job, month, fee, key);
                }
            }
        }

        return settlements;
    }

    private void Settle(List<Settlement> settlements, LivedPerson person, Job job, Earning month, int fee, string key)
    {
        var at = LivesCalendar.Month(month.Month);
        var (times, left) = (SettlementsAMonth(job), month.Amount);
        for (var n = 1; n <= times; n++)
        {
            var net = n == times ? left : decimal.Round(month.Amount * chance.Between(180, 310) / 1_000, 2);
            left -= net;
            var period = times == 1 ? Period.Of(at) : new(at.FirstDay.AddDays((n - 1) * 7), n == times ? at.LastDay : at.FirstDay.AddDays((n * 7) - 1));
            var settlement = new Settlement($"Z{job.Payer}-{at.Year}{at.Month:00}{n}-{key}", month.Month, period, net);
            var (gross, tips) = (decimal.Round(net * 1_000 / (1_000 - fee), 2), chance.Between(980, 1_040));
            settlements.Add(settlement);
            if (IsConnected(job))
            {
                Tell(person, settlement, "F", "platform-payout", IsGross(job) ? gross : net, IsGross(job) ? "gross" : "net");
                Tell(person, settlement, "T", "platform-task", decimal.Round(gross * tips / 1_000, 2), null);
            }
        }
    }

    private void Tell(LivedPerson person, Settlement settlement, string mark, string kind, decimal amount, string? detail) => recorder.Record(new()
    {
        Source = LivesSources.Platforms, Document = person.Document!, RecordId = $"{mark}-{settlement.Id}", Kind = kind, Period = settlement.Period,
        Amount = amount, ObjectId = settlement.Id, Detail = detail,
    });
}

/// <summary>One payout of a platform.</summary>
/// <param name="Month">Index from January 2019.</param>
/// <param name="Net">What arrived, after the platform's fee.</param>
internal sealed record Settlement(string Id, int Month, Period Period, decimal Net);

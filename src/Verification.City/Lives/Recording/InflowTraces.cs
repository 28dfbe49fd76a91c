using Verification.City.Drawing;
using Verification.Vocabulary;

namespace Verification.City.Lives.Recording;

/// <summary>What arrives on payment accounts: pay among transfers, loans, refunds and gifts, only partly told apart.</summary>
internal sealed class InflowTraces(Chance chance, Recorder recorder)
{
    private LivedPerson _person = null!;
    private string _key = "";
    private int _count;

    public void Record(LivedHousehold household, LivedPerson person, string key, List<Settlement> settlements)
    {
        (_person, _key, _count) = (person, key, 0);
        Work(household);
        if (person.HasKnownAccount)
        {
            Settled(settlements);
            Wages();
            FromOutside();
            Noise();
            FromHome(household);
        }
    }

    // What is paid to a relative's account stands there, under the relative's document.
    private void Work(LivedHousehold household)
    {
        for (var i = 0; i < _person.Jobs.Count; i++)
        {
            var (index, job) = (i, _person.Jobs[i]);
            var (detail, margin) = (chance.Happens(550) ? null : "other", job.Kind == IncomeKind.Trade ? chance.Between(350, 650) : 1_000);
            foreach (var pay in _person.Earnings.Where(e => e.Job == index && e.Channel == Channel.AccountInflow))
            {
                if (_person.UsesOthersAccount || _person.HasKnownAccount)
                {
                    Arrive(_person.UsesOthersAccount ? household.Relative : _person.Document!, pay.Month, decimal.Round(pay.Amount * 1_000 / margin, 2), detail);
                }
            }
        }
    }

    private void Settled(List<Settlement> settlements)
    {
        if (chance.Happens(620))
        {
            foreach (var settlement in settlements)
            {
                Arrive(_person.Document!, settlement.Month, settlement.Net, "payout", settlement.Id);
            }
        }
    }

    private void Wages()
    {
        var (here, told) = (chance.Happens(130), chance.Happens(800));
        for (var i = 0; i < _person.Jobs.Count; i++)
        {
            var index = i;
            foreach (var pay in _person.Earnings.Where(e => here && e.Job == index && e.Channel == Channel.Employer))
            {
                var month = LivesCalendar.Month(pay.Month);
                Arrive(_person.Document!, pay.Month, pay.Amount, told ? "wage" : null, told ? $"W{index}-{month.Year}{month.Month:00}-{_key}" : null);
            }
        }
    }

    private void FromOutside()
    {
        var byAccount = chance.Happens(500);
        foreach (var gift in _person.Earnings.Where(e => byAccount && e.Kind is IncomeKind.Remittance or IncomeKind.Maintenance or IncomeKind.Property))
        {
            Arrive(_person.Document!, gift.Month, gift.Amount, chance.Happens(400) ? "other" : null);
        }
    }

    private void Noise()
    {
        var (moves, borrows, benefit) = (chance.Between(0, 450), chance.Happens(60), chance.Happens(120) ? chance.Between(60, 400) : 0);
        for (var m = 0; m < LivesCalendar.Months; m++)
        {
            Sometimes(m, moves, chance.Between(100, 2_000), 600, "own-transfer");
            Sometimes(m, 150, chance.Between(20, 200), 900, "refund");
            Sometimes(m, 200, chance.Between(10, 300), 250, "other");
            Sometimes(m, borrows ? 150 : 0, chance.Between(500, 8_000), 700, "loan");
            Sometimes(m, benefit > 0 ? 1_000 : 0, benefit, 900, "benefit");
        }
    }

    // Who works away sends money home; here it arrives with the others.
    private void FromHome(LivedHousehold household)
    {
        var sent = chance.Between(250, 650);
        foreach (var away in household.Persons.Where(p => p.Number != _person.Number && p.Jobs.Any(job => job.Kind == IncomeKind.Migrant)))
        {
            for (var m = 0; m < LivesCalendar.Months; m++)
            {
                var earned = away.Earnings.Where(e => e.Month == m && e.Kind == IncomeKind.Migrant).Sum(e => e.Amount);
                Sometimes(m, earned > 0 && _person.Number <= 2 ? 700 : 0, decimal.Floor(earned * sent / 1_000), 550, "household-transfer");
            }
        }
    }

    private void Sometimes(int month, int comes, decimal amount, int told, string detail)
    {
        var (here, known) = (chance.Happens(comes), chance.Happens(told));
        if (here && amount > 0)
        {
            Arrive(_person.Document!, month, amount, known ? detail : null);
        }
    }

    private void Arrive(string document, int month, decimal amount, string? detail, string? objectId = null) => recorder.Record(new()
    {
        Source = LivesSources.Inflows, Document = document, RecordId = $"N{++_count}-{_key}", Kind = "payment-inflow",
        Period = Period.Of(LivesCalendar.Month(month)), Amount = amount, Detail = detail, ObjectId = objectId,
    });
}

using System.Globalization;
using Verification.Vocabulary;

namespace Verification.City.Plain;

/// <summary>What each register knows of a household: the part of true lives that leaves a trace.</summary>
internal sealed class Registers(Action<string, string> write)
{
    private CityPerson _person = null!;
    private string _key = "";

    public void Record(CityHousehold household)
    {
        for (var i = 0; i < household.Persons.Count; i++)
        {
            _person = household.Persons[i];
            if (_person.Document is not null)
            {
                _key = $"{household.RequestId}-{i + 1}";
                Work();
                Property(household.OwnsHome && i == 0);
                Civil();
            }
        }
    }

    private void Work()
    {
        foreach (var income in _person.Income)
        {
            switch (income.Kind)
            {
                case EvidenceKind.Wage:
                    Monthly("tax-wages", "W", income);
                    Contributions(income);
                    break;
                case EvidenceKind.BusinessIncome:
                    Monthly("tax-wages", "B", income);
                    break;
                case EvidenceKind.Pension:
                    Monthly("social-insurance", "P", income);
                    break;
                case EvidenceKind.PlatformPayout:
                    Monthly("platform-payouts", "F", income, "F");
                    Monthly("payment-inflows", "I", income with { Kind = EvidenceKind.PaymentInflow }, "F");
                    break;
            }
        }

        if (_person.Trades)
        {
            Line("market-registration", "M", EvidenceKind.MarketRegistration, new(new(2017, 5, 1), null), detail: "individual-trader");
        }
    }

    private void Contributions(CityIncome wage)
    {
        var year = new Period(CityCalendar.LookBack.FirstDay, CityCalendar.Application.Plus(-1).LastDay);
        Line("social-insurance", "C", EvidenceKind.Contribution, year, decimal.Round(wage.Sum * 0.08m, 2));
        if (wage.Sum > 30_000m)
        {
            Line("housing-fund", "H", EvidenceKind.Contribution, year, decimal.Round(wage.Sum * 0.05m, 2));
        }
    }

    private void Property(bool ownsHome)
    {
        var today = Period.Of(CityCalendar.AsOf);
        if (_person.Deposit > 0)
        {
            Line("bank-deposits", "D", EvidenceKind.Deposit, today, _person.Deposit, $"A-{_key}");
        }

        if (_person.Security > 0)
        {
            Line("securities", "S", EvidenceKind.Security, today, _person.Security, $"S-{_key}");
        }

        if (ownsHome)
        {
            Line("real-estate", "E", EvidenceKind.RealEstate, new(new(2009, 8, 1), null), share: "1", objectId: $"E-{_key}", detail: "housing");
        }

        if (_person.Drives)
        {
            Line("vehicles", "V", EvidenceKind.Vehicle, new(new(2016, 3, 1), null), objectId: $"V-{_key}", detail: "car");
        }
    }

    private void Civil()
    {
        Line("civil-registry", "1", EvidenceKind.Birth, Period.Of(_person.BornOn));
        if (_person.MarriedOn is { } married)
        {
            Line("civil-registry", "2", EvidenceKind.Marriage, new(married, null));
        }

        if (_person.DiedOn is { } died)
        {
            Line("civil-registry", "3", EvidenceKind.Death, Period.Of(died));
        }

        if (_person.Prison is { } term)
        {
            Line("civil-registry", "4", EvidenceKind.Custody, term, detail: "prison");
        }

        if (_person.Disability is { } disability)
        {
            Line("disability-federation", "G", EvidenceKind.Disability, new(new(2012, 1, 1), null), detail: disability);
        }
    }

    private void Monthly(string source, string mark, CityIncome income, string? objectMark = null)
    {
        for (var m = 0; m < income.Months.Count; m++)
        {
            var month = CityCalendar.LookBack.Plus(m);
            Line(
                source, $"{mark}{month.Year}{month.Month:00}", income.Kind, Period.Of(month), income.Months[m],
                objectMark is null ? null : $"{objectMark}{month.Year}{month.Month:00}-{_key}");
        }
    }

    // Every field is made here and holds neither comma, quote nor line break.
    private void Line(
        string source, string mark, EvidenceKind kind, Period period, decimal? amount = null, string? objectId = null, string? detail = null,
        string? share = null) =>
        write(source, string.Create(
            CultureInfo.InvariantCulture,
            $"{_person.Document},{mark}-{_key},{EvidenceWords.Of(kind)},{period.From:yyyy-MM-dd},{period.To:yyyy-MM-dd},{amount:0.00},{share},,{objectId},{detail}"));
}

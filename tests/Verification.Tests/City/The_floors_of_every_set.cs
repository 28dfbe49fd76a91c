using System.Text.Json;
using NUnit.Framework;
using Verification.City;
using Verification.Contracts;

namespace Verification.Tests.Cities;

/// <summary>What keeps a city of lives honest, measured from its files; seeds 1 to 5 only, since those from 101 on are published unseen.</summary>
[TestFixtureSource(nameof(Sets))]
public sealed class The_floors_of_every_set(string set)
{
    private const int Households = 300;

    private readonly List<LivesFolder> _cities = [];
    private readonly List<Flexible> _flexible = [];

    private static IEnumerable<string> Sets() => LivesGenerator.Sets;

    [OneTimeSetUp]
    public async Task Generate()
    {
        foreach (var seed in new[] { 1, 3, 5 })
        {
            _cities.Add(await LivesFolder.Of(set, Households, seed));
            _flexible.Add(Flexible.Of(_cities[^1]));
        }
    }

    [OneTimeTearDown]
    public void Remove() => _cities.ForEach(city => city.Dispose());

    [Test]
    public void At_least_two_fifths_of_flexible_income_are_in_no_source()
    {
        var shares = _flexible.Select(f => 1 - (f.Seen / f.Earned)).ToList();

        Assert.That(shares, Has.All.GreaterThanOrEqualTo(0.40m));
    }

    [Test]
    public void At_most_a_third_of_flexible_workers_have_a_platform_record()
    {
        var shares = _flexible.Select(f => (decimal)f.WithPlatformRecord / f.Workers).ToList();

        Assert.That(shares, Has.All.InRange(0.03m, 0.35m));
    }

    [Test]
    public void At_least_three_tenths_of_hidden_property_are_in_anothers_name()
    {
        var (hidden, others) = (0m, 0m);
        foreach (var city in _cities)
        {
            var hiding = city.Persons.Where(p => p.Has("conceals", "property")).Select(p => p.Person).ToHashSet();
            var theirs = city.Holdings.Where(h => hiding.Contains(h.Person)).ToList();

            // All that those own who hide something: less is hidden than this.
            hidden += theirs.Sum(h => h.Yuan("value"));
            others += theirs.Where(h => h["registered_to"] == "other").Sum(h => h.Yuan("value"));
        }

        Assert.That(others / hidden, Is.GreaterThanOrEqualTo(0.30m));
    }

    [Test]
    public void One_source_has_an_outage_and_every_source_lags()
    {
        foreach (var city in _cities)
        {
            var silent = city.Rows("delays.csv").Where(line => line["seconds"].Length == 0).ToList();

            Assert.That(silent.Select(line => line["source"]).Distinct().Count(), Is.EqualTo(1));
            Assert.That(city.Sources.Select(s => s["source"]), Does.Contain(silent[0]["source"]));
            Assert.That(city.Sources.Select(s => s["as_of"]), Has.All.LessThan("2020-06-30"));
            Assert.That(
                city.Sources.SelectMany(s => city.Register(s["source"]).Where(r => string.CompareOrdinal(r["from"], s["as_of"]) > 0)), Is.Empty);
        }
    }

    [Test]
    public async Task At_least_a_quarter_of_the_households_are_near_a_threshold()
    {
        foreach (var city in _cities)
        {
            var slices = await TruthProgram.Slices(city.Path);

            Assert.That((decimal)slices.Count(words => words.Contains("near-threshold")) / slices.Count, Is.GreaterThanOrEqualTo(0.25m));
        }
    }

    [Test]
    public void Honest_families_err_too()
    {
        var off = _cities.SelectMany(Misstated).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(off.Count(times => times < 0.8m) / (decimal)off.Count, Is.InRange(0.08m, 0.45m), "told too little");
            Assert.That(off.Count(times => times > 1.1m) / (decimal)off.Count, Is.InRange(0.02m, 0.25m), "told too much");
        }
    }

    [Test]
    public void As_many_conceal_as_its_name_says()
    {
        var conceal = _cities.Average(city =>
            city.Persons.Where(p => p["conceals"].Length > 0).Select(p => p["household_ref"]).Distinct().Count() / (double)Households);
        var said = set switch { "B5" => 0.05, "B40" => 0.40, _ => 0.20 };

        Assert.That(conceal, Is.InRange(said - 0.04, said + 0.04));
    }

    /// <summary>What honest families declared of their income, as a multiple of what they had.</summary>
    private static IEnumerable<decimal> Misstated(LivesFolder city)
    {
        var persons = city.Persons.GroupBy(p => p["household_ref"]).Where(h => h.All(p => p["conceals"].Length == 0)).ToDictionary(h => h.Key, h => h.ToList());
        var income = city.Income.Where(line => line.IsOfTheYear("month")).GroupBy(line => line.Person).ToDictionary(p => p.Key, p => p.Sum(line => line.Yuan()) / 12);
        foreach (var line in File.ReadLines(System.IO.Path.Combine(city.Path, "requests.jsonl")))
        {
            var request = JsonSerializer.Deserialize(line, ContractJson.Default.SubmitVerification)!;
            if (persons.TryGetValue(request.HouseholdRef!, out var household)
                && household.Where(p => p["lives_here"] == "yes" && p["member_ref"].Length > 0).Sum(p => income.GetValueOrDefault(p.Person)) is >= 200 and var real)
            {
                yield return (request.Declared?.Income?.Sum(i => decimal.Parse(i.MonthlyAmount)) ?? 0) / real;
            }
        }
    }
}

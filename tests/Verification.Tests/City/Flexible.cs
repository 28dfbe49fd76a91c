namespace Verification.Tests.Cities;

/// <summary>What flexible workers of a city truly earned in the year, and how much of it stands in any register.</summary>
internal sealed record Flexible(decimal Earned, decimal Seen, int Workers, int WithPlatformRecord)
{
    private static readonly string[] Kinds = ["platform", "day-labour", "migrant", "seasonal", "trade"];

    /// <summary>Matches true pay by person and channel with every record that could show it; a record never shows more than was earned.</summary>
    public static Flexible Of(LivesFolder city)
    {
        var earned = city.Income.Where(line => Kinds.Contains(line["kind"]) && line.IsOfTheYear("month"))
            .GroupBy(line => line.Person).ToDictionary(
                person => person.Key,
                person => person.GroupBy(line => line["channel"]).ToDictionary(c => c.Key, c => c.Sum(line => line.Yuan())));
        var documents = city.Persons.Where(p => p["document"].Length > 0 && earned.ContainsKey(p.Person)).ToDictionary(p => p["document"], p => p.Person);
        var shown = Shown(city, documents);
        var seen = earned.Sum(person => Math.Max(
            Math.Min(person.Value.Values.Sum(), shown.GetValueOrDefault((person.Key, "filed"))),
            person.Value.Sum(channel => Math.Min(channel.Value, shown.GetValueOrDefault((person.Key, channel.Key))))));
        var settled = city.Register("platform-payouts").Select(line => line["document"]).Where(documents.ContainsKey).Distinct().Count();
        return new(earned.Values.Sum(person => person.Values.Sum()), seen, earned.Count, settled);
    }

    private static Dictionary<(string Person, string Channel), decimal> Shown(LivesFolder city, Dictionary<string, string> documents)
    {
        var shown = new Dictionary<(string, string), decimal>();
        Add("platform-payouts", line => line["kind"] == "platform-payout" ? "platform" : null);
        Add("tax-wages", line => line["kind"] == "wage" ? "employer" : "filed");
        Add("tax-invoices", _ => "invoiced-trade");
        var elsewhere = new Dictionary<(string, string), decimal>(shown);
        shown.Clear();
        Add("payment-inflows", line => line["kind"] != "payment-inflow" ? null : line["detail"] switch
        {
            "" or "other" => "account-inflow", "payout" => "platform", "wage" => "employer", _ => null,
        });

        // The same payment in two registers is seen once.
        foreach (var (at, sum) in elsewhere)
        {
            shown[at] = Math.Max(sum, shown.GetValueOrDefault(at));
        }

        return shown;

        void Add(string source, Func<Row, string?> channel)
        {
            foreach (var line in city.Register(source).Where(line => line.IsOfTheYear("from")))
            {
                if (documents.TryGetValue(line["document"], out var person) && channel(line) is { } by)
                {
                    shown[(person, by)] = shown.GetValueOrDefault((person, by)) + line.Yuan();
                }
            }
        }
    }
}

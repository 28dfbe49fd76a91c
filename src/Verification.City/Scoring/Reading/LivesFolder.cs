using Verification.City.Files;
using Verification.Vocabulary;

namespace Verification.City.Scoring.Reading;

/// <summary>Reads the folder <c>lives</c>; a city without one has none to tell.</summary>
internal static class LivesFolder
{
    private const string Folder = CityFiles.Lives;
    private static readonly string[] PersonColumns =
        ["household_ref", "person", "member_ref", "document", "relation", "born_on", "died_on", "custody_from", "custody_to", "lives_here"];
    private static readonly string[] IncomeColumns = ["household_ref", "person", "month", "kind", "channel", "amount"];
    private static readonly string[] HoldingColumns = ["household_ref", "person", "kind", "value", "registered_to"];

    /// <summary>By household reference.</summary>
    public static async Task<IReadOnlyDictionary<string, HouseholdLives>> Read(string city, CityFaults faults, CancellationToken ct)
    {
        var folder = Path.Combine(city, Folder);
        if (!Directory.Exists(folder))
        {
            return new Dictionary<string, HouseholdLives>(StringComparer.Ordinal);
        }

        var persons = new Dictionary<(string, string), LifeOfPerson>();
        var households = new Dictionary<string, List<LifeOfPerson>>(StringComparer.Ordinal);
        foreach (var row in await Rows(folder, "persons.csv", PersonColumns, faults, ct))
        {
            var (household, person) = (row["household_ref"], Person(row));
            if (!persons.TryAdd((household, row["person"]), person))
            {
                faults.Add(CityFault.Twice($"{Folder}/persons.csv", row.Line));
            }

            if (!households.TryGetValue(household, out var all))
            {
                households.Add(household, all = []);
            }

            all.Add(person);
        }

        await Lines(folder, "income.csv", IncomeColumns, persons, AddIncome, faults, ct);
        await Lines(folder, "holdings.csv", HoldingColumns, persons, AddHolding, faults, ct);
        return households.ToDictionary(h => h.Key, h => new HouseholdLives(h.Value), StringComparer.Ordinal);
    }

    private static async Task Lines(
        string folder, string file, IReadOnlyList<string> columns, Dictionary<(string, string), LifeOfPerson> persons,
        Action<LifeOfPerson, CityRow> add, CityFaults faults, CancellationToken ct)
    {
        foreach (var row in await Rows(folder, file, columns, faults, ct))
        {
            if (persons.TryGetValue((row["household_ref"], row["person"]), out var person))
            {
                add(person, row);
            }
            else
            {
                faults.Add(CityFault.RowMalformed($"{Folder}/{file}", row.Line, new("没有这个人", "there is no such person")));
            }
        }
    }

    private static void AddIncome(LifeOfPerson person, CityRow row)
    {
        if (row.Month("month") is { } month && row.Yuan("amount") is { } amount)
        {
            person.Income.Add(new(month, row["kind"], row["channel"], amount));
        }
    }

    private static void AddHolding(LifeOfPerson person, CityRow row)
    {
        if (row.Yuan("value") is { } value)
        {
            person.Holdings.Add(new(row["kind"], value, row["registered_to"] == "self"));
        }
    }

    private static LifeOfPerson Person(CityRow row) => new()
    {
        MemberRef = row["member_ref"] is { Length: > 0 } member ? member : null,
        Document = row["document"],
        Relation = row["relation"],
        BornOn = row.Day("born_on"),
        DiedOn = row.Day("died_on"),
        Custody = row.Day("custody_from") is { } from ? new Period(from, row.Day("custody_to")) : null,
        LivesHere = row.YesNo("lives_here") ?? true,
    };

    private static Task<IReadOnlyList<CityRow>> Rows(
        string folder, string file, IReadOnlyList<string> columns, CityFaults faults, CancellationToken ct) =>
        CityTable.Read(Path.Combine(folder, file), $"{Folder}/{file}", columns, faults, ct);
}

using Verification.City.Drawing;
using Verification.Vocabulary;

namespace Verification.City.Plain;

/// <summary>Households that are the same in every city: cases of law with known figures.</summary>
/// <remarks>Their requests are in <c>contracts/examples/households</c>; con-01, con-02 and con-25 are worked examples of the measure of 2020.</remarks>
internal static class FixedHouseholds
{
    public static IReadOnlyList<CityHousehold> All { get; } =
    [
        Three("con-01", 900, (45, 13), 1_200m, 8_000m),
        Three("con-01-deposits-over", 910, (45, 13), 1_200m, 42_408.01m),
        Three("con-02-equal", 920, (40, 10), 1_767m, 5_000m),
        Three("con-01-bank-silent", 930, (45, 13), 1_200m, 8_000m) with { Delay = new("bank-deposits", null), DeadlineSeconds = 8 },
        Prison(),
    ];

    /// <summary>Three persons on one wage: the spouse, a year younger, disabled, the child at school.</summary>
    private static CityHousehold Three(string id, int sequence, (int Earner, int Child) age, decimal wage, decimal deposit) => Household(
        id,
        Person(1, "applicant", "王建国", Sex.Male, new(2020 - age.Earner, 3, 18), sequence + 1, new CityFact("work", "employed")) with
        {
            Income = [Wage(wage)], Deposit = deposit, MarriedOn = new(2006, 10, 1),
        },
        Person(2, "spouse", "李秀兰", Sex.Female, new(2021 - age.Earner, 4, 9), sequence + 2, new CityFact("disability", "physical-2")) with
        {
            Disability = "physical-2", MarriedOn = new(2006, 10, 1),
        },
        Person(3, "child", "王欣怡", Sex.Female, new(2020 - age.Child, 5, 20), sequence + 4, new CityFact("study", age.Child < 13 ? "primary" : "junior-secondary")));

    private static CityHousehold Prison()
    {
        var term = new Period(new(2018, 9, 1), new(2023, 8, 31));
        return Household(
            "con-25",
            Person(1, "applicant", "张桂芳", Sex.Female, new(1980, 2, 11), 942, new CityFact("work", "employed")) with
            {
                Income = [Wage(1_000m)], Deposit = 3_000m, MarriedOn = new(2006, 5, 1),
            },
            Person(2, "child", "陈子轩", Sex.Male, new(2008, 1, 25), 943, new CityFact("study", "primary")),
            Person(3, "spouse", "陈志强", Sex.Male, new(1977, 11, 30), 945, new CityFact("serving-sentence", "prison", term.From, term.To)) with
            {
                Prison = term, MarriedOn = new(2006, 5, 1),
            });
    }

    private static CityHousehold Household(string id, params CityPerson[] persons) => new()
    {
        RequestId = id,
        CaseNo = $"TS2020-{id.ToUpperInvariant()}",
        HouseholdRef = $"TSH-{id.ToUpperInvariant()}",
        Street = "620502001",
        AcceptedOn = new(2020, 6, 15),
        Persons = persons,
    };

    private static CityPerson Person(int number, string relation, string name, Sex sex, DateOnly born, int sequence, params CityFact[] facts) => new()
    {
        MemberRef = $"m{number}",
        Relation = relation,
        Name = name,
        Sex = sex,
        BornOn = born,
        Document = SyntheticIds.Of(born, sequence),
        Facts = facts,
    };

    private static CityIncome Wage(decimal monthly) => new(EvidenceKind.Wage, [.. Enumerable.Repeat(monthly, 12)]);
}

using Verification.Assessment.Packs.Cases;
using Verification.Vocabulary;

namespace Verification.Benchmarks;

/// <summary>Households of two and of three persons, so many of each that the mean is 2.46, as in the register of a city.</summary>
/// <remarks>One works (twelve months of wages), one draws a pension (twelve payments), both have an account; a third is a child. All sources answered.</remarks>
public static class MeanHouseholds
{
    /// <summary>27 of two persons and 23 of three: 123 persons in 50 households.</summary>
    public const int Round = 50;

    private const int OfTwo = 27;
    private static readonly Programme[] Programmes = [new("dibao"), new("dibao-edge"), new("rigid-expenditure")];

    /// <summary>So many households, no two of them with the same amounts beside each other.</summary>
    public static IReadOnlyList<Household> Of(int count) => [.. Enumerable.Range(0, count).Select(One)];

    private static Household One(int number)
    {
        var given = new PackCase
        {
            Name = $"mean-{number}",
            County = Law.County.Code,
            AcceptedOn = Law.Accepted,
            Members = [.. Members(number)],
            Expect = [.. Programmes.Select(p => new CaseExpectation(p, ""))],
        };
        return new(CaseHousehold.Facts(given), [.. CaseHousehold.Answers(given, Law.Pack)]);
    }

    private static IEnumerable<CaseMember> Members(int number)
    {
        var wage = Money.Of(600m + ((number * 37) % 900) + ((number % 100) / 100m));
        var pension = Money.Of(180m + ((number * 13) % 300));
        yield return new("applicant", 44) { Sex = Sex.Female, Income = Of("wage", wage), Deposit = Money.Of(3_000m + (number % 2_000)) };
        yield return new("parent", 66) { Sex = Sex.Male, Income = Of("pension", pension), Deposit = Money.Of(800m + (number % 500)) };
        if (number % Round >= OfTwo)
        {
            yield return new("child", 12) { Sex = Sex.Male };
        }
    }

    private static Dictionary<string, Money> Of(string item, Money amount) => new(StringComparer.Ordinal) { [item] = amount };
}

/// <summary>What a household is assessed from.</summary>
public sealed record Household(HouseholdFacts Facts, IReadOnlyList<Answer> Answers);

using Verification.Assessment.Packs.Cases;
using Verification.City.Scoring.Comparing;
using Verification.City.Scoring.Reading;
using Verification.Tests.Assessment;
using Verification.Vocabulary;

namespace Verification.Tests.Cities.Scoring;

/// <summary>Households small enough to be counted by hand, under the law of Tianshui 2020.</summary>
internal static class Known
{
    /// <summary>Nobody in it can work and nothing is registered of anybody.</summary>
    public static readonly CaseMember Elder = new("applicant", 70);

    public static readonly CaseMember Worker = new("applicant", 40);

    public static Judgement Granted(decimal amount = 0m) => Judgement.Grant(Money.Of(amount));

    public static CityCase Household(params CaseMember[] members) => Entitled(true, members);

    public static CityCase Entitled(bool entitled, params CaseMember[] members)
    {
        var given = new PackCase
        {
            Name = "known", County = "620502", AcceptedOn = Cases.Accepted, Members = members, Expect = [new(new("dibao"), "")],
        };
        var facts = Cases.Facts(given);
        return new(
            facts, Cases.Tianshui, [.. Cases.Answers(given, Cases.Tianshui)], [], TimeSpan.Zero,
            new() { RequestId = facts.RequestId, Line = 2, Entitled = entitled }, HouseholdLives.Untold)
        {
            Gives = new Dictionary<SourceId, IReadOnlyList<EvidenceKind>>
            {
                [new("tax-wages")] = [EvidenceKind.Wage, EvidenceKind.BusinessIncome], [new("social-insurance")] = [EvidenceKind.Contribution, EvidenceKind.Pension],
                [new("platform-payouts")] = [EvidenceKind.PlatformPayout, EvidenceKind.PlatformTask],
            },
        };
    }

    public static CaseMember Earning(this CaseMember member, string item, decimal monthly) =>
        member with { Income = new Dictionary<string, Money>(member.Income) { [item] = Money.Of(monthly) } };

    public static CaseMember Declaring(this CaseMember member, string word, decimal monthly) =>
        member with { Declared = new Dictionary<string, Money>(member.Declared) { [word] = Money.Of(monthly) } };

    /// <summary>With another answer in the place of what the source said of a member.</summary>
    public static CityCase Hearing(this CityCase one, Answer answer) => one with
    {
        Answers = [.. one.Answers.Where(a => a.Source != answer.Source || a.MemberOrdinal != answer.MemberOrdinal), answer],
    };
}

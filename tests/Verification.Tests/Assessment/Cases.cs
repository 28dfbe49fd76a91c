using Verification.Assessment;
using Verification.Assessment.Packs;
using Verification.Assessment.Packs.Cases;
using Verification.TestKit;
using Verification.Vocabulary;

namespace Verification.Tests.Assessment;

/// <summary>The packs of the checkout, and households and answers made from their cases.</summary>
internal static class Cases
{
    public static readonly DateOnly Accepted = new(2020, 6, 15);

    public static PackLibrary Library { get; } = PackLibrary.Load(Repository.PathOf("src", "packs")) switch
    {
        PackLibraryResult.Loaded loaded => loaded.Library,
        PackLibraryResult.Faulty faulty => throw new InvalidOperationException(string.Join('\n', faulty.Faults)),
        _ => throw new InvalidOperationException(),
    };

    public static Pack Tianshui { get; } = PackOf("620502", Accepted);

    public static Pack PackOf(string county, DateOnly day) =>
        ((PackInForce.Found)Library.InForce(RegionCode.Parse(county), day)).Pack;

    public static PackCase Named(string start) => Library.Cases.First(c => c.Name.StartsWith(start, StringComparison.Ordinal));

    public static HouseholdAssessment Assess(PackCase given)
    {
        var pack = PackOf(given.County, given.AcceptedOn);
        return Assessor.Assess(pack, Facts(given), EvidenceSet.Of(Answers(given, pack)));
    }

    public static HouseholdFacts Facts(PackCase given) => CaseHousehold.Facts(given);

    public static IEnumerable<Answer> Answers(PackCase given, Pack pack) => CaseHousehold.Answers(given, pack);

    public static EvidenceItem Item(SourceId source, EvidenceKind kind, int ordinal, string record, Period period, Money? amount = null, string? detail = null) =>
        new()
        {
            Kind = kind, Source = source, RecordId = record, MemberOrdinal = ordinal, Period = period, Amount = amount, Detail = detail, AsOf = Accepted,
        };
}

using Verification.Assessment;
using Verification.Assessment.Packs;
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

    public static HouseholdFacts Facts(PackCase given) => new()
    {
        Id = VerificationId.Derive("tianshui-dibao", given.Name),
        Submitter = new("tianshui-dibao"),
        RequestId = given.Name,
        CaseNo = "2020-000001",
        HouseholdRef = "h-1",
        Purpose = "assistance",
        Kind = "initial",
        Programmes = [new("dibao")],
        Region = RegionCode.Parse(given.County),
        Street = RegionCode.Parse(given.County + "001"),
        AcceptedOn = given.AcceptedOn,
        AsOf = given.AcceptedOn,
        Members = [.. given.Members.Select((m, i) => Person(given, m, i + 1))],
    };

    /// <summary>Every source of the pack answers about everybody, save the silent ones.</summary>
    public static IEnumerable<Answer> Answers(PackCase given, Pack pack)
    {
        var id = VerificationId.Derive("tianshui-dibao", given.Name);
        foreach (var source in pack.Sources)
        {
            for (var ordinal = 1; ordinal <= given.Members.Count; ordinal++)
            {
                var silent = given.Silent.Where(s => s.Source == source.Id.Code).Select(s => (Silence?)s.Why).FirstOrDefault();
                var items = Items(given, source.Id, ordinal, pack).ToList();
                yield return silent is { } why ? new Answer.Silent(id, source.Id, ordinal, why)
                    : items.Count > 0 ? new Answer.Answered(id, source.Id, ordinal, items, given.AcceptedOn, Coverage.Unstated)
                    : new Answer.Silent(id, source.Id, ordinal, Silence.NoRecord, given.AcceptedOn);
            }
        }
    }

    public static EvidenceItem Item(SourceId source, EvidenceKind kind, int ordinal, string record, Period period, Money? amount = null, string? detail = null) =>
        new()
        {
            Kind = kind, Source = source, RecordId = record, MemberOrdinal = ordinal, Period = period, Amount = amount, Detail = detail, AsOf = Accepted,
        };

    private static IEnumerable<EvidenceItem> Items(PackCase given, SourceId source, int ordinal, Pack pack)
    {
        var member = given.Members[ordinal - 1];
        return source.Code switch
        {
            "tax-wages" => Monthly(given, pack, source, EvidenceKind.Wage, ordinal, member.WageMonthly),
            "social-insurance" => Monthly(given, pack, source, EvidenceKind.Pension, ordinal, member.PensionMonthly),
            "bank-deposits" when member.Deposit is { } deposit =>
                [Item(source, EvidenceKind.Deposit, ordinal, $"acc-{ordinal}", Period.Of(given.AcceptedOn), deposit)],
            "civil-registry" when member.Custody =>
                [Item(source, EvidenceKind.Custody, ordinal, $"cus-{ordinal}", new(given.AcceptedOn.AddYears(-1), null), detail: "prison")],
            _ => [],
        };
    }

    private static IEnumerable<EvidenceItem> Monthly(PackCase given, Pack pack, SourceId source, EvidenceKind kind, int ordinal, Money? monthly)
    {
        if (monthly is not { } amount)
        {
            yield break;
        }

        for (var month = pack.LookBack.FirstMonth(given.AcceptedOn); month <= pack.LookBack.LastMonth(given.AcceptedOn); month = month.Plus(1))
        {
            yield return Item(source, kind, ordinal, $"{kind}-{ordinal}-{month}", Period.Of(month), amount);
        }
    }

    private static Person Person(PackCase given, CaseMember member, int ordinal) => new()
    {
        Ordinal = ordinal,
        MemberRef = $"m{ordinal}",
        Relation = member.Relation,
        Name = "某人",
        Document = new(DocumentType.Passport, $"P{ordinal}"),
        BornOn = given.AcceptedOn.AddYears(-member.Age).AddDays(-10),
        Consent = new("c-1", new string('0', 64), ["*"], new(given.AcceptedOn.AddDays(-30), given.AcceptedOn.AddYears(1))),
        Facts = [.. Stated(given, member)],
    };

    private static IEnumerable<MemberFact> Stated(PackCase given, CaseMember member)
    {
        if (member.Disability is { } disability)
        {
            yield return new("disability", disability, new(given.AcceptedOn.AddYears(-5), null));
        }

        if (member.ServingSentence)
        {
            yield return new("serving-sentence", "prison", new(given.AcceptedOn.AddYears(-1), null));
        }
    }
}

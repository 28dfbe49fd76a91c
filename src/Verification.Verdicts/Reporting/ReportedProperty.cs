using System.Collections.Frozen;
using Verification.Contracts.Api;
using Verification.Vocabulary;

namespace Verification.Verdicts.Reporting;

/// <summary>Property of the household, kind by kind: a thing two persons hold is one thing.</summary>
internal static class ReportedProperty
{
    /// <summary>Kinds of evidence that are property.</summary>
    public static FrozenSet<EvidenceKind> Kinds { get; } = FrozenSet.ToFrozenSet(
    [
        EvidenceKind.Deposit, EvidenceKind.Security, EvidenceKind.InsuranceValue, EvidenceKind.RealEstate, EvidenceKind.Vehicle,
        EvidenceKind.Vessel, EvidenceKind.FarmMachine, EvidenceKind.CompanyShare,
    ]);

    private const string Other = "other";

    public static IEnumerable<ReportItem> Of(ReportSubject subject, IReadOnlyList<FoundRecord> found) =>
        Kinds.Order().Select(EvidenceWords.Of).Append(Other)
            .Select(kind => Of(subject, kind, found))
            .OfType<ReportItem>();

    private static ReportItem? Of(ReportSubject subject, string kind, IReadOnlyList<FoundRecord> found)
    {
        var records = EvidenceWords.Kinds.TryGetValue(kind, out var known) ? found.Where(r => r.Item.Kind == known) : [];
        var declared = Said.Of([.. subject.Facts.Declared.Property.Where(p => p.Kind == kind).Select(p => p.Value)]);
        return ReportItems.Item(subject, "property", kind, null, Period.Of(subject.Facts.AsOf), [.. records], declared);
    }
}

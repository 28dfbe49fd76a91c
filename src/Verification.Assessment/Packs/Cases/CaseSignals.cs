using System.Globalization;
using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Cases;

/// <summary>The signals of a case, told by the first source of its law beside whatever that one knows.</summary>
internal static class CaseSignals
{
    public static IReadOnlyList<SignalItem> Of(PackCase given, CaseMember member, int ordinal, SourceId source) =>
    [
        .. member.Signals.Select((s, i) => new SignalItem
        {
            Kind = s.Kind,
            Source = source,
            RecordId = string.Create(CultureInfo.InvariantCulture, $"signal-{ordinal}-{i}"),
            MemberOrdinal = ordinal,
            Period = new(s.From, s.To),
            Size = s.Size,
            AsOf = given.AcceptedOn,
        }),
    ];
}

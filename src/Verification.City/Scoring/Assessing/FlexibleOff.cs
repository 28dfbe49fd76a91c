using Verification.Assessment.Packs;
using Verification.City.Scoring.Reading;
using Verification.Vocabulary;

namespace Verification.City.Scoring.Assessing;

/// <summary>A case as it would be if no source of flexible income were connected.</summary>
internal static class FlexibleOff
{
    private static readonly HashSet<EvidenceKind> Flexible =
    [
        EvidenceKind.PlatformPayout, EvidenceKind.PlatformTask, EvidenceKind.PaymentInflow, EvidenceKind.Invoice, EvidenceKind.MarketRegistration,
    ];

    /// <summary>The sources say nothing, and their silence widens nothing; what another source says of flexible income goes too.</summary>
    public static CityCase Of(CityCase one)
    {
        var off = one.Answers.OfType<Answer.Answered>().Where(a => a.Items.Any(i => Flexible.Contains(i.Kind))).Select(a => a.Source).ToHashSet();
        return one with
        {
            Pack = one.Pack with { Sources = [.. one.Pack.Sources.Select(s => Names.Contains(s.Id.Code) ? Unconnected(s) : s)] },
            Answers = [.. one.Answers.Where(a => !Names.Contains(a.Source.Code)).Select(a => off.Contains(a.Source) ? Without(a) : a)],
        };
    }

    // The sources of the demonstration that give nothing else.
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "platform-payouts", "payment-inflows", "tax-invoices", "market-registration",
    };

    private static SourceRule Unconnected(SourceRule source) => source with { Role = SourceRole.Supporting, Bounds = Matters.None };

    private static Answer Without(Answer answer) => answer is not Answer.Answered said ? answer
        : said.Items.Where(i => !Flexible.Contains(i.Kind)).ToList() is { Count: > 0 } left ? said with { Items = left }
        : new Answer.Silent(said.Verification, said.Source, said.MemberOrdinal, Silence.NoRecord, said.AsOf);
}
